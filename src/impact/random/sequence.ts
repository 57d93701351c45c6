import { createPhilox } from './philox.ts';

/** A key into the generator: which run, which draw of it, who, when, and what for. */
export type RandomKey = {
  readonly seed: number;
  readonly draw: number;
  readonly person: number;
  readonly step: number;
  readonly purpose: number;
};

/** Uniform numbers in the open interval (0, 1). */
export type Uniform = () => number;

/** An endless row of words and uniforms behind one key, for draws that need an unknown number of them. */
export type Sequence = {
  /** The next word, from 0 to 2^32 - 1. */
  readonly word: () => number;
  /** The next uniform in (0, 1), with 32 bits; never 0 and never 1. */
  readonly uniform: Uniform;
  /** A whole number from 0 to `below` - 1, each equally likely to within 2^-21. `below` at most 2^31. */
  readonly below: (below: number) => number;
};

export const createSequence = (key: RandomKey): Sequence => {
  const philox = createPhilox(key.seed, key.draw);
  let index = 0;
  let used = 4;
  const word = (): number => {
    if (used === 4) {
      philox.fill(key.person, key.step, key.purpose, index);
      index += 1;
      used = 0;
    }
    const next = philox.words[used] as number;
    used += 1;
    return next;
  };
  const uniform = (): number => (word() + 0.5) / 4294967296;
  const below = (limit: number): number => Math.floor(uniform() * limit);
  return { word, uniform, below };
};
