import type { Measure } from '#report/funder/measure.ts';

/** What of exchange may leave for a funder. Sets are not among it: they pair up over the hand-outs of a visit. */
export const exchangeLeaving: readonly Measure[] = [
  {
    id: 'exchange.items',
    title: 'exchange.report.items',
    version: 1,
    table: 'exchange_item_day',
    sum: 'quantity',
    of: 'item',
  },
  {
    id: 'exchange.returned',
    title: 'exchange.report.syringes',
    version: 1,
    table: 'exchange_return_day',
    sum: 'syringes',
  },
];
