import type { LocalDate } from '#log/index.ts';
import type { Period } from '#report/period.ts';

/** A report that was made before: how far the log had come then, and the day. */
export interface Made {
  readonly place: number;
  readonly day: LocalDate;
}

/** Which report is asked for. */
export interface AskedReport {
  readonly period: Period;
  /** '' for all. */
  readonly site: string;
  /** Left out: as it is now. */
  readonly made?: Made | undefined;
}

/** What is asked of the server for a report, definitions in this language. */
export const queryOf = (
  { period: { from, to }, site, made }: AskedReport,
  { locale }: { readonly locale: string },
) => ({
  from,
  to,
  site: site === '' ? undefined : site,
  place: made === undefined ? undefined : String(made.place),
  day: made?.day,
  language: locale,
});
