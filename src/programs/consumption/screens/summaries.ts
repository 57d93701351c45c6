import { readBody } from '#log/read-body.ts';
import type { EntrySummary } from '#visits/summary.ts';
import { stayKind, stepKind, useKind } from '../entries.ts';

/** How what moves a person, a shelf or help reads in lists; looks and taken alarms are not listed. */
export const consumptionSummaries: readonly EntrySummary[] = [
  {
    kind: stayKind.kind,
    title: 'consumption.stay.title',
    isHandOut: false,
    lines: (entry) => {
      const body = readBody(stayKind, entry);
      return body === undefined ? [] : [{ type: 'words', id: `consumption.stage.${body.stage}` }];
    },
  },
  {
    kind: useKind.kind,
    title: 'consumption.use.title',
    isHandOut: false,
    lines: (entry) =>
      (readBody(useKind, entry)?.lines ?? []).map(({ item, quantity, lot }) => ({
        type: 'item',
        item,
        quantity,
        lot,
      })),
  },
  {
    kind: stepKind.kind,
    title: 'consumption.response.title',
    isHandOut: false,
    lines: (entry) => {
      const body = readBody(stepKind, entry);
      return body === undefined ? [] : [{ type: 'words', id: `consumption.step.${body.step}` }];
    },
  },
];
