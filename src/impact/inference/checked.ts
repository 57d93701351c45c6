// Draws, distributions and summaries as callers outside the engine get them: every argument looked at, NaN never handed
// back. A problem is thrown as a `ProblemError`. The engine's own loops use the files beside this one.
import { createChecker } from '../check.ts';
import { guardBare } from '../guard.ts';
import { createProblem, type Problem } from '../problem.ts';
import {
  callback,
  count,
  doubles,
  flat,
  group,
  list,
  notNegative,
  number,
  optional,
  parameter,
  positive,
  probability,
  type Shape,
  seed,
  text,
  whole,
} from '../shape.ts';
import { logDensity as rawLogDensity } from './density.ts';
import type { Distribution } from './distribution.ts';
import * as distributions from './distribution.ts';
import { type Influence, influenceOf as rawInfluenceOf } from './influence.ts';
import { nelderMead as rawNelderMead } from './nelder-mead.ts';
import * as points from './points.ts';
import * as streams from './stream.ts';
import * as summaries from './summary.ts';
import type { UnitDraws } from './transform.ts';
import * as transforms from './transform.ts';

const distribution: Shape = (check, field, value) =>
  distributions.checkDistribution(check, field, value as Distribution);
const range: Shape = (check, field, value) => void check.range(field, value);
const level: Shape = (check, field, value) => {
  if (check.probability(field, value) && (value === 0 || value === 1))
    check.report('outside', field, { low: 'above 0', high: 'below 1', got: value });
};
const draws = group({ unit: doubles(1), normal: doubles(1) });

const sameLength = (field: string, got: number, expected: number): readonly Problem[] =>
  got === expected ? [] : [createProblem('wrong-length', field, { got, expected })];

const inUnit = (unit: Float64Array): readonly Problem[] => {
  const at = unit.findIndex((u) => !(u > 0 && u < 1));
  return at < 0 ? [] : [createProblem('not-a-probability', `unit[${at}]`, { got: unit[at] ?? 0 })];
};

/** The value below which a share `p` (0 to 1) of the distribution lies; the ends of it at 0 and 1. */
export const quantile = guardBare(
  [parameter('distribution', distribution), parameter('p', probability)],
  distributions.quantile,
  { infinite: true },
);

/** Share of the distribution at or below `x`. */
export const cdf = guardBare(
  [parameter('distribution', distribution), parameter('x', number)],
  distributions.cdf,
);

/** Log density at `x`, -Infinity outside the support. A fixed value has density 1 at itself. */
export const logDensity = guardBare(
  [parameter('distribution', distribution), parameter('x', number)],
  rawLogDensity,
  { infinite: true },
);

/** Lognormal with the estimate as its median and log-scale width from a two-sided interval (95 % unless told). */
export const lognormalFromInterval = guardBare(
  [
    parameter('estimate', positive),
    parameter('low', positive),
    parameter('high', positive),
    parameter('level', optional(level)),
  ],
  distributions.lognormalFromInterval,
  {
    further: (estimate, low, high) => {
      const check = createChecker();
      check.range('interval', { low, high, likely: estimate });
      return check.problems;
    },
  },
);

/** A range as a distribution: fixed, PERT when a most likely value is given, otherwise uniform. */
export const distributionFromRange = guardBare([flat('range', range)], distributions.distributionFromRange);

/** First-order index and end means of `output` along one input, from that input's unit draws. */
export const influenceOf = guardBare(
  [parameter('input', text), parameter('unit', doubles(1)), parameter('output', doubles(1))],
  <Name extends string>(input: Name, unit: Float64Array, output: Float64Array): Influence<Name> =>
    rawInfluenceOf(input, unit, output),
  {
    further: (_, unit, output) => [...sameLength('unit', unit.length, output.length), ...inUnit(unit)],
  },
);

/** Minimizes `f` over the unit cube from `start`; see `NelderMeadOptions`. Infinite when `f` never is finite. */
export const nelderMead = guardBare(
  [
    parameter('f', callback),
    parameter('start', list(probability, 1)),
    parameter(
      'options',
      optional(
        group(
          {
            edge: optional(level),
            tolerance: optional(notNegative),
            maxEvaluations: optional(whole(1, 1e9)),
          },
          'closed',
        ),
      ),
    ),
  ],
  rawNelderMead,
  { infinite: true },
);

const pointCount = parameter('count', whole(1, 2 ** 26));

/** The first `count` Sobol points in `dimensions` (1 to 31), scrambled by `seed`. */
export const sobol = guardBare(
  [pointCount, parameter('dimensions', whole(1, points.sobolDimensions)), parameter('seed', seed)],
  points.sobol,
);

/** Coordinate `d` (from 0) of the same points. */
export const sobolColumn = guardBare(
  [pointCount, parameter('d', whole(0, points.sobolDimensions - 1)), parameter('seed', seed)],
  points.sobolColumn,
);

/** Latin hypercube: each input has exactly one of `count` points in each of `count` equal slices. */
export const latinHypercube = guardBare(
  [pointCount, parameter('dimensions', whole(1, 10_000)), parameter('seed', seed)],
  points.latinHypercube,
);

/** A stream of random numbers that is a function of (seed, counter). */
export const createStream = guardBare(
  [parameter('seed', seed), parameter('counter', optional(count))],
  streams.createStream,
);

/** The values at `shares` (0 to 1), linear between neighbours. */
export const quantilesOf = guardBare(
  [parameter('values', doubles(1)), parameter('shares', list(probability))],
  summaries.quantilesOf,
);

/** Median, mean, 50 and 95 % intervals; with `blocks`, the Monte Carlo error of the median. */
export const summarize = guardBare(
  [parameter('values', doubles(1)), parameter('blocks', optional(whole(1, 1e6)))],
  summaries.summarize,
  {
    further: (values, blocks = 1) =>
      blocks <= values.length
        ? []
        : [createProblem('outside', 'blocks', { low: 1, high: values.length, got: blocks })],
  },
);

/** Unit draws, each above 0 and below 1, with what can be computed about them beforehand. */
export const createUnitDraws = guardBare(
  [
    parameter('unit', doubles(1)),
    parameter('table', optional(group({ score: doubles(2), cdf: doubles(2) }))),
  ],
  transforms.createUnitDraws,
  { further: inUnit },
);

/** Values of a distribution at the unit draws. */
export const transform = guardBare(
  [parameter('distribution', distribution), parameter('draws', draws)],
  transforms.transform,
  {
    further: (_: Distribution, { unit, normal }: UnitDraws) =>
      sameLength('draws.normal', normal.length, unit.length),
  },
);

/** The normal distribution function at evenly spaced scores, to be shared by many columns of draws. */
export const { createNormalTable } = transforms;
