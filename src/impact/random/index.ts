// The random numbers as callers outside the engine get them: every argument looked at. The engine's own loops use the
// files beside this one.
import { guardBare } from '../guard.ts';
import { createProblem, refuse } from '../problem.ts';
import {
  callback,
  flat,
  group,
  notNegative,
  number,
  parameter,
  positive,
  probability,
  type Shape,
  seed,
  whole,
} from '../shape.ts';
import * as distributions from './distributions.ts';
import * as exact from './exact.ts';
import * as philox from './philox.ts';
import type { Uniform } from './sequence.ts';
import * as sequences from './sequence.ts';
import * as thresholds from './thresholds.ts';

export type { Philox } from './philox.ts';
export type { RandomKey, Sequence, Uniform } from './sequence.ts';

/** A source that is not one would send a rejection sampler round for ever. */
const open = (uniform: Uniform): Uniform => {
  return () => {
    const u = uniform();
    if (u > 0 && u < 1) return u;
    return refuse([createProblem('not-a-probability', 'uniform()', { got: String(u) })]);
  };
};

const source = parameter('uniform', callback);
const amount: Shape = (check, field, value) => {
  if (check.notNegative(field, value) && value > 1e15)
    check.report('outside', field, { low: 0, high: 1e15, got: value });
};
const shape: Shape = (check, field, value) => {
  if (check.number(field, value) && (value < 1e-3 || value > 1e12))
    check.report('outside', field, { low: 1e-3, high: 1e12, got: value });
};
const word = whole(0, 4294967295);
const factor: Shape = (check, field, value) => {
  if (value === Number.NEGATIVE_INFINITY) return;
  if (check.number(field, value) && value > 0)
    check.report('outside', field, { low: '-Infinity', high: 0, got: value });
};

/** True with the given probability. */
export const bernoulli = guardBare(
  [source, parameter('probability', probability)],
  (uniform: Uniform, p: number): boolean => distributions.bernoulli(open(uniform), p),
);

/** Beta distributed, from 0 to 1. */
export const beta = guardBare(
  [source, parameter('a', shape), parameter('b', shape)],
  (uniform: Uniform, a: number, b: number): number => distributions.beta(open(uniform), a, b),
);

/** Successes among `trials` (at most 2^53) of the given probability. */
export const binomial = guardBare(
  [source, parameter('trials', whole(0, Number.MAX_SAFE_INTEGER)), parameter('probability', probability)],
  (uniform: Uniform, trials: number, p: number): number => distributions.binomial(open(uniform), trials, p),
);

/** Waiting time with the given rate (per unit of time, above 0). */
export const exponential = guardBare(
  [source, parameter('rate', positive)],
  (uniform: Uniform, rate: number): number => distributions.exponential(open(uniform), rate),
);

/** Gamma with the given shape and scale (mean shape x scale). */
export const gamma = guardBare(
  [source, parameter('shape', shape), parameter('scale', amount)],
  (uniform: Uniform, k: number, scale: number): number => distributions.gamma(open(uniform), k, scale),
);

/** Failures before the first success, 0, 1, 2 ...; Infinity when the probability is 0. */
export const geometric = guardBare(
  [source, parameter('probability', probability)],
  (uniform: Uniform, p: number): number => distributions.geometric(open(uniform), p),
  { infinite: true },
);

/** Standard normal. */
export const normal = guardBare([source], (uniform: Uniform): number => distributions.normal(open(uniform)));

/** Poisson with the given mean, at most 10^15. */
export const poisson = guardBare(
  [source, parameter('mean', amount)],
  (uniform: Uniform, mean: number): number => distributions.poisson(open(uniform), mean),
);

/** e to the power x, the same on every machine. Infinity beyond the largest double. */
export const exp = guardBare([parameter('x', number)], exact.exp, { infinite: true });

/** Natural logarithm of x, zero or more, the same on every machine. -Infinity at zero. */
export const ln = guardBare([parameter('x', notNegative)], exact.ln, { infinite: true });

/** base, zero or more, to the power `exponent`; the same on every machine. 0 to any power but 0 is 0. */
export const power = guardBare([parameter('base', notNegative), parameter('exponent', number)], exact.power, {
  infinite: true,
});

/** The counter-based generator for one draw of one run; see `Philox`. */
export const createPhilox = guardBare(
  [parameter('seed', seed), parameter('draw', seed)],
  philox.createPhilox,
);

/** An endless row of words and uniforms behind one key. */
export const createSequence = guardBare(
  [flat('key', group({ seed, draw: seed, person: seed, step: seed, purpose: seed }))],
  sequences.createSequence,
);

/** Factor for `skipOf`: 1 / ln(1 - p); -Infinity for p = 0. */
export const skipFactor = guardBare([parameter('probability', probability)], thresholds.skipFactor, {
  infinite: true,
});

/** Steps before the next event, from one 32-bit word and a `skipFactor`; Infinity when it never comes. */
export const skipOf = guardBare([parameter('word', word), parameter('factor', factor)], thresholds.skipOf, {
  infinite: true,
});

/** The threshold below which a 32-bit word means "yes". */
export const thresholdOf = guardBare([parameter('probability', probability)], thresholds.thresholdOf);

/** A 32-bit word as a uniform in (0, 1). */
export const uniformOf = guardBare([parameter('word', word)], thresholds.uniformOf);
