import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * Makes a picture of a screen small: at most 256 colors, the least used ones replaced by the nearest that stay. Takes and
 * gives PNG as a browser writes it: 8 bits, red green blue with or without alpha, not interlaced. Anything else throws.
 */
export const toPalette = (png: Buffer): Buffer => {
  const { width, height, channels, data } = decode(png);
  const pixels = new Uint32Array(width * height);
  const used = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * channels;
    const color = ((data[from] ?? 0) << 16) | ((data[from + 1] ?? 0) << 8) | (data[from + 2] ?? 0);
    pixels[at] = color;
    used.set(color, (used.get(color) ?? 0) + 1);
  }
  const palette = [...used]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([color]) => color);
  const places = new Map(palette.map((color, place) => [color, place]));
  const placeOf = (color: number): number => {
    const known = places.get(color);
    if (known !== undefined) return known;
    const place = nearest(palette, color);
    places.set(color, place);
    return place;
  };
  // One filter byte, none, before each row: flat colors need no more.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = placeOf(pixels[y * width + x] ?? 0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const decode = (png: Buffer) => {
  const parts: Buffer[] = [];
  let header = Buffer.alloc(13);
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = Buffer.from(body);
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : header[9] === 2 ? 3 : 0;
  if (header[8] !== 8 || channels === 0 || header[12] !== 0) throw new Error('not a picture of a browser');
  return {
    width,
    height,
    channels,
    data: unfilter(inflateSync(Buffer.concat(parts)), width, height, channels),
  };
};

/** Undoes the filters of PNG (RFC 2083, 6). */
const unfilter = (raw: Buffer, width: number, height: number, channels: number): Buffer => {
  const stride = width * channels;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const value = raw[y * (stride + 1) + 1 + x] ?? 0;
      const left = x >= channels ? (data[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (data[(y - 1) * stride + x] ?? 0) : 0;
      const corner = y > 0 && x >= channels ? (data[(y - 1) * stride + x - channels] ?? 0) : 0;
      data[y * stride + x] = value + predict(filter, left, up, corner);
    }
  }
  return data;
};

const predict = (filter: number, left: number, up: number, corner: number): number => {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
};

const nearest = (palette: readonly number[], color: number): number => {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const [place, other] of palette.entries()) {
    const between =
      ((other >> 16) - (color >> 16)) ** 2 +
      (((other >> 8) & 255) - ((color >> 8) & 255)) ** 2 +
      ((other & 255) - (color & 255)) ** 2;
    if (between < distance) [best, distance] = [place, between];
  }
  return best;
};

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};
