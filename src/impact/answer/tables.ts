// Tables that one answer leaves for the next: while a slider moves, their shapes stay the same.
import { createGamma } from '../inference/count.ts';
import type { Tables } from './outcome.ts';
import { type BetaView, createBetaViews } from './reports.ts';

/** More than any form needs at once; beyond it all are made anew. */
const mostKept = 256;

export const createTables = (): Tables => {
  const gammas = new Map<number, (z: number) => number>();
  const betas = new Map<string, BetaView>();
  const createView = createBetaViews();
  return {
    gamma: (shape) => keep(gammas, shape, () => createGamma(shape)),
    beta: (alpha, beta) => keep(betas, `${alpha} ${beta}`, () => createView(alpha, beta)),
  };
};

const keep = <Key, Value>(kept: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const held = kept.get(key);
  if (held !== undefined) return held;
  if (kept.size >= mostKept) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
};
