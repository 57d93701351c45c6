import type { Derivative } from './solve.ts';

/**
 * The reference solver: Dormand and Prince's embedded 5(4) pair with an adaptive step (1980, table of
 * coefficients as in Hairer, Norsett and Wanner, "Solving ordinary differential equations I", II.5). It shares
 * no code with `solve.ts`, so that the two can judge each other. Slow and exact; not for models that run often.
 */
export const solveAdaptively = (problem: {
  readonly derivative: Derivative;
  readonly start: ArrayLike<number>;
  /** Increasing times; the first is that of `start`. */
  readonly times: readonly number[];
  /** Wanted error of each step, relative to the size of the component (and to 1e-6 below). */
  readonly tolerance: number;
}): readonly Float64Array[] => {
  const { derivative, times, tolerance } = problem;
  let state = Float64Array.from(problem.start);
  const size = state.length;
  const slopes = A.map(() => new Float64Array(size));
  const at: Float64Array[] = [state.slice()];
  for (let leg = 1; leg < times.length; leg += 1) {
    let time = times[leg - 1] as number;
    const end = times[leg] as number;
    let step = (end - time) / 100;
    while (end - time > 1e-12 * Math.max(1, Math.abs(end))) {
      step = Math.min(step, end - time);
      const next = attempt(derivative, time, step, state, slopes);
      let error = 0;
      for (let i = 0; i < size; i += 1) {
        let difference = 0;
        E.forEach((weight, k) => {
          difference += weight * (slopes[k]?.[i] ?? 0);
        });
        const scale = Math.max(Math.abs(state[i] ?? 0), Math.abs(next[i] ?? 0), 1e-6);
        error = Math.max(error, Math.abs(step * difference) / (tolerance * scale));
      }
      if (error <= 1) {
        time += step;
        state = next;
      }
      step *= Math.min(5, Math.max(0.2, 0.9 * Math.max(error, 1e-10) ** -0.2));
    }
    at.push(state.slice());
  }
  return at;
};

const attempt = (
  derivative: Derivative,
  time: number,
  step: number,
  state: Float64Array,
  slopes: readonly Float64Array[],
): Float64Array<ArrayBuffer> => {
  const trial = Float64Array.from(state);
  A.forEach((row, stage) => {
    for (let i = 0; i < state.length; i += 1) {
      let sum = 0;
      row.forEach((weight, k) => {
        sum += weight * (slopes[k]?.[i] ?? 0);
      });
      trial[i] = (state[i] ?? 0) + step * sum;
    }
    const slope = slopes[stage];
    if (slope !== undefined) derivative(time + (C[stage] ?? 0) * step, trial, slope);
  });
  return Float64Array.from(trial);
};

const C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const A: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** Fifth-order weights less the fourth-order ones: the estimate of the step's error. */
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
