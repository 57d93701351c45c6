import { readBody } from '#log/read-body.ts';
import { changeQuantities, type EntrySummary } from '#visits/summary.ts';
import { handoutKind, returnKind } from '../entries.ts';
import { returnedCount } from '../rules/returns.ts';

/** How hand-outs and returns read in lists, and how their counts are corrected. */
export const exchangeSummaries: readonly EntrySummary[] = [
  {
    kind: handoutKind.kind,
    title: 'exchange.handout.title',
    isHandOut: true,
    lines: (entry) =>
      (readBody(handoutKind, entry)?.lines ?? []).map(({ item, quantity, lot }) => ({
        type: 'item',
        item,
        quantity,
        lot,
      })),
    withQuantities: (entry, quantities) => {
      const body = readBody(handoutKind, entry);
      if (body === undefined) return undefined;
      const lines = changeQuantities(body.lines, quantities);
      return lines.length === 0 ? undefined : { ...body, lines };
    },
  },
  {
    kind: returnKind.kind,
    title: 'exchange.return.title',
    isHandOut: false,
    lines: (entry) => {
      const returned = readBody(returnKind, entry)?.returned;
      if (returned === undefined) return [];
      const count = returnedCount(returned);
      if (count === undefined)
        return [
          {
            type: 'words',
            id: returned.how === 'not-asked' ? 'exchange.return.not-asked' : 'exchange.return.measured',
          },
        ];
      return [
        {
          type: 'words',
          id: count.estimated ? 'exchange.return.about' : 'exchange.return.count',
          values: { count: count.count },
        },
      ];
    },
  },
];
