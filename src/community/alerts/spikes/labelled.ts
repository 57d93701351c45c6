import type { SpikeSettings } from './spikes.ts';
import { judge } from './spikes.ts';

/** A week of a series of which it is known whether something was going on. */
export interface LabelledWeek {
  readonly count: number;
  readonly isOutbreak: boolean;
  /** Days of it that were worked; left out, the same in every week. */
  readonly days?: number;
}

export interface Score {
  /** Outbreaks, each a run of labelled weeks, and how many of them were called in one of their weeks. */
  readonly outbreaks: number;
  readonly found: number;
  /** Weeks without an outbreak that were judged, and how many of them were called. */
  readonly quietWeeks: number;
  readonly falseAlarms: number;
  /** Weeks that were called, by index. */
  readonly called: readonly number[];
}

/** Judges each week with nothing but the weeks before it, and holds the answers against the labels. */
export const scoreSeries = (weeks: readonly LabelledWeek[], settings?: SpikeSettings): Score => {
  const counts = weeks.map(({ count }) => count);
  const hasDays = weeks.some(({ days }) => days !== undefined);
  const days = hasDays ? weeks.map((week) => week.days ?? 7) : undefined;
  const called: number[] = [];
  let [outbreaks, found, quietWeeks, falseAlarms] = [0, 0, 0, 0];
  let isCalled = false;
  for (const [index, { isOutbreak }] of weeks.entries()) {
    const judged = judge(counts.slice(0, index + 1), settings, days?.slice(0, index + 1));
    if (judged.isSpike) called.push(index);
    const isKnown = judged.chance !== undefined;
    if (isOutbreak && isKnown) {
      const isFirst = weeks[index - 1]?.isOutbreak !== true;
      if (isFirst) {
        outbreaks += 1;
        isCalled = false;
      }
      if (judged.isSpike && !isCalled) {
        found += 1;
        isCalled = true;
      }
    } else if (!isOutbreak && isKnown) {
      quietWeeks += 1;
      if (judged.isSpike) falseAlarms += 1;
    }
  }
  return { outbreaks, found, quietWeeks, falseAlarms, called };
};

/** Series of chance with outbreaks put in, for what the settings find and how often they are wrong. */
export interface MadeSeries {
  readonly name: string;
  readonly years: number;
  /** Usual events in a week. */
  readonly mean: number;
  /** Variance over mean. */
  readonly dispersion: number;
  /** How far the year swings about the mean, 0 to 1. */
  readonly season: number;
  /** Share of weeks with a holiday: two days fewer. */
  readonly holidays: number;
  /** An outbreak a year: for so many weeks this many times what is usual comes on top. */
  readonly weeks: number;
  readonly times: number;
}

/** `fraction` answers chance in [0, 1). */
export const makeSeries = (
  { years, mean, dispersion, season, holidays, weeks: long, times }: MadeSeries,
  fraction: () => number,
): readonly LabelledWeek[] => {
  const total = years * 52;
  const starts = new Set(
    Array.from({ length: years }, (_, year) => year * 52 + 10 + Math.floor(fraction() * 36)),
  );
  let left = 0;
  return Array.from({ length: total }, (_, week) => {
    if (starts.has(week)) left = long;
    const isOutbreak = left > 0;
    left = Math.max(0, left - 1);
    const days = fraction() < holidays ? 5 : 7;
    const usual = mean * (1 + season * Math.sin((2 * Math.PI * week) / 52)) * (days / 7);
    const extra = isOutbreak ? poisson(mean * times, fraction) : 0;
    return { count: negativeBinomial(usual, dispersion, fraction) + extra, isOutbreak, days };
  });
};

const poisson = (mean: number, fraction: () => number): number => {
  let [count, product] = [-1, 1];
  const limit = Math.exp(-mean);
  do {
    count += 1;
    product *= fraction();
  } while (product > limit);
  return count;
};

/** By inversion: sums terms until chance is reached. */
const negativeBinomial = (mean: number, dispersion: number, fraction: () => number): number => {
  if (dispersion <= 1) return poisson(mean, fraction);
  const size = mean / (dispersion - 1);
  const share = 1 - 1 / dispersion;
  const chance = fraction();
  let term = dispersion ** -size;
  let sum = term;
  let count = 0;
  while (sum < chance && count < 10_000) {
    term *= ((size + count) / (count + 1)) * share;
    sum += term;
    count += 1;
  }
  return count;
};

/** What sites have: from a van with an event in two weeks to a city's room. */
export const usualSeries: readonly MadeSeries[] = [
  { name: 'rare', years: 6, mean: 0.5, dispersion: 1, season: 0, holidays: 0.1, weeks: 2, times: 12 },
  { name: 'small', years: 6, mean: 2, dispersion: 1.3, season: 0.2, holidays: 0.1, weeks: 2, times: 5 },
  { name: 'middle', years: 6, mean: 8, dispersion: 1.6, season: 0.3, holidays: 0.1, weeks: 3, times: 2 },
  { name: 'large', years: 6, mean: 30, dispersion: 2, season: 0.3, holidays: 0.1, weeks: 3, times: 1 },
  { name: 'short', years: 1, mean: 4, dispersion: 1.3, season: 0, holidays: 0.1, weeks: 2, times: 3 },
  { name: 'uneven', years: 6, mean: 4, dispersion: 3, season: 0.4, holidays: 0.1, weeks: 2, times: 3 },
];
