// Calibration without a likelihood: ABC-SMC (Toni et al. 2009; adaptive tolerances). Particles from the prior are
// replaced, round by round, by ones whose simulations lie closer to the data.

import { guardBare, guardLater } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { group, list, numbers, optional, parameter, probability, text } from '../shape.ts';
import { abcShape, checkAbc, checkResume, optionsShape } from './abc-check.ts';
import type { AbcOptions, AbcProblem, AbcRun, AbcState } from './abc-types.ts';
import { logDensity } from './density.ts';
import { type Distribution, quantile } from './distribution.ts';
import { createStream, type Stream } from './stream.ts';

/** Runs rounds until a stop. A resumed run equals an uninterrupted one. */
export const abcSmc = guardLater(
  [abcShape, parameter('options', optional(optionsShape))],
  async (problem: AbcProblem, options: AbcOptions = {}): Promise<Result<AbcRun>> => {
    const {
      seed = 1,
      particles = 200,
      maxRounds = 8,
      maxSimulations = 200_000,
      tolerance = 0,
      keep = 0.5,
    } = options;
    const problems = [...checkAbc(problem, options), ...checkResume(problem, options.resume)];
    if (problems.length > 0) return err(problems);
    const names = Object.keys(problem.priors);
    const priors = Object.values(problem.priors);
    const { resume } = options;
    const stream = createStream(resume?.stream.seed ?? seed, resume?.stream.counter ?? 0);
    const simulate = (row: readonly number[]): number => {
      const distance = problem.distance(
        Object.fromEntries(names.map((name, d) => [name, row[d] ?? 0])),
        stream,
      );
      return Number.isFinite(distance) ? distance : Infinity;
    };

    let state: AbcState = resume ?? firstRound(names, priors, particles, stream, simulate);
    const stopOf = (): AbcRun['stopped'] | null => {
      if (options.signal?.aborted === true) return 'cancelled';
      if (state.tolerance <= tolerance) return 'tolerance reached';
      if (state.round >= maxRounds) return 'rounds used';
      return state.simulations >= maxSimulations ? 'simulations used' : null;
    };
    for (;;) {
      options.onProgress?.(state);
      await breathe();
      const stopped = stopOf();
      if (stopped !== null) return ok({ ...state, stopped });
      const next = await nextRound(state, priors, keep, stream, simulate, maxSimulations, options.signal);
      // An unfinished round is dropped whole: the state before it is what is handed back, and can be resumed.
      if (next === null)
        return ok({
          ...state,
          stopped: options.signal?.aborted === true ? 'cancelled' : 'simulations used',
        });
      state = next;
    }
  },
  { infinite: true },
);

const firstRound = (
  names: readonly string[],
  priors: readonly Distribution[],
  count: number,
  stream: Stream,
  simulate: (row: readonly number[]) => number,
): AbcState => {
  const particles = Array.from({ length: count }, () =>
    priors.map((prior) => quantile(prior, stream.uniform())),
  );
  const distances = particles.map(simulate);
  return {
    round: 1,
    tolerance: Math.max(...distances),
    simulations: count,
    stream: stream.state(),
    names,
    particles,
    weights: particles.map(() => 1 / count),
    distances,
  };
};

const nextRound = async (
  state: AbcState,
  priors: readonly Distribution[],
  keep: number,
  stream: Stream,
  simulate: (row: readonly number[]) => number,
  maxSimulations: number,
  signal: AbortSignal | undefined,
): Promise<AbcState | null> => {
  const count = state.particles.length;
  const sorted = state.distances.toSorted((a, b) => a - b);
  const tolerance = sorted[Math.max(0, Math.ceil(count * keep) - 1)] ?? 0;
  const spread = priors.map((_, d) =>
    Math.sqrt(
      2 *
        weightedVariance(
          state.particles.map((row) => row[d] ?? 0),
          state.weights,
        ),
    ),
  );
  const ladder = cumulate(state.weights);
  const particles: (readonly number[])[] = [];
  const distances: number[] = [];
  let simulations = state.simulations;
  while (particles.length < count) {
    const parent = state.particles[pick(ladder, stream.uniform())] ?? [];
    const row = parent.map((x, d) => x + (spread[d] ?? 0) * stream.normal());
    if (!Number.isFinite(priorOf(priors, row))) continue;
    if (simulations >= maxSimulations) return null;
    simulations += 1;
    if (simulations % 500 === 0) {
      await breathe();
      if (signal?.aborted === true) return null;
    }
    const distance = simulate(row);
    if (distance > tolerance) continue;
    particles.push(row);
    distances.push(distance);
  }
  const raw = particles.map((row) => {
    const kernel = state.particles.reduce(
      (sum, from, j) => sum + (state.weights[j] ?? 0) * Math.exp(kernelOf(from, row, spread)),
      0,
    );
    return Math.exp(priorOf(priors, row)) / kernel;
  });
  const total = raw.reduce((sum, w) => sum + w, 0);
  const weights = raw.map((w) => w / total);
  const { round, names } = state;
  return {
    round: round + 1,
    tolerance,
    simulations,
    stream: stream.state(),
    names,
    particles,
    weights,
    distances,
  };
};

const priorOf = (priors: readonly Distribution[], row: readonly number[]): number =>
  priors.reduce((sum, prior, d) => sum + logDensity(prior, row[d] ?? 0), 0);

const kernelOf = (from: readonly number[], to: readonly number[], spread: readonly number[]): number =>
  spread.reduce((sum, sd, d) => (sd > 0 ? sum - 0.5 * (((to[d] ?? 0) - (from[d] ?? 0)) / sd) ** 2 : sum), 0);

const weightedVariance = (values: readonly number[], weights: readonly number[]): number => {
  const mean = values.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0);
  return values.reduce((sum, v, i) => sum + (v - mean) ** 2 * (weights[i] ?? 0), 0);
};

const cumulate = (weights: readonly number[]): Float64Array => {
  let sum = 0;
  return Float64Array.from(weights, (w) => {
    sum += w;
    return sum;
  });
};

const pick = (ladder: Float64Array, u: number): number => {
  const aim = u * (ladder.at(-1) ?? 1);
  const found = ladder.findIndex((sum) => sum >= aim);
  return found === -1 ? ladder.length - 1 : found;
};

/** Weighted quantile of one parameter over the particles. */
export const posteriorQuantile = guardBare(
  [
    parameter(
      'state',
      group({ names: list(text, 1), particles: list(numbers(1), 1), weights: list(probability, 1) }),
    ),
    parameter('name', text),
    parameter('p', probability),
  ],
  (state: AbcState, name: string, p: number): number => {
    const d = state.names.indexOf(name);
    const order = state.particles
      .map((row, i) => ({ value: row[d] ?? Number.NaN, weight: state.weights[i] ?? 0 }))
      .toSorted((a, b) => a.value - b.value);
    let sum = 0;
    for (const { value, weight } of order) {
      sum += weight;
      if (sum >= p) return value;
    }
    return order.at(-1)?.value ?? Number.NaN;
  },
  {
    further: (state, name) =>
      state.names.includes(name) ? [] : [createProblem('unknown', 'name', { got: name })],
  },
);

const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
