// The program's kits as the use law counts them, month by month: everything about the kits that no draw changes.
import { kitLifeMonths, stockOf } from '../forms/kits.ts';
import { type AccessPoint, prescriptionWeight } from '../forms/state-slopes.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';

/** One entry a month of the period (a single entry for the state law, which counts kits a year). */
export type Stocks = {
  /** Community kits and prescribed kits at their weight. */
  readonly steady: Float64Array;
  /** Pharmacy kits, to be divided by the drawn pharmacy ratio. */
  readonly pharmacy: Float64Array;
  /** Kits around per kit that was given out each month before the log began. */
  readonly before: Float64Array;
  /** Community kits around per extra kit given out evenly over the period. */
  readonly extra: Float64Array;
  /** Kits around per kit a year that others give out. */
  readonly others: number;
};

/** Kits around in each month, of all that were ever given out: for the law over people at risk. */
export const circulatingStocks = (program: Program): Stocks => {
  const first = [program.from, ...program.kits.map(({ month }) => month)].toSorted()[0] ?? program.from;
  const months = monthsBetween(first, program.to);
  const skip = months.length - monthsBetween(program.from, program.to).length;
  const stock = (monthly: readonly number[]): Float64Array => stockOf(0, monthly, kitLifeMonths).slice(skip);
  const by = (access: AccessPoint): readonly number[] => kitsByMonth(program, months, access);
  const community = stock(by('community'));
  const prescribed = stock(by('prescription'));
  const kept = 1 - 1 / kitLifeMonths;
  const window = months.length - skip;
  return {
    steady: community.map((kits, t) => kits + prescriptionWeight * (prescribed[t] ?? 0)),
    pharmacy: stock(by('pharmacy')),
    before: Float64Array.from({ length: window }, (_, t) => kitLifeMonths * kept ** (t + skip + 1)),
    extra: stockOf(
      0,
      Array.from({ length: window }, () => 1 / window),
      kitLifeMonths,
    ),
    others: kitLifeMonths / 12,
  };
};

/**
 * The program's kits of any kind that could be used in the period: those given out in it and those around when it began.
 * `monthlyBefore`: the most that were given out a month before the log.
 */
export const kitsToUse = (program: Program, monthlyBefore: number): number => {
  const [first = program.from] = [program.from, ...program.kits.map(({ month }) => month)].toSorted();
  const months = monthsBetween(first, program.to);
  const within = monthsBetween(program.from, program.to).length;
  const monthly = months.map((month) =>
    program.kits.reduce((sum, row) => sum + (row.month === month ? row.kits : 0), 0),
  );
  const earlier = stockOf(monthlyBefore * kitLifeMonths, monthly.slice(0, -within), kitLifeMonths);
  const around = earlier.at(-1) ?? monthlyBefore * kitLifeMonths;
  return around + monthly.slice(-within).reduce((sum, kits) => sum + kits, 0);
};

/** The period's kits brought to twelve months: for a state's curve, which knows kits a year. */
export const yearlyStocks = (program: Program): Stocks => {
  const months = monthsBetween(program.from, program.to);
  const toYear = 12 / months.length;
  const total = (access: AccessPoint): number =>
    kitsByMonth(program, months, access).reduce((sum, kits) => sum + kits, 0) * toYear;
  return {
    steady: Float64Array.of(
      total('community') + total('pharmacy') + prescriptionWeight * total('prescription'),
    ),
    pharmacy: Float64Array.of(0),
    before: Float64Array.of(0),
    extra: Float64Array.of(toYear),
    others: 1,
  };
};

const kitsByMonth = (program: Program, months: readonly string[], access: AccessPoint): readonly number[] => {
  const kits = new Map<string, number>();
  for (const row of program.kits) {
    if (row.access === access) kits.set(row.month, (kits.get(row.month) ?? 0) + row.kits);
  }
  return months.map((month) => kits.get(month) ?? 0);
};
