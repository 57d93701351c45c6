import { isText, joinBytes } from './parts.ts';

/**
 * JPEG (ITU-T T.81, annex B): what is needed to draw is kept, by a list, and everything else goes: EXIF, XMP, IPTC, color
 * profiles, comments, small copies, further pictures behind the end. Two application segments say how colors were stored;
 * they are written anew, with nothing of their own in them. Undefined for what is no whole JPEG.
 */
export const bareJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let hasFrame = false;
  let hasScan = false;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return undefined;
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === endOfImage) {
      kept.push(end);
      return hasFrame && hasScan ? joinBytes(kept) : undefined;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const next = at + 2 + length;
    if (marker === undefined || length < 2 || next > bytes.length) return undefined;
    const content = bytes.subarray(at + 4, next);
    const segment = segmentOf(marker, content, bytes.subarray(at, next));
    if (segment === undefined) return undefined;
    if (segment !== 'drop') kept.push(segment);
    if (isFrame(marker)) hasFrame = true;
    at = next;
    if (marker !== startOfScan) continue;
    if (!hasFrame) return undefined;
    hasScan = true;
    const scanEnd = endOfScan(bytes, at);
    if (scanEnd === undefined) return undefined;
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
};

const startOfScan = 0xda;
const endOfImage = 0xd9;
const end = Uint8Array.of(0xff, endOfImage);

/** Frames of every sort but hierarchical ones; C4, C8 and CC are no frames. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The segment as it is kept; `drop`; undefined for what no picture of a phone or scanner has. */
const segmentOf = (
  marker: number,
  content: Uint8Array,
  whole: Uint8Array,
): Uint8Array | 'drop' | undefined => {
  const keptIf = (isWhole: boolean): Uint8Array | undefined =>
    isWhole ? joinBytes([Uint8Array.of(0xff, marker), whole.subarray(2)]) : undefined;
  if (isFrame(marker)) return keptIf(content.length === 6 + 3 * (content[5] ?? 0));
  if (marker === 0xe0) return isText(content, 0, 'JFIF\0') ? jfif : 'drop';
  if (marker === 0xee && isText(content, 0, 'Adobe') && content.length >= 12) return adobe(content[11] ?? 0);
  if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) return 'drop';
  switch (marker) {
    case startOfScan:
      return keptIf(content.length === 4 + 2 * (content[0] ?? 0));
    case 0xdb:
      return keptIf(fitsTables(content, (head) => ((head >> 4) & 1 ? 129 : 65)));
    case 0xc4:
      return keptIf(fitsTables(content, (_head, at) => 17 + sum(content.subarray(at + 1, at + 17))));
    case 0xcc:
      return keptIf(content.length > 0 && content.length % 2 === 0 && content.length <= 64);
    case 0xdc:
    case 0xdd:
      return keptIf(content.length === 2);
    default:
      return undefined;
  }
};

/** Tables that stand in a row fill their segment to its end: nothing else fits in. */
const fitsTables = (content: Uint8Array, sizeOf: (head: number, at: number) => number): boolean => {
  let at = 0;
  while (at < content.length) at += sizeOf(content[at] ?? 0, at);
  return at === content.length && at > 0;
};

const sum = (bytes: Uint8Array): number => bytes.reduce((total, byte) => total + byte, 0);

/** "Colors are YCbCr", with no resolution and no small copy. */
const jfif = Uint8Array.of(...[0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** "Colors were transformed like this": the one byte a decoder needs. */
const adobe = (transform: number): Uint8Array =>
  Uint8Array.of(
    0xff,
    0xee,
    0,
    14,
    0x41,
    0x64,
    0x6f,
    0x62,
    0x65,
    0,
    100,
    0,
    0,
    0,
    0,
    transform <= 2 ? transform : 0,
  );

/** Where the coded picture ends: at the first marker that is neither a stuffed zero nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number | undefined => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) continue;
    return at;
  }
  return undefined;
};
