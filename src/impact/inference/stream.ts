// A stream of uniform numbers as a function of (seed, counter): nothing hidden, so a run can be stored and resumed.

/** Where a stream stands. Plain data: fits in a file. */
export type StreamState = { readonly seed: number; readonly counter: number };

export type Stream = {
  /** The next uniform number in the open interval (0, 1), 53 bits. */
  readonly uniform: () => number;
  /** A standard normal number (polar method). */
  readonly normal: () => number;
  /** A whole number in 0 .. below - 1. */
  readonly below: (below: number) => number;
  readonly state: () => StreamState;
};

/** Two 32-bit hashes of (seed, counter) make one number; the same on every machine, as only 32-bit arithmetic is used. */
export const createStream = (seed: number, counter = 0): Stream => {
  const key = mix(seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) >>> 0);
  let at = counter;
  const uniform = (): number => {
    const high = mix(mix(at >>> 0) ^ key ^ 0x9e3779b9) ^ mix(Math.floor(at / 2 ** 32) + 0x85ebca6b);
    const low = mix(mix(high ^ 0xc2b2ae35) + key + (at | 0));
    at += 1;
    return ((high >>> 0) * 2 ** 21 + (low >>> 11) + 0.5) / 2 ** 53;
  };
  const normal = (): number => {
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const r = x * x + y * y;
      if (r > 0 && r < 1) return x * Math.sqrt((-2 * Math.log(r)) / r);
    }
  };
  return {
    uniform,
    normal,
    below: (below) => Math.floor(uniform() * below),
    state: () => ({ seed, counter: at }),
  };
};

/** A 32-bit mixing function with full avalanche (two multiply-xorshift rounds). */
export const mix = (value: number): number => {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
};
