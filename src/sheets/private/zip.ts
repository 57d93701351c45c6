/** The parts of a zipped document in memory, with what every browser has. For the small workbooks of a screen. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Undefined for what is no zip, or is damaged or encrypted: the server says what is wrong with it. */
export const readZip = async (file: Blob): Promise<readonly ZipPart[] | undefined> => {
  const all = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(all.buffer);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > all.length || view.getUint32(at, true) !== 0x0201_4b50) return undefined;
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameSize = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || local + 30 > all.length) return undefined;
    const name = new TextDecoder().decode(all.subarray(at + 46, at + 46 + nameSize));
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = all.slice(from, from + size);
    parts.push({
      name,
      bytes: async () => (method === 0 ? packed : through(packed, new DecompressionStream('deflate-raw'))),
    });
    at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

const findEnd = (view: DataView): number | undefined => {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at -= 1)
    if (view.getUint32(at, true) === 0x0605_4b50) return at;
  return undefined;
};

const through = async (
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** Parts as a zip, packed. */
export const writeZip = async (
  parts: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
): Promise<Blob> => {
  const locals: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const packed = await through(bytes, new CompressionStream('deflate-raw'));
    const title = new TextEncoder().encode(name);
    const shared = new DataView(new ArrayBuffer(26));
    shared.setUint16(0, 20, true);
    shared.setUint16(4, 8, true);
    shared.setUint32(10, crc32(bytes), true);
    shared.setUint32(14, packed.length, true);
    shared.setUint32(18, bytes.length, true);
    shared.setUint16(22, title.length, true);
    const local = join([signature(0x0403_4b50), new Uint8Array(shared.buffer), title, packed]);
    const tail = new DataView(new ArrayBuffer(14));
    tail.setUint32(10, offset, true);
    central.push(
      join([
        signature(0x0201_4b50),
        new Uint8Array([20, 0]),
        new Uint8Array(shared.buffer),
        new Uint8Array(tail.buffer),
        title,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = join(central);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x0605_4b50, true);
  end.setUint16(8, parts.length, true);
  end.setUint16(10, parts.length, true);
  end.setUint32(12, directory.length, true);
  end.setUint32(16, offset, true);
  return new Blob([...locals, directory, new Uint8Array(end.buffer)]);
};

const signature = (value: number): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
};

const join = (pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
};
