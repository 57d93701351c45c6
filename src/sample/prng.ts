import type { Chance } from '#programs/sample.ts';

/** Reproducible chance: the same seed gives the same days on every machine (sfc32 by Chris Doty-Humphrey, public domain). */
export interface Prng extends Chance {
  /** Mean 0, deviation 1. */
  readonly normal: () => number;
  /** 32 hex digits. */
  readonly hex: () => string;
}

export const createPrng = (seed: number): Prng => {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const bits = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round += 1) bits();
  const next = (): number => bits() / 4_294_967_296;
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = list.at(-1);
      if (last === undefined) throw new Error('nothing to pick from');
      return last[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    hex: () => [0, 1, 2, 3].map(() => bits().toString(16).padStart(8, '0')).join(''),
  };
};
