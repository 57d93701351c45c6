import { readBody } from '#log/read-body.ts';
import { changeQuantities, type EntrySummary, type SummaryLine } from '#visits/summary.ts';
import { handoutKind, reversalKind, trainingKind } from '../entries.ts';
import { dosesGiven } from '../rules.ts';

/** How kits, training and reversals read in lists, and how counts are corrected. */
export const naloxoneSummaries: readonly EntrySummary[] = [
  {
    kind: handoutKind.kind,
    title: 'naloxone.handout.title',
    isHandOut: true,
    lines: (entry) => {
      const body = readBody(handoutKind, entry);
      if (body === undefined) return [];
      const lines: SummaryLine[] = body.lines.map(({ item, quantity, lot }) => ({
        type: 'item',
        item,
        quantity,
        lot,
      }));
      if (body.reason !== undefined)
        lines.push({
          type: 'words',
          id: 'naloxone.handout.reason',
          labels: { reason: ['refill-reason', body.reason] },
        });
      if (body.trained !== undefined)
        lines.push({ type: 'words', id: 'naloxone.training.people', values: { people: body.trained } });
      if (body.usedOn !== undefined)
        lines.push({ type: 'words', id: 'naloxone.handout.used-on', values: { people: body.usedOn } });
      return lines;
    },
    withQuantities: (entry, quantities) => {
      const body = readBody(handoutKind, entry);
      if (body === undefined) return undefined;
      const lines = changeQuantities(body.lines, quantities);
      return lines.length === 0 ? undefined : { ...body, lines };
    },
  },
  {
    kind: trainingKind.kind,
    title: 'naloxone.training.title',
    lines: (entry) => {
      const body = readBody(trainingKind, entry);
      return body === undefined
        ? []
        : [{ type: 'words', id: 'naloxone.training.people', values: { people: body.people } }];
    },
  },
  {
    kind: reversalKind.kind,
    title: 'naloxone.reversal.name',
    lines: (entry) => {
      const doses = dosesGiven(readBody(reversalKind, entry) ?? {});
      return doses === undefined ? [] : [{ type: 'words', id: 'naloxone.reversal.doses', values: { doses } }];
    },
  },
];
