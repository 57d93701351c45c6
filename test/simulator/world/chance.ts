import type { Random } from '#log/index.ts';

/** Chance from one seed (sfc32): the same seed gives the same run on every machine. */
export interface Chance extends Random {
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Chance of its own, so that drawing more here does not change what is drawn there. */
  readonly fork: (name: string) => Chance;
}

export const createChance = (seed: string): Chance => {
  let [a, b, c, d] = spread(seed);
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  const fraction = (): number => next() / 0x1_0000_0000;
  const between = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between,
    bytes: (count) => {
      const bytes = new Uint8Array(count);
      for (let index = 0; index < count; index += 4) {
        const word = next();
        for (let byte = 0; byte < 4 && index + byte < count; byte += 1)
          bytes[index + byte] = word >>> (8 * byte);
      }
      return bytes;
    },
    happens: (probability) => fraction() < probability,
    pick: (list) => {
      const picked = list[between(0, list.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    fork: (name) => createChance(`${seed}/${name}/${next()}`),
  };
};

/** Four 32-bit words from a text (FNV-1a with four offsets). */
const spread = (text: string): [number, number, number, number] => {
  const word = (offset: number): number => {
    let hash = 0x811c9dc5 ^ offset;
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return hash | 0;
  };
  return [word(1), word(0x9e37), word(0x79b9), word(0x7f4a)];
};
