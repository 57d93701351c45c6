import { readBody } from '#log/read-body.ts';
import type { EntrySummary } from '#visits/summary.ts';
import { serviceKind, testKind } from '../entries.ts';

/** How tests and counted care read in lists. Neither says what came out of anything. */
export const testingSummaries: readonly EntrySummary[] = [
  {
    kind: testKind.kind,
    title: 'testing.list.title',
    lines: () => [],
  },
  {
    kind: serviceKind.kind,
    title: 'testing.count.title',
    lines: (entry) => {
      const people = readBody(serviceKind, entry)?.people;
      return people === undefined
        ? []
        : [{ type: 'words', id: 'testing.service.counted', values: { people } }];
    },
  },
];
