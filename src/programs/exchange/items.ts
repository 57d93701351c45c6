import { supplies } from './items/supplies.ts';
import { syringes } from './items/syringes.ts';

/** What the exchange hands out, in the order a counter shows it. */
export const exchangeItems = [...syringes, ...supplies];
