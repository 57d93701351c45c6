import type { LocalDate } from '#log/index.ts';

export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What is asked of the server for a report over these days; `site`: '' for all. */
export const queryOf = ({ from, to }: Period, site: string) => ({
  from,
  to,
  site: site === '' ? undefined : site,
});

/** The days of a month (`2026-11`) or a year (`2026`). */
export const periodOf = (chosen: string): Period => {
  if (chosen.length === 4) return { from: `${chosen}-01-01`, to: `${chosen}-12-31` };
  const [year = 0, month = 1] = chosen.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${chosen}-01`, to: last };
};

/** The month of a day and those before it, newest first, as `2026-11`. */
export const lastMonths = (day: LocalDate, count: number): readonly string[] => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
};

/**
 * The months that a picture of the period shows: from the first with anything recorded up to that of today. A month in
 * between without anything is a month of nothing; one before or after is not drawn, since nothing is known of it.
 * @param recorded first days of the months that have figures, in any order
 * @returns first days of months, oldest first; empty when nothing is recorded
 */
export const chartMonths = (
  { from, to }: Period,
  recorded: readonly LocalDate[],
  today: LocalDate,
): readonly LocalDate[] => {
  const first = recorded.toSorted()[0]?.slice(0, 7);
  if (first === undefined) return [];
  const last = to < today ? to : today;
  const count = (Number(last.slice(0, 4)) - Number(from.slice(0, 4)) + 1) * 12;
  return lastMonths(last, count)
    .filter((month) => month >= from.slice(0, 7) && month >= first)
    .map((month) => `${month}-01`)
    .toReversed();
};
