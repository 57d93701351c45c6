import { deflateSync } from 'node:zlib';
import { joinBytes } from '#attachments/parts.ts';
import { crc32 } from '#attachments/png.ts';

/** Pictures made by code: small, whole, and with all that a phone writes beside the picture. */
export const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export const segment = (marker: number, content: Uint8Array): Uint8Array =>
  joinBytes([Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff), content]);

const tables = [
  segment(0xdb, joinBytes([Uint8Array.of(0), new Uint8Array(64).fill(1)])),
  segment(0xc0, Uint8Array.of(8, 0, 8, 0, 8, 1, 1, 0x11, 0)),
  // One code in each table: "no difference", and "end of block".
  segment(0xc4, joinBytes([Uint8Array.of(0x00, 1), new Uint8Array(15), Uint8Array.of(0)])),
  segment(0xc4, joinBytes([Uint8Array.of(0x10, 1), new Uint8Array(15), Uint8Array.of(0)])),
];
const scan = joinBytes([segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Uint8Array.of(0x3f)]);
const start = Uint8Array.of(0xff, 0xd8);
const end = Uint8Array.of(0xff, 0xd9);

/** A gray square of 8 by 8, with these segments before the picture and these bytes behind its end. */
export const jpegWith = (
  extra: readonly Uint8Array[] = [],
  behind: Uint8Array = new Uint8Array(),
): Uint8Array => joinBytes([start, ...extra, ...tables, scan, end, behind]);

/** Where it was taken, as phones write it: 44° 58' north, 93° 16' west, with what, and that it lies on its side. */
export const exifWithPosition = (): Uint8Array => {
  const view = new DataView(new ArrayBuffer(140));
  const bytes = new Uint8Array(view.buffer);
  bytes.set(latin('II*\0'));
  view.setUint32(4, 8, true);
  const tag = (at: number, id: number, type: number, count: number, value: number): void => {
    view.setUint16(at, id, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  };
  view.setUint16(8, 3, true);
  tag(10, 0x0110, 2, 12, 120);
  tag(22, 0x0112, 3, 1, 6);
  tag(34, 0x8825, 4, 1, 50);
  view.setUint16(50, 4, true);
  tag(52, 1, 2, 2, 'N'.charCodeAt(0));
  tag(64, 2, 5, 2, 104);
  tag(76, 3, 2, 2, 'W'.charCodeAt(0));
  tag(88, 4, 5, 2, 104);
  for (const [index, value] of [44, 1, 58, 1].entries()) view.setUint32(104 + 4 * index, value, true);
  bytes.set(latin('Camera 9000\0'), 120);
  return joinBytes([latin('Exif\0\0'), bytes]);
};

/** What must not be left of any picture below. */
export const secrets = [
  'Exif',
  'Camera 9000',
  'GPS',
  'xpacket',
  'hunter street',
  'small copy',
  'second picture',
];

export const jpegWithPosition = (): Uint8Array =>
  jpegWith(
    [
      segment(0xe0, joinBytes([latin('JFIF\0'), Uint8Array.of(1, 2, 1, 1, 44, 1, 44, 0, 0)])),
      segment(0xe0, latin('JFXX\0\x10small copy')),
      segment(0xe1, exifWithPosition()),
      segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<?xpacket exif:GPSLatitude="44,58N"?>')),
      segment(0xe2, latin('ICC_PROFILE\0\x01\x01Camera 9000')),
      segment(0xe2, latin('MPF\0second picture')),
      segment(0xed, latin('Photoshop 3.0\x008BIM hunter street')),
      segment(0xfe, latin('12 hunter street')),
    ],
    joinBytes([start, segment(0xe1, exifWithPosition()), latin('second picture'), end]),
  );

export const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const named = joinBytes([latin(name), content]);
  const number = (value: number): Uint8Array =>
    Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
  return joinBytes([number(content.length), named, number(crc32(named))]);
};

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Two dots, one red, one half seen. */
export const pngWith = (
  extra: readonly Uint8Array[] = [],
  behind: Uint8Array = new Uint8Array(),
): Uint8Array =>
  joinBytes([
    pngSignature,
    chunk('IHDR', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0)),
    ...extra,
    chunk('PLTE', Uint8Array.of(255, 0, 0, 0, 0, 255)),
    chunk('tRNS', Uint8Array.of(255, 128)),
    chunk('IDAT', new Uint8Array(deflateSync(Uint8Array.of(0, 0, 1)))),
    chunk('IEND', new Uint8Array()),
    behind,
  ]);

export const pngWithPosition = (): Uint8Array =>
  pngWith(
    [
      chunk('eXIf', exifWithPosition()),
      chunk('tEXt', latin('Comment\x0012 hunter street')),
      chunk('iTXt', latin('XML:com.adobe.xmp\0\0\0\0\0<?xpacket GPS?>')),
      chunk('zTXt', latin('Location\0\0hunter street')),
      chunk('tIME', Uint8Array.of(7, 234, 3, 8, 13, 37, 11)),
      chunk('pHYs', Uint8Array.of(0, 0, 11, 19, 0, 0, 11, 19, 1)),
      chunk('iCCP', latin('Camera 9000\0\0')),
    ],
    latin('second picture'),
  );
