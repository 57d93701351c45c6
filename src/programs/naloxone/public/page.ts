import type { Choice } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { readChoices } from '#visits/tables/choices.ts';
import { acceptReversal, renderReversal } from './reversal.ts';

/** The reversal report as a page of the server: `PublicPage` of server/public/page.ts. */
export const reversalPage = {
  path: 'reversal',
  style: new URL('./reversal.css', import.meta.url),
  read: async (tx: Transaction, org: Uuid): Promise<(name: ListName) => readonly Choice[]> => {
    const choices = await readChoices(tx, org);
    return (name) => offeredChoices(name, choices);
  },
  render: renderReversal,
  accept: acceptReversal,
} as const;
