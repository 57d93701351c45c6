import type { Period } from '#report/period.ts';

/** Where the entries that a figure of a report is counted from are looked at; `site`: '' for all. */
export const madeOfHref = (id: string, { from, to }: Period, site: string): string =>
  `/report/made-of/${id}/${from}/${to}${site === '' ? '' : `/${site}`}`;
