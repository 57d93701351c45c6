import type { LocalDate } from '#log/index.ts';

export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

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
