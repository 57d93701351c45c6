// Where calibration starts: a quick best fit, before the posterior is asked for.
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { optional, parameter, seed as seedShape } from '../shape.ts';
import { abcShape, checkAbc } from './abc-check.ts';
import type { AbcProblem } from './abc-types.ts';
import { quantile } from './distribution.ts';
import { nelderMead } from './nelder-mead.ts';
import { latinHypercube, sobol, sobolDimensions } from './points.ts';
import { createStream } from './stream.ts';

export type CalibrationStart = {
  readonly parameters: Readonly<Record<string, number>>;
  readonly distance: number;
  readonly evaluations: number;
};

/**
 * A quick best fit before ABC-SMC: the best of 64 even prior points, then Nelder-Mead, every evaluation with the same
 * random numbers so that the surface is smooth. Its distance tells what tolerance is within reach.
 */
export const findStart = guard(
  [abcShape, parameter('seed', optional(seedShape))],
  (problem: AbcProblem, seed: number = 1): Result<CalibrationStart> => {
    const problems = checkAbc(problem, {});
    if (problems.length > 0) return err(problems);
    const names = Object.keys(problem.priors);
    const priors = Object.values(problem.priors);
    const toParameters = (unit: readonly number[]): Record<string, number> =>
      Object.fromEntries(
        names.map((name, d) => {
          const prior = priors[d];
          const p = Math.min(1 - 1e-6, Math.max(1e-6, unit[d] ?? 0.5));
          return [name, prior === undefined ? Number.NaN : quantile(prior, p)];
        }),
      );
    const f = (unit: readonly number[]): number => {
      const distance = problem.distance(toParameters(unit), createStream(seed));
      return Number.isFinite(distance) ? distance : Infinity;
    };
    const columns = (names.length <= sobolDimensions ? sobol : latinHypercube)(64, names.length, seed);
    const best = Array.from({ length: 64 }, (_, i) => columns.map((column) => column[i] ?? 0.5))
      .map((at) => ({ at, value: f(at) }))
      .reduce((least, one) => (one.value < least.value ? one : least));
    const { at, value, evaluations } = nelderMead(f, best.at);
    if (!Number.isFinite(value)) return err([createProblem('overflow', 'distance')]);
    return ok({ parameters: toParameters(at), distance: value, evaluations: evaluations + 64 });
  },
);
