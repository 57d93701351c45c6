// Months in which a program was closed: zeros that a person vouches for, where the log alone cannot tell.
import { guardBare } from '../guard.ts';
import { group, list, orNull, parameter } from '../shape.ts';
import { type Month, monthShape } from './month.ts';
import type { Program } from './program.ts';

const rows = orNull(list(group({ month: monthShape })));
const programShape = group({
  from: monthShape,
  to: monthShape,
  kits: list(group({ month: monthShape })),
  reversals: rows,
  needles: rows,
  referrals: rows,
  room: rows,
});

/** The same program with zeros in `months`, wherever it has no row for them. */
export const withClosedMonths = guardBare(
  [parameter('program', programShape), parameter('months', list(monthShape))],
  (program: Program, months: readonly Month[]): Program => {
    const fill = <R extends { readonly month: Month }>(
      rows: readonly R[],
      first: Month,
      zero: (month: Month) => R,
    ): readonly R[] => {
      const known = new Set(rows.map(({ month }) => month));
      const added = months.filter((month) => month >= first && month <= program.to && !known.has(month));
      return [...rows, ...added.map(zero)].toSorted((a, b) => (a.month < b.month ? -1 : 1));
    };
    const inPeriod = <R extends { readonly month: Month }>(
      rows: readonly R[] | null,
      zero: (month: Month) => R,
    ): readonly R[] | null => (rows === null ? null : fill(rows, program.from, zero));
    return {
      ...program,
      kits: fill(program.kits, '0000-01', (month) => ({
        month,
        channel: 'fixed',
        access: 'community',
        kits: 0,
      })),
      reversals: inPeriod(program.reversals, (month) => ({ month, reported: 0 })),
      needles: inPeriod(program.needles, (month) => ({ month, out: 0, in: 0 })),
      referrals: inPeriod(program.referrals, (month) => ({ month, made: 0, linked: 0 })),
      room: inPeriod(program.room, (month) => ({ month, visits: 0, overdoses: 0, deaths: 0 })),
    };
  },
);
