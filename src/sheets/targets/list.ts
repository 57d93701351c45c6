import type { RowTarget } from '../mapping/target.ts';
import { exchangeTargets } from './exchange.ts';
import { naloxoneTargets } from './naloxone.ts';
import { stockTargets } from './stock.ts';
import { visitsTargets } from './visits.ts';

/** Every kind that rows can become. A new program adds its targets here. */
export const rowTargets: readonly RowTarget[] = [
  ...visitsTargets,
  ...exchangeTargets,
  ...naloxoneTargets,
  ...stockTargets,
];
