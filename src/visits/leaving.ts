import type { Measure } from '#report/funder/measure.ts';

/** What of visits may leave for a funder. */
export const visitsLeaving: readonly Measure[] = [
  { id: 'visits.visits', title: 'visits.report.count', version: 1, table: 'visit_day', sum: 'visits' },
];
