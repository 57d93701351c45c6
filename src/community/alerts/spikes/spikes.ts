import { upperTail } from './tail.ts';

/**
 * Whether a week has more of something than is to be expected. Counts of a site are small, so nothing is compared with a mean and a
 * deviation: the question is how likely a count is where so many are expected, with more spread than a Poisson has where the past shows it.
 */
export interface SpikeSettings {
  /** A week with fewer is no spike, however odd: a small cell points at people. */
  readonly leastCount: number;
  /** How unlikely a week must be. Small: each false alarm costs trust. */
  readonly chance: number;
  /** Weeks that are looked back on where there is less than a year, and those just before that are left out: a spike must not hide its second week. */
  readonly recentWeeks: number;
  readonly guardWeeks: number;
  /** Fewer weeks than this tell nothing. */
  readonly leastWeeks: number;
}

/** Our own choice, by what it finds and how often it is wrong in series with known spikes (labelled.ts, docs/decisions). */
export const usualSettings: SpikeSettings = {
  leastCount: 5,
  chance: 0.005,
  recentWeeks: 26,
  guardWeeks: 2,
  leastWeeks: 8,
};

export interface Judged {
  readonly count: number;
  /** How many were to be expected; undefined where too little is known to say. */
  readonly expected: number | undefined;
  /** The chance of so many or more. */
  readonly chance: number | undefined;
  readonly isSpike: boolean;
  /** `seasons`: by the same weeks of the years before (Farrington and others 1996, with Noufaily's reweighting); `recent`: by the weeks before. */
  readonly by: 'seasons' | 'recent' | 'nothing';
}

/**
 * Judges the last week of a series of weekly counts, oldest first. `exposure`: how many days of each week the program was open, where it is
 * known; weeks of holidays then expect less. Gaps are 0 only where the program was open.
 */
export const judge = (
  weeks: readonly number[],
  settings: SpikeSettings = usualSettings,
  exposure?: readonly number[],
): Judged => {
  const at = weeks.length - 1;
  const count = weeks[at] ?? 0;
  const open = exposure?.[at] ?? 1;
  const seasonal = seasonBase(weeks, at);
  const by = seasonal === undefined ? 'recent' : 'seasons';
  const base = seasonal ?? recentBase(at, settings);
  const rates = base.flatMap((week) => {
    const days = exposure?.[week] ?? 1;
    return days > 0 ? [{ rate: (weeks[week] ?? 0) / days, days }] : [];
  });
  if (rates.length < settings.leastWeeks || open <= 0)
    return { count, expected: undefined, chance: undefined, isSpike: false, by: 'nothing' };
  const { mean, dispersion } = baseline(rates, open);
  // The mean is only known from so many weeks: its own spread is part of what is to be expected.
  const spread = dispersion + mean / rates.length / Math.max(mean, 1) + dispersion / rates.length;
  const chance = upperTail(count, mean, spread);
  return {
    count,
    expected: mean,
    chance,
    isSpike: count >= settings.leastCount && chance < settings.chance,
    by,
  };
};

const weeksOfYear = 52;
const halfWindow = 3;
const leastYears = 2;
const mostYears = 5;

/** The weeks around this one in the years before; undefined where the series is too short for it. */
const seasonBase = (weeks: readonly number[], at: number): readonly number[] | undefined => {
  const years = Math.min(mostYears, Math.floor((at - halfWindow) / weeksOfYear));
  if (years < leastYears || weeks.length === 0) return undefined;
  return Array.from({ length: years }, (_, year) => year + 1).flatMap((year) =>
    Array.from({ length: 2 * halfWindow + 1 }, (_, index) => at - year * weeksOfYear - halfWindow + index),
  );
};

const recentBase = (at: number, { recentWeeks, guardWeeks }: SpikeSettings): readonly number[] => {
  const last = at - guardWeeks;
  const first = Math.max(0, last - recentWeeks);
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
};

/**
 * Mean and dispersion of the base, in the days of this week. Weeks that stand out themselves count less (Noufaily 2013: by the square of
 * their residual, beyond 2.58): an old spike must not hide a new one.
 */
const baseline = (
  rates: readonly { readonly rate: number; readonly days: number }[],
  open: number,
): { readonly mean: number; readonly dispersion: number } => {
  const counts = rates.map(({ rate }) => rate * open);
  let weights = counts.map(() => 1);
  let mean = 0;
  let dispersion = 1;
  for (let round = 0; round < 3; round += 1) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    mean = counts.reduce((sum, count, index) => sum + count * (weights[index] ?? 0), 0) / total;
    const chi = counts.reduce(
      (sum, count, index) => sum + (weights[index] ?? 0) * residual(count, mean) ** 2,
      0,
    );
    dispersion = Math.max(1, chi / Math.max(1, total - 1));
    weights = counts.map((count) => {
      const off = residual(count, mean) / Math.sqrt(dispersion);
      return off > 2.58 ? (2.58 / off) ** 2 : 1;
    });
  }
  // Nothing in all of these weeks does not mean that nothing is to be expected: at most one in all of them is.
  return { mean: Math.max(mean, 1 / counts.length), dispersion };
};

const residual = (count: number, mean: number): number => (count - mean) / Math.sqrt(Math.max(mean, 1e-9));
