import { createFieldChecks } from '../field-checks.ts';
import { guard, guardBare } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { amount, callback, flat, group, leaf, optional, parameter, positive, row, whole } from '../shape.ts';

/** Writes dy/dt into `change`, given the time and the state. Must not keep or alter `state`. */
export type Derivative = (time: number, state: Float64Array, change: Float64Array) => void;

export type OdeProblem = {
  readonly derivative: Derivative;
  /** State at `from`. Not altered. */
  readonly start: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
  /** Steps from `from` to `to`; the step length is fixed, in the units of time of the derivative. */
  readonly steps: number;
  /** Keep the state each so many steps, besides the first and last. Default: every step. */
  readonly keepEvery?: number;
  /**
   * What must stay the same, such as the number of people. Given a state, a total; checked at every kept step
   * against the start to `tolerance` (relative, default 1e-9).
   */
  readonly conserved?: { readonly total: (state: Float64Array) => number; readonly tolerance?: number };
};

/** Kept states, row by row: `states[row * size + i]` at `times[row]`. */
export type OdeSolution = {
  readonly size: number;
  readonly times: Float64Array;
  readonly states: Float64Array;
  readonly last: Float64Array;
};

/**
 * Solves y' = f(t, y) by the classical Runge-Kutta method of fourth order with a fixed step. Own equations are
 * welcome: `derivative` is any function. A state that stops being finite is the problem `unstable` on the field
 * `steps` (take more of them); a lost total is `not-conserved`.
 */
export const solveOde = guard(
  [
    flat(
      'problem',
      group(
        {
          derivative: callback,
          start: row,
          from: amount,
          to: amount,
          steps: leaf,
          keepEvery: optional(leaf),
          conserved: optional(group({ total: callback, tolerance: optional(positive) }, 'closed')),
        },
        'closed',
      ),
    ),
  ],
  (problem: OdeProblem): Result<OdeSolution> => {
    const checks = createFieldChecks();
    checks.whole('steps', problem.steps, 1, 1e9);
    checks.whole('keepEvery', problem.keepEvery ?? 1, 1, 1e9);
    checks.range('from', problem.from, -Number.MAX_VALUE, Number.MAX_VALUE);
    checks.range('to', problem.to, Number.isFinite(problem.from) ? problem.from : 0, Number.MAX_VALUE);
    checks.whole('start.length', problem.start.length, 1, 1e6);
    for (let i = 0; i < problem.start.length; i += 1)
      checks.range(`start[${i}]`, problem.start[i], -Number.MAX_VALUE, Number.MAX_VALUE);
    if (checks.problems.length > 0) return err(checks.problems);
    return run(problem);
  },
);

const run = (problem: OdeProblem): Result<OdeSolution> => {
  const { derivative, from, to, steps, conserved } = problem;
  const size = problem.start.length;
  const keepEvery = problem.keepEvery ?? 1;
  const rows = Math.floor((steps - 1) / keepEvery) + 2;
  const times = new Float64Array(rows);
  const states = new Float64Array(rows * size);
  const state = Float64Array.from(problem.start);
  const step = createRungeKutta(derivative, size);
  const length = (to - from) / steps;
  const total = conserved === undefined ? 0 : conserved.total(state);
  const allowed = (conserved?.tolerance ?? 1e-9) * Math.max(Math.abs(total), 1e-300);
  times[0] = from;
  states.set(state, 0);
  let row = 1;
  for (let n = 1; n <= steps; n += 1) {
    step(from + (n - 1) * length, length, state);
    if (n % keepEvery !== 0 && n !== steps) continue;
    const time = n === steps ? to : from + n * length;
    if (!allFinite(state)) return err([createProblem('unstable', 'steps', { got: steps, at: time })]);
    if (conserved !== undefined && !(Math.abs(conserved.total(state) - total) <= allowed))
      return err([
        createProblem('not-conserved', 'derivative', { got: conserved.total(state), expected: total }),
      ]);
    times[row] = time;
    states.set(state, row * size);
    row += 1;
  }
  return ok({ size, times, states, last: state });
};

/** One step of length `length` at time `time`, changing `state` in place. Holds its own scratch space. */
export const createRungeKutta = guardBare(
  [parameter('derivative', callback), parameter('size', whole(1, 1e6))],
  (derivative: Derivative, size: number): ((time: number, length: number, state: Float64Array) => void) => {
    const k1 = new Float64Array(size);
    const k2 = new Float64Array(size);
    const k3 = new Float64Array(size);
    const k4 = new Float64Array(size);
    const trial = new Float64Array(size);
    const move = (state: Float64Array, slope: Float64Array, by: number): void => {
      for (let i = 0; i < size; i += 1) trial[i] = (state[i] as number) + by * (slope[i] as number);
    };
    return (time, length, state) => {
      derivative(time, state, k1);
      move(state, k1, length / 2);
      derivative(time + length / 2, trial, k2);
      move(state, k2, length / 2);
      derivative(time + length / 2, trial, k3);
      move(state, k3, length);
      derivative(time + length, trial, k4);
      const sixth = length / 6;
      for (let i = 0; i < size; i += 1) {
        const middle = (k2[i] as number) + (k3[i] as number);
        state[i] = (state[i] as number) + sixth * ((k1[i] as number) + 2 * middle + (k4[i] as number));
      }
    };
  },
);

const allFinite = (state: Float64Array): boolean => {
  let sum = 0;
  for (let i = 0; i < state.length; i += 1) sum += (state[i] as number) * 0;
  return sum === 0;
};
