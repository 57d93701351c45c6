import { isText, joinBytes } from './parts.ts';

/**
 * PNG (ISO/IEC 15948): the chunks that are needed to draw are kept, by a list; times, texts, EXIF, resolution, color profiles,
 * further frames and whatever stands behind the end go. Undefined for what is no whole PNG, and for one with a needed chunk
 * that is not known here.
 */
export const barePng = (bytes: Uint8Array): Uint8Array | undefined => {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, signature.length)];
  let hasData = false;
  for (let at: number = signature.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const next = at + 12 + length;
    if (next > bytes.length) return undefined;
    const isFirst = at === signature.length;
    if (isFirst !== isText(bytes, at + 4, 'IHDR') || (isFirst && length !== 13)) return undefined;
    const name = needed.find((known) => isText(bytes, at + 4, known));
    // A capital first letter: no picture without it.
    if (name === undefined && ((bytes[at + 4] ?? 0) & 0x20) === 0) return undefined;
    if (name !== undefined) {
      if (view.getUint32(next - 4) !== crc32(bytes.subarray(at + 4, next - 4))) return undefined;
      kept.push(bytes.subarray(at, next));
    }
    if (name === 'IDAT') hasData = true;
    if (name === 'IEND') return hasData && length === 0 ? joinBytes(kept) : undefined;
    at = next;
  }
  return undefined;
};

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const needed = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'] as const;

const crcTable = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** As PNG has it. */
export const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
