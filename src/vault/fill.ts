import type { Bytes } from './bytes.ts';

/** 0x80 and zeros up to the next multiple of `step` (ISO/IEC 7816-4): texts of about one length look alike. */
export const filled = (plain: Bytes, step: number): Bytes => {
  const all = new Uint8Array(Math.ceil((plain.length + 1) / step) * step);
  all.set(plain);
  all[plain.length] = 0x80;
  return all;
};
