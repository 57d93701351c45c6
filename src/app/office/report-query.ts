import type { Period } from '#report/period.ts';

/** What is asked of the server for a report over these days; `site`: '' for all. */
export const queryOf = ({ from, to }: Period, site: string) => ({
  from,
  to,
  site: site === '' ? undefined : site,
});
