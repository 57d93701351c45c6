import { type Month, monthAt, monthIndex } from '#impact/program/month.ts';
import type { LocalDate } from '#log/index.ts';

/** Months the page answers for, both included. */
export type MonthPeriod = { readonly from: Month; readonly to: Month };

/** The last twelve whole months before `today`, then the calendar years that are over, newest first. */
export const periodsBefore = (today: LocalDate, years: number): readonly MonthPeriod[] => {
  const last = monthIndex(today.slice(0, 7)) - 1;
  const recent = { from: monthAt(last - 11), to: monthAt(last) };
  const over = Math.floor((last + 1) / 12) - 1;
  const whole = Array.from({ length: years }, (_, back) => ({
    from: `${over - back}-01`,
    to: `${over - back}-12`,
  }));
  return [recent, ...whole.filter(({ from }) => from !== recent.from)];
};

export const periodKey = ({ from, to }: MonthPeriod): string => `${from}..${to}`;
