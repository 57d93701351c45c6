// Which input matters most, for any model: partial rank correlation, and Sobol indices of first and total order.

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import { createProblem, err, type Result } from '../problem.ts';
import { callback, leaf, list, numbers, optional, parameter, seed as seedShape } from '../shape.ts';
import { sobol, sobolDimensions } from './points.ts';

/**
 * Partial rank correlation of each input with the output, -1 to 1: the rank correlation that remains when the other inputs
 * are held. `inputs[d][i]` is input d in draw i. Inputs must vary and be fewer than the draws.
 */
export const partialRankCorrelation = guard(
  [parameter('inputs', list(numbers())), parameter('output', numbers())],
  (inputs: readonly Float64Array[], output: Float64Array): Result<readonly number[]> => {
    const check = createChecker();
    if (inputs.length === 0) check.report('empty', 'inputs');
    if (output.length < inputs.length + 3) {
      check.report('too-few', 'output', { least: inputs.length + 3, got: output.length });
    }
    inputs.forEach((column, d) => {
      if (column.length !== output.length) {
        check.report('wrong-format', `inputs[${d}]`, {
          expected: `${output.length} draws`,
          got: column.length,
        });
      }
    });
    if (check.problems.length > 0) return err(check.problems);
    const ranks = [...inputs, output].map(ranksOf);
    const precision = invert(correlations(ranks));
    if (precision === null) return err([createProblem('did-not-converge', 'inputs', { got: 1 })]);
    const last = inputs.length;
    return check.finish(() =>
      inputs.map((_, d) => {
        const scale = Math.sqrt(entry(precision, d, d) * entry(precision, last, last));
        return -entry(precision, d, last) / scale;
      }),
    );
  },
);

export type SobolIndices = {
  /** Share of the variance an input explains alone. */
  readonly first: readonly number[];
  /** The same with everything it does together with others. */
  readonly total: readonly number[];
};

/**
 * First and total indices of `f` over the unit cube (up to 10 inputs, as two sets of points are needed): Saltelli's design
 * with Jansen's estimators. Costs `count` x (dimensions + 2) evaluations.
 */
export const sobolIndices = guard(
  [
    parameter('f', callback),
    parameter('dimensions', leaf),
    parameter('count', leaf),
    parameter('seed', optional(seedShape)),
  ],
  (
    f: (point: Float64Array) => number,
    dimensions: number,
    count: number,
    seed: number = 1,
  ): Result<SobolIndices> => {
    const check = createChecker();
    const most = Math.floor(sobolDimensions / 2);
    if (check.count('dimensions', dimensions) && (dimensions < 1 || dimensions > most)) {
      check.report('outside', 'dimensions', { low: 1, high: most, got: dimensions });
    }
    if (check.count('count', count) && (count < 64 || count > 1e8))
      check.report('outside', 'count', { low: 64, high: 1e8, got: count });
    return check.finish(() => {
      const points = sobol(count, 2 * dimensions, seed);
      const at = (i: number, swapped: number | 'none' | 'all'): Float64Array =>
        Float64Array.from({ length: dimensions }, (_, d) => {
          const other = swapped === 'all' || swapped === d;
          return points[other ? d + dimensions : d]?.[i] ?? 0;
        });
      const a = Float64Array.from({ length: count }, (_, i) => f(at(i, 'none')));
      const b = Float64Array.from({ length: count }, (_, i) => f(at(i, 'all')));
      const variance = varianceOf([...a, ...b]);
      if (!Number.isFinite(variance)) return { first: [variance], total: [] };
      const first: number[] = [];
      const total: number[] = [];
      for (let d = 0; d < dimensions; d += 1) {
        let toB = 0;
        let toA = 0;
        for (let i = 0; i < count; i += 1) {
          const mixed = f(at(i, d));
          toB += ((b[i] ?? 0) - mixed) ** 2;
          toA += ((a[i] ?? 0) - mixed) ** 2;
        }
        first.push(variance > 0 ? 1 - toB / (2 * count * variance) : 0);
        total.push(variance > 0 ? toA / (2 * count * variance) : 0);
      }
      return { first, total };
    });
  },
);

/** Ranks from 0, ties sharing their mean rank. */
export const ranksOf = (values: Float64Array): Float64Array => {
  const order = Array.from(values.keys()).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j + 1 < order.length && values[order[j + 1] ?? 0] === values[order[i] ?? 0]) j += 1;
    for (let k = i; k <= j; k += 1) ranks[order[k] ?? 0] = (i + j) / 2;
    i = j + 1;
  }
  return ranks;
};

type Matrix = readonly Float64Array[];
const entry = (m: Matrix, r: number, c: number): number => m[r]?.[c] ?? 0;

const correlations = (columns: readonly Float64Array[]): Matrix => {
  const scaled = columns.map((column) => {
    const mean = column.reduce((sum, v) => sum + v, 0) / column.length;
    const centered = column.map((v) => v - mean);
    const norm = Math.sqrt(centered.reduce((sum, v) => sum + v * v, 0));
    return norm > 0 ? centered.map((v) => v / norm) : centered;
  });
  return scaled.map((a) =>
    Float64Array.from(scaled, (b) => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)),
  );
};

// Gauss-Jordan with row exchange; null when the matrix has no inverse (an input that does not vary, or a copy of another).
const invert = (matrix: Matrix): Matrix | null => {
  const n = matrix.length;
  const rows = matrix.map((row, r) =>
    Float64Array.from({ length: 2 * n }, (_, c) => (c < n ? (row[c] ?? 0) : c - n === r ? 1 : 0)),
  );
  for (let c = 0; c < n; c += 1) {
    let pivot = c;
    for (let r = c + 1; r < n; r += 1)
      if (Math.abs(entry(rows, r, c)) > Math.abs(entry(rows, pivot, c))) pivot = r;
    const lead = rows[pivot];
    const here = rows[c];
    if (lead === undefined || here === undefined || Math.abs(lead[c] ?? 0) < 1e-12) return null;
    rows[pivot] = here;
    const scale = lead[c] ?? 1;
    const unit = lead.map((v) => v / scale);
    rows[c] = unit;
    for (let r = 0; r < n; r += 1) {
      if (r === c) continue;
      const factor = entry(rows, r, c);
      if (factor !== 0) rows[r] = (rows[r] ?? unit).map((v, k) => v - factor * (unit[k] ?? 0));
    }
  }
  return rows.map((row) => row.slice(n));
};

const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
};
