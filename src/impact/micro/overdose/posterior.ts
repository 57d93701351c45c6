import { guardBare } from '../../guard.ts';
import { normal } from '../../random/distributions.ts';
import { createSequence } from '../../random/sequence.ts';
import { parameter, seed as seedShape } from '../../shape.ts';
import type { OverdoseParameters } from './parameters.ts';
import { rhodeIslandPosterior } from './rhode-island.ts';

const PURPOSE = 101;
const Z95 = 1.959964;

/**
 * Parameter set number `draw` from the published marginals of the calibrated sets: each parameter a two-sided
 * normal through its median and 95 % range, cut at 2.5 standard deviations, independent of the others (their
 * correlations are not published, so results are a little wider than the published ones).
 */
export const drawRhodeIsland = guardBare(
  [parameter('seed', seedShape), parameter('draw', seedShape)],
  (seed: number, draw: number): OverdoseParameters => {
    const names = Object.keys(rhodeIslandPosterior) as (keyof OverdoseParameters)[];
    const entries = names.map((name, i) => {
      const [median, low, high] = rhodeIslandPosterior[name];
      const { uniform } = createSequence({ seed, draw, person: i, step: 0, purpose: PURPOSE });
      let z = normal(uniform);
      while (Math.abs(z) > 2.5) z = normal(uniform);
      return [name, median + (z / Z95) * (z < 0 ? median - low : high - median)];
    });
    return { ...rhodeIslandSet(entries) };
  },
);

const rhodeIslandSet = (entries: readonly (readonly (string | number)[])[]): OverdoseParameters =>
  Object.fromEntries(entries) as OverdoseParameters;
