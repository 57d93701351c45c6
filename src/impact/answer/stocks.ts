// The program's kits as the use law counts them, month by month: everything about the kits that no draw changes.
import { kitLifeMonths, stockOf } from '../forms/kits.ts';
import { type AccessPoint, prescriptionWeight } from '../forms/state-slopes.ts';
import { type Reach, reachOf } from '../program/groups.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';

export type Stocks = {
  /** Kits around as one group of people at risk has them, were everyone as well supplied: one entry a group. */
  readonly groups: readonly GroupStocks[];
  /** Kits around per kit a year that others give out, which reach everyone. */
  readonly others: number;
};

/** One entry a month of the period (a single entry for the state law, which counts kits a year). */
export type GroupStocks = {
  /** Share of the overdoses that are this group's. */
  readonly overdoses: number;
  /** Community kits and prescribed kits at their weight. */
  readonly steady: Float64Array;
  /** Pharmacy kits, to be divided by the drawn pharmacy ratio. */
  readonly pharmacy: Float64Array;
  /** Kits around per kit that was given out each month before the log began: by the channels of the log. */
  readonly before: Float64Array;
  /** Community kits around per extra kit given out evenly over the period, by the program's channels. */
  readonly extra: Float64Array;
};

/** Kits around in each month, of all that were ever given out: for the law over people at risk. */
export const circulatingStocks = (program: Program, reach: Reach): Stocks => {
  const [first = program.from] = [program.from, ...program.kits.map(({ month }) => month)].toSorted();
  const months = monthsBetween(first, program.to);
  const window = monthsBetween(program.from, program.to).length;
  const skip = months.length - window;
  const stock = (monthly: readonly number[]): Float64Array => stockOf(0, monthly, kitLifeMonths).slice(skip);
  const kept = 1 - 1 / kitLifeMonths;
  return {
    groups: reach.overdoses.map((overdoses, g) => {
      const by = (access: AccessPoint): Float64Array => stock(kitsByMonth(program, months, access, reach, g));
      const prescribed = by('prescription');
      const mix = mixOf(program, reach, g);
      return {
        overdoses,
        steady: by('community').map((kits, t) => kits + prescriptionWeight * (prescribed[t] ?? 0)),
        pharmacy: by('pharmacy'),
        before: Float64Array.from({ length: window }, (_, t) => mix * kitLifeMonths * kept ** (t + skip + 1)),
        extra: stockOf(
          0,
          Array.from({ length: window }, () => mix / window),
          kitLifeMonths,
        ),
      };
    }),
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
export const yearlyStocks = (program: Program, reach: Reach): Stocks => {
  const months = monthsBetween(program.from, program.to);
  const toYear = 12 / months.length;
  return {
    groups: reach.overdoses.map((overdoses, g) => {
      const total = (access: AccessPoint): number =>
        kitsByMonth(program, months, access, reach, g).reduce((sum, kits) => sum + kits, 0) * toYear;
      return {
        overdoses,
        steady: Float64Array.of(
          total('community') + total('pharmacy') + prescriptionWeight * total('prescription'),
        ),
        pharmacy: Float64Array.of(0),
        before: Float64Array.of(0),
        extra: Float64Array.of(mixOf(program, reach, g) * toYear),
      };
    }),
    others: 1,
  };
};

/** Kits a year at their weight, whomever they reach. */
export const yearlyKits = (program: Program): number =>
  yearlyStocks(program, reachOf()).groups[0]?.steady[0] ?? 0;

/** Kits of a group by month: each kit by how much better its channel reaches the group than everyone. */
const kitsByMonth = (
  program: Program,
  months: readonly string[],
  access: AccessPoint,
  reach: Reach,
  group: number,
): readonly number[] => {
  const kits = new Map<string, number>();
  for (const row of program.kits) {
    const reached = row.kits * (reach.densityOf(row.channel)[group] ?? 1);
    if (row.access === access) kits.set(row.month, (kits.get(row.month) ?? 0) + reached);
  }
  return months.map((month) => kits.get(month) ?? 0);
};

/** How much better than everyone the group is reached by all kits of the log together. */
const mixOf = ({ kits }: Program, reach: Reach, group: number): number => {
  const all = kits.reduce((sum, row) => sum + row.kits, 0);
  const reached = kits.reduce((sum, row) => sum + row.kits * (reach.densityOf(row.channel)[group] ?? 1), 0);
  return all > 0 ? reached / all : 1;
};
