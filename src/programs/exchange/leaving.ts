import type { Given } from '#community/server.ts';
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

/** What everyone reads each month. A loose needle is no syringe: with a barrel it would count twice. */
export const exchangeGives: readonly Given[] = [
  {
    code: 'syringes',
    title: 'month.given.syringes',
    measure: 'exchange.items',
    counts: (_code, item) => item?.set === 'complete' || item?.set === 'barrel',
  },
  {
    code: 'strips',
    title: 'month.given.strips',
    measure: 'exchange.items',
    counts: (_code, item) => item?.group === 'checking' && item.unit === 'strip',
  },
];
