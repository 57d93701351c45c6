import type { ProgramServer } from '../server.ts';
import { exchangeLeaving } from './leaving.ts';
import { exchangeReports } from './report.ts';
import { exchangeKitParts, exchangeProjection } from './tables.ts';
import { exchangeTargets } from './targets.ts';

/** What everyone reads each month. A loose needle is no syringe: with a barrel it would count twice. */
const gives: ProgramServer['gives'] = [
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

export const program: ProgramServer = {
  projections: [exchangeProjection],
  reports: exchangeReports,
  leaving: exchangeLeaving,
  gives,
  targets: exchangeTargets,
  kitParts: exchangeKitParts,
};
