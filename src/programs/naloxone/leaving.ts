import type { Measure } from '#report/funder/measure.ts';

/** What of naloxone may leave for a funder. Doses count kits and single ones alike; kits are in them, so these are not told beside. */
export const naloxoneLeaving: readonly Measure[] = [
  {
    id: 'naloxone.doses',
    title: 'naloxone.report.doses-given',
    version: 1,
    table: 'naloxone_product_day',
    sum: 'doses',
    of: 'product',
  },
  {
    id: 'naloxone.reversals',
    title: 'naloxone.report.reversals',
    version: 1,
    table: 'naloxone_reversal_day',
    sum: 'reports',
  },
];
