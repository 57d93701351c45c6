// What is said about many draws: median and the 50 and 95 % intervals, with the Monte Carlo error of the median.

/** Summary of one quantity over all draws. `error` is one standard error of the median due to the finite draws. */
export type Summary = {
  readonly median: number;
  readonly mean: number;
  readonly half: readonly [number, number];
  readonly most: readonly [number, number];
  readonly error: number;
};

/** Value at share `p` of sorted values (linear between neighbours). */
export const sortedQuantile = (sorted: Float64Array, p: number): number => {
  const at = p * (sorted.length - 1);
  const k = Math.floor(at);
  const low = sorted[k] ?? Number.NaN;
  const high = sorted[Math.min(k + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (at - k) * (high - low);
};

/**
 * Summary of `values`. When the values come as `blocks` equal, independently scrambled runs, one after another, the error
 * of the median is the spread of the block medians over the square root of their number; NaN-free for one block (0 then).
 */
export const summarize = (values: Float64Array, blocks = 1): Summary => {
  const sorted = values.slice().sort();
  let sum = 0;
  for (const value of values) sum += value;
  return {
    median: sortedQuantile(sorted, 0.5),
    mean: sum / values.length,
    half: [sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75)],
    most: [sortedQuantile(sorted, 0.025), sortedQuantile(sorted, 0.975)],
    error: blocks > 1 ? blockError(values, blocks) : 0,
  };
};

/** Standard error of the median over equal blocks of `values`. */
export const blockError = (values: Float64Array, blocks: number): number => {
  const size = Math.floor(values.length / blocks);
  const medians = Array.from({ length: blocks }, (_, b) =>
    sortedQuantile(values.slice(b * size, (b + 1) * size).sort(), 0.5),
  );
  const mean = medians.reduce((sum, m) => sum + m, 0) / blocks;
  const variance = medians.reduce((sum, m) => sum + (m - mean) ** 2, 0) / (blocks - 1);
  return Math.sqrt(variance / blocks);
};
