import type { JsonObject } from '#log/index.ts';
import type { Happening } from '#sample/days.ts';

/**
 * What the national report must say, added up from the made-up days by code that shares nothing with the server's
 * tables: visits, supplies by month and item, returns that were counted.
 */
export const createTally = () => {
  let visits = 0;
  let returned = 0;
  const items = new Map<string, number>();

  const addLines = (month: string, body: JsonObject): void => {
    for (const line of body['lines'] as readonly { readonly item: string; readonly quantity: number }[]) {
      const key = `${month} ${line.item}`;
      items.set(key, (items.get(key) ?? 0) + line.quantity);
    }
  };

  return {
    add: ({ at, drafts, after }: Happening): void => {
      if (after?.act === 'take-back') return;
      for (const [index, { kind, body }] of drafts.entries()) {
        const counts = after?.act === 'correct' && after.index === index ? after.draft.body : body;
        if (kind === 'visits.visit') visits += 1;
        if (kind === 'exchange.handout') addLines(`${at.slice(0, 7)}-01`, counts);
        if (kind === 'exchange.return') {
          const how = counts['returned'] as { readonly how: string; readonly count?: number };
          if (how.how === 'counted') returned += how.count ?? 0;
        }
      }
    },
    totals: () => ({ visits, returned, items }),
  };
};

export type Totals = ReturnType<ReturnType<typeof createTally>['totals']>;
