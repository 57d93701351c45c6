/**
 * Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): a counter-based
 * generator. The same key and counter give the same four words on any machine, in any order, on any thread,
 * because only 32-bit integer arithmetic is used.
 *
 * The engine's use of it: the key is (seed, draw), the counter is (person, step, purpose, index). Two scenarios
 * that ask the same question of the same person in the same step get the same answer, so the difference
 * between them is the scenario, not chance.
 */
export type Philox = {
  /** The four words of the last block, each from 0 to 2^32 - 1. Overwritten by every `fill`. */
  readonly words: Uint32Array;
  readonly fill: (person: number, step: number, purpose: number, index: number) => void;
};

/** A generator for one draw of one run. `seed` and `draw` are taken modulo 2^32. */
export const createPhilox = (seed: number, draw: number): Philox => {
  const words = new Uint32Array(4);
  const key0 = seed | 0;
  const key1 = draw | 0;
  const fill = (person: number, step: number, purpose: number, index: number): void => {
    let c0 = person | 0;
    let c1 = step | 0;
    let c2 = purpose | 0;
    let c3 = index | 0;
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < 10; round += 1) {
      // High words of 0xD2511F53 * c0 and 0xCD9E8D57 * c2, by halves of 16 bits, as JavaScript has no 64-bit product.
      const low0 = c0 & 0xffff;
      const high0 = c0 >>> 16;
      const mid0 = (Math.imul(high0, 0x1f53) + (Math.imul(low0, 0x1f53) >>> 16)) >>> 0;
      const carry0 = (Math.imul(low0, 0xd251) + (mid0 & 0xffff)) >>> 0;
      const product0 = (Math.imul(high0, 0xd251) + (mid0 >>> 16) + (carry0 >>> 16)) | 0;
      const low1 = c2 & 0xffff;
      const high1 = c2 >>> 16;
      const mid1 = (Math.imul(high1, 0x8d57) + (Math.imul(low1, 0x8d57) >>> 16)) >>> 0;
      const carry1 = (Math.imul(low1, 0xcd9e) + (mid1 & 0xffff)) >>> 0;
      const product1 = (Math.imul(high1, 0xcd9e) + (mid1 >>> 16) + (carry1 >>> 16)) | 0;
      const next1 = Math.imul(c2, 0xcd9e8d57);
      const next3 = Math.imul(c0, 0xd2511f53);
      c0 = product1 ^ c1 ^ k0;
      c2 = product0 ^ c3 ^ k1;
      c1 = next1;
      c3 = next3;
      k0 = (k0 + 0x9e3779b9) | 0;
      k1 = (k1 + 0xbb67ae85) | 0;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
  };
  return { words, fill };
};
