import { stockEffect } from './effects.ts';
import { stockKinds } from './entries.ts';

/** The stock room as a page fetches it: with the first entry of it, as a program that it does not show. */
export const stock = {
  name: 'stock',
  kinds: stockKinds,
  supplies: { moves: stockKinds.map(({ kind }) => kind), effect: stockEffect },
};
