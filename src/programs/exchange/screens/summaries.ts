import { readBody } from '#log/read-body.ts';
import { changeQuantities, type EntrySummary } from '#visits/summary.ts';
import { factorKind, handoutKind, returnKind } from '../entries.ts';
import { measuredOnly, reckonedLater, returnedCount } from '../rules/returns.ts';

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
    lines: (entry, settings = () => []) => {
      const returned = readBody(returnKind, entry)?.returned;
      if (returned === undefined) return [];
      const count = returnedCount(returned);
      const measured = measuredOnly(returned);
      const factors = settings(factorKind.kind).flatMap((word) => {
        const body = readBody(factorKind, word);
        return body === undefined ? [] : [{ id: word.id, hlc: word.hlc, body }];
      });
      const later = measured && reckonedLater(measured, factors);
      if (later !== undefined)
        return [{ type: 'words', id: 'exchange.return.about-later', values: { count: later } }];
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
