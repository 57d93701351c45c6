// What is said about many draws: median and the 50 and 95 % intervals, with the Monte Carlo error of the median.

/** Summary of one quantity over all draws. `error` is one standard error of the median due to the finite draws. */
export type Summary = {
  readonly median: number;
  readonly mean: number;
  readonly half: readonly [number, number];
  readonly most: readonly [number, number];
  readonly error: number;
};

/**
 * Summary of `values` (finite, at least one). When they come as `blocks` equal, independently scrambled runs one after
 * another, the error of the median is the spread of the block medians over the square root of their number; 0 for one block.
 */
export const summarize = (values: Float64Array, blocks = 1): Summary => {
  const [low95 = 0, low50 = 0, median = 0, high50 = 0, high95 = 0] = quantilesOf(values, summaryShares);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return {
    median,
    mean: sum / values.length,
    half: [low50, high50],
    most: [low95, high95],
    error: blocks > 1 ? blockError(values, blocks) : 0,
  };
};

const summaryShares = [0.025, 0.25, 0.5, 0.75, 0.975];

/** Value at share `p` of sorted values (linear between neighbours). */
export const sortedQuantile = (sorted: Float64Array, p: number): number => {
  const at = p * (sorted.length - 1);
  const k = Math.floor(at);
  const low = sorted[k] ?? Number.NaN;
  const high = sorted[Math.min(k + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (at - k) * (high - low);
};

/**
 * The values at rising `shares`, without sorting all: values are counted into equal buckets, and only the buckets that hold
 * a wanted rank are sorted. Same result as sorting.
 */
export const quantilesOf = (values: Float64Array, shares: readonly number[]): readonly number[] => {
  const n = values.length;
  if (n < 64) {
    const sorted = values.slice().sort();
    return shares.map((p) => sortedQuantile(sorted, p));
  }
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i += 1) {
    const v = values[i] ?? 0;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (!(high > low)) return shares.map(() => low);
  const buckets = Math.min(2048, n);
  const scale = (buckets * (1 - 1e-12)) / (high - low);
  const starts = new Uint32Array(buckets + 1);
  for (let i = 0; i < n; i += 1) {
    const b = ((values[i] ?? 0) - low) * scale;
    starts[(b | 0) + 1] = (starts[(b | 0) + 1] ?? 0) + 1;
  }
  for (let b = 0; b < buckets; b += 1) starts[b + 1] = (starts[b + 1] ?? 0) + (starts[b] ?? 0);

  const sortedBuckets = new Map<number, Float64Array>();
  const ranked = (rank: number): number => {
    let b = upperBucket(starts, rank);
    if (b >= buckets) b = buckets - 1;
    const from = starts[b] ?? 0;
    let bucket = sortedBuckets.get(b);
    if (bucket === undefined) {
      bucket = collectBucket(values, low, scale, b, (starts[b + 1] ?? 0) - from).sort();
      sortedBuckets.set(b, bucket);
    }
    return bucket[rank - from] ?? high;
  };
  return shares.map((p) => {
    const at = p * (n - 1);
    const k = Math.floor(at);
    const below = ranked(k);
    return at === k ? below : below + (at - k) * (ranked(Math.min(k + 1, n - 1)) - below);
  });
};

// The bucket whose ranks include `rank`: the last start that is not above it.
const upperBucket = (starts: Uint32Array, rank: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= rank) low = middle;
    else high = middle;
  }
  return low;
};

const collectBucket = (
  values: Float64Array,
  low: number,
  scale: number,
  bucket: number,
  count: number,
): Float64Array => {
  const out = new Float64Array(count);
  let at = 0;
  for (let i = 0; at < count && i < values.length; i += 1) {
    const v = values[i] ?? 0;
    if ((((v - low) * scale) | 0) === bucket) {
      out[at] = v;
      at += 1;
    }
  }
  return out;
};

/** Standard error of the median over equal blocks of `values`. */
export const blockError = (values: Float64Array, blocks: number): number => {
  const size = Math.floor(values.length / blocks);
  let sum = 0;
  let squares = 0;
  for (let b = 0; b < blocks; b += 1) {
    const [median = 0] = quantilesOf(values.subarray(b * size, (b + 1) * size), [0.5]);
    sum += median;
    squares += median * median;
  }
  const variance = Math.max(0, (squares - (sum * sum) / blocks) / (blocks - 1));
  return Math.sqrt(variance / blocks);
};
