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
  const buckets = toBuckets(values);
  const [low95 = 0, low50 = 0, median = 0, high50 = 0, high95 = 0] = quantilesBetween(
    buckets,
    0,
    values.length,
    summaryShares,
  );
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return {
    median,
    mean: sum / values.length,
    half: [low50, high50],
    most: [low95, high95],
    error: blocks > 1 ? errorOf(buckets, blocks) : 0,
  };
};

/**
 * Summary of counts that were drawn around `means`. The 95 % interval holds the counts and their means alike and ends at whole
 * numbers: where hardly anything happens, "between 0 and 0" would deny a chance that is there. `mean` is that of the means.
 */
export const summarizeCounts = (counts: Float64Array, means: Float64Array, blocks = 1): Summary => {
  const low = counts.reduce((a, b) => Math.min(a, b), Infinity);
  const high = counts.reduce((a, b) => Math.max(a, b), -Infinity);
  // Counts repeat: a tally finds their quantiles in one pass, where sorting would sort the same number again and again.
  const seen = high - low <= mostTallied ? tally(counts, low, high, blocks) : summarize(counts, blocks);
  const [least = 0, most = 0] = quantilesOf(means, endShares);
  let sum = 0;
  for (let i = 0; i < means.length; i += 1) sum += means[i] ?? 0;
  return {
    median: seen.median,
    half: seen.half,
    error: seen.error,
    mean: sum / means.length,
    most: [
      // Adding 0 turns the minus zero that rounding leaves into zero.
      Math.floor(Math.min(seen.most[0], least + tenth)) + 0,
      Math.ceil(Math.max(seen.most[1], most) - slack) + 0,
    ],
  };
};

const mostTallied = 65_535;
const endShares = [0.025, 0.975];

/** Summary of whole numbers from `low` to `high`, without the mean. */
const tally = (counts: Float64Array, low: number, high: number, blocks: number): Omit<Summary, 'mean'> => {
  const size = Math.floor(counts.length / blocks);
  const all = new Uint32Array(high - low + 1);
  const medians: number[] = [];
  for (let b = 0; b < blocks; b += 1) {
    const block = new Uint32Array(high - low + 1);
    const to = b === blocks - 1 ? counts.length : (b + 1) * size;
    for (let i = b * size; i < to; i += 1) {
      const at = (counts[i] ?? 0) - low;
      block[at] = (block[at] ?? 0) + 1;
    }
    for (let k = 0; k < block.length; k += 1) all[k] = (all[k] ?? 0) + (block[k] ?? 0);
    medians.push(low + ranked(block, 0.5 * (to - b * size - 1)));
  }
  const at = (share: number): number => low + ranked(all, share * (counts.length - 1));
  const mean = medians.reduce((sum, value) => sum + value, 0) / blocks;
  const squares = medians.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    median: at(0.5),
    half: [at(0.25), at(0.75)],
    most: [at(0.025), at(0.975)],
    error: blocks > 1 ? Math.sqrt(squares / (blocks - 1) / blocks) : 0,
  };
};

/** Value at a rank of a tally, straight between neighbours. */
const ranked = (counts: Uint32Array, rank: number): number => {
  const whole = Math.floor(rank);
  let passed = 0;
  for (let k = 0; k < counts.length; k += 1) {
    passed += counts[k] ?? 0;
    if (passed <= whole) continue;
    if (passed > whole + 1 || rank === whole) return k;
    let next = k + 1;
    while (next < counts.length && counts[next] === 0) next += 1;
    return next < counts.length ? k + (rank - whole) * (next - k) : k;
  }
  return counts.length - 1;
};

/** What rounding may hide: a mean of 1e-9 deaths is none, and so is a tenth of a death added. */
const slack = 1e-6;
const tenth = 0.1;

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
 * The values at `shares`, without sorting all: values are counted into equal buckets, and only the buckets that hold a
 * wanted rank are sorted. Same result as sorting.
 */
export const quantilesOf = (values: Float64Array, shares: readonly number[]): readonly number[] =>
  quantilesBetween(toBuckets(values), 0, values.length, shares);

/** Standard error of the median over equal blocks of the values. */
const errorOf = (buckets: Buckets, blocks: number): number => {
  const size = Math.floor(buckets.values.length / blocks);
  let sum = 0;
  let squares = 0;
  for (let b = 0; b < blocks; b += 1) {
    const [median = 0] = quantilesBetween(buckets, b * size, (b + 1) * size, half);
    sum += median;
    squares += median * median;
  }
  const variance = Math.max(0, (squares - (sum * sum) / blocks) / (blocks - 1));
  return Math.sqrt(variance / blocks);
};

const half = [0.5];

/** Which of `count` equal buckets each value lies in: made once, read by the whole and by every block of it. */
type Buckets = { readonly values: Float64Array; readonly of: Uint16Array; readonly count: number };

const mostBuckets = 1024;

const toBuckets = (values: Float64Array): Buckets => {
  const n = values.length;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i += 1) {
    const v = values[i] ?? 0;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const of = new Uint16Array(n);
  if (n < 64 || !(high > low)) return { values, of, count: 1 };
  const scale = (mostBuckets * (1 - 1e-12)) / (high - low);
  for (let i = 0; i < n; i += 1) of[i] = ((values[i] ?? 0) - low) * scale;
  return { values, of, count: mostBuckets };
};

const quantilesBetween = (
  { values, of, count }: Buckets,
  from: number,
  to: number,
  shares: readonly number[],
): readonly number[] => {
  // starts[b]: how many of the values lie in buckets below b.
  const starts = new Uint32Array(count + 1);
  for (let i = from; i < to; i += 1) {
    const b = (of[i] ?? 0) + 1;
    starts[b] = (starts[b] ?? 0) + 1;
  }
  for (let b = 0; b < count; b += 1) starts[b + 1] = (starts[b + 1] ?? 0) + (starts[b] ?? 0);
  let sorted = new Float64Array(0);
  let held = -1;
  const valueAt = (rank: number): number => {
    const b = bucketOf(starts, rank);
    const first = starts[b] ?? 0;
    if (b !== held) {
      sorted = new Float64Array((starts[b + 1] ?? 0) - first);
      held = b;
      for (let i = from, at = 0; at < sorted.length && i < to; i += 1) {
        if (of[i] === b) {
          sorted[at] = values[i] ?? 0;
          at += 1;
        }
      }
      sorted.sort();
    }
    return sorted[rank - first] ?? Number.NaN;
  };
  const n = to - from;
  return shares.map((p) => {
    const at = p * (n - 1);
    const k = Math.floor(at);
    const below = valueAt(k);
    return at === k ? below : below + (at - k) * (valueAt(Math.min(k + 1, n - 1)) - below);
  });
};

// The bucket whose ranks include `rank`: the last start that is not above it.
const bucketOf = (starts: Uint32Array, rank: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= rank) low = middle;
    else high = middle;
  }
  return low;
};
