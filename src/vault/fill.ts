import type { Bytes } from './bytes.ts';

/** 0x80 and zeros up to the next multiple of `step` (ISO/IEC 7816-4): texts of about one length look alike. */
export const filled = (plain: Bytes, step: number): Bytes => {
  const all = new Uint8Array(Math.ceil((plain.length + 1) / step) * step);
  all.set(plain);
  all[plain.length] = 0x80;
  return all;
};

/** What was filled; undefined where nothing was. */
export const emptied = (text: Uint8Array): Uint8Array | undefined => {
  const end = text.lastIndexOf(0x80);
  if (end < 0) return undefined;
  return text.subarray(end + 1).every((byte) => byte === 0) ? text.subarray(0, end) : undefined;
};
