// What a calibration may be asked: shapes and bounds of its problem, its options and a run to go on from.
import { createChecker } from '../check.ts';
import type { Problem } from '../problem.ts';
import {
  callback,
  count,
  flat,
  group,
  leaf,
  list,
  named,
  notNegative,
  numbers,
  optional,
  probability,
  seed as seedShape,
  signal,
  text,
  whole,
} from '../shape.ts';
import type { AbcOptions, AbcProblem, AbcState } from './abc-types.ts';
import { checkDistribution, quantile } from './distribution.ts';

/** Structure of a problem, see shape.ts. */
export const abcShape = flat('problem', group({ priors: named(group({})), distance: callback }));

/** Structure of the options. */
export const optionsShape = group(
  {
    seed: optional(seedShape),
    particles: optional(leaf),
    maxRounds: optional(whole(1, 1e6)),
    maxSimulations: optional(whole(1, 1e12)),
    tolerance: optional(notNegative),
    keep: optional(leaf),
    signal: optional(signal),
    onProgress: optional(callback),
    resume: optional(
      group({
        round: whole(1, 1e6),
        tolerance: leaf,
        simulations: count,
        stream: group({ seed: seedShape, counter: count }),
        names: list(text, 1),
        particles: list(numbers(1), 1),
        weights: list(probability, 1),
        distances: list(leaf, 1),
      }),
    ),
  },
  'closed',
);

const widest = 1e100;

/** Everything wrong with a problem and its options. */
export const checkAbc = (
  { priors }: AbcProblem,
  { particles = 200, keep = 0.5 }: AbcOptions,
): readonly Problem[] => {
  const check = createChecker();
  if (Object.keys(priors).length === 0) check.report('empty', 'priors');
  for (const [name, prior] of Object.entries(priors)) {
    const before = check.problems.length;
    checkDistribution(check, `priors.${name}`, prior);
    if (check.problems.length > before) continue;
    // Wider than this, the spread of the particles is no number.
    const reach = Math.max(Math.abs(quantile(prior, 1e-9)), Math.abs(quantile(prior, 1 - 1e-9)));
    if (!(reach <= widest))
      check.report('outside', `priors.${name}`, { low: -widest, high: widest, got: reach });
  }
  if (check.count('particles', particles)) {
    if (particles < 10) check.report('too-few', 'particles', { least: 10, got: particles });
    if (particles > 1e6) check.report('outside', 'particles', { low: 10, high: 1e6, got: particles });
  }
  if (check.probability('keep', keep)) check.positive('keep', keep);
  return check.problems;
};

/** A resumed run must be of the same problem. */
export const checkResume = ({ priors }: AbcProblem, resume: AbcState | undefined): readonly Problem[] => {
  if (resume === undefined) return [];
  const check = createChecker();
  const names = Object.keys(priors);
  const { names: had, particles, weights, distances } = resume;
  if (had.join() !== names.join())
    check.report('wrong-format', 'resume.names', { expected: names.join(), got: had.join() });
  for (const [field, got] of [
    ['resume.weights', weights.length],
    ['resume.distances', distances.length],
  ] as const) {
    if (got !== particles.length) check.report('wrong-length', field, { expected: particles.length, got });
  }
  particles.forEach((row, i) => {
    if (row.length !== names.length)
      check.report('wrong-length', `resume.particles[${i}]`, { expected: names.length, got: row.length });
  });
  return check.problems;
};
