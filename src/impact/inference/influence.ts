// Which input matters most: how the answer moves along each input while all others vary.

export type Influence<Name extends string = string> = {
  readonly input: Name;
  /** Share of the answer's spread that this input explains alone (first-order Sobol index), 0 to 1. */
  readonly share: number;
  /** Mean answer in the lowest and the highest tenth of the input. */
  readonly atLow: number;
  readonly atHigh: number;
};

/**
 * First-order index and end means of `output` along one input, from its unit draws: the variance of the mean answer over 40
 * equal slices, less what 40 finite slices show by chance. `source`: which unit draw belongs to each output, when not its own.
 */
export const influenceOf = <Name extends string>(
  input: Name,
  unit: Float64Array,
  output: Float64Array,
  source?: Int32Array,
): Influence<Name> => {
  const sums = new Float64Array(slices);
  const counts = new Float64Array(slices);
  let sum = 0;
  let squares = 0;
  const n = output.length;
  const center = output[0] ?? 0;
  for (let i = 0; i < n; i += 1) {
    const y = (output[i] ?? 0) - center;
    const k = Math.floor((unit[source === undefined ? i : (source[i] ?? i)] ?? 0) * slices);
    sums[k] = (sums[k] ?? 0) + y;
    counts[k] = (counts[k] ?? 0) + 1;
    sum += y;
    squares += y * y;
  }
  const mean = sum / n;
  const variance = squares / n - mean * mean;
  let between = 0;
  for (let k = 0; k < slices; k += 1) {
    const count = counts[k] ?? 0;
    if (count > 0) between += count * ((sums[k] ?? 0) / count - mean) ** 2;
  }
  const raw = variance > 0 ? between / n / variance : 0;
  const share = Math.max(0, (raw - slices / n) / (1 - slices / n));
  return {
    input,
    share,
    atLow: center + meanOf(sums, counts, 0),
    atHigh: center + meanOf(sums, counts, slices - tenth),
  };
};

const slices = 40;
const tenth = slices / 10;

const meanOf = (sums: Float64Array, counts: Float64Array, from: number): number => {
  let sum = 0;
  let count = 0;
  for (let k = from; k < from + tenth; k += 1) {
    sum += sums[k] ?? 0;
    count += counts[k] ?? 0;
  }
  return count > 0 ? sum / count : 0;
};

/** Most influential first. */
export const byInfluence = <Name extends string>(
  all: readonly Influence<Name>[],
): readonly Influence<Name>[] =>
  all.toSorted((a, b) => b.share - a.share || Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
