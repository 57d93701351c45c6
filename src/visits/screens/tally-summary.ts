import { readBody } from '#log/read-body.ts';
import { tallyCounts, tallyKind } from '../entries.ts';
import type { EntrySummary } from '../summary.ts';

/** How a tally reads: each of its counts, and the time that it counts. */
export const tallySummary: EntrySummary = {
  kind: tallyKind.kind,
  title: 'visits.tally.name',
  lines: (entry) => {
    const body = readBody(tallyKind, entry);
    if (body === undefined) return [];
    return tallyCounts.flatMap((name) => {
      const count = body[name];
      return count === undefined
        ? []
        : [{ type: 'words', id: `visits.tally.line.${name}`, values: { count, span: body.span } } as const];
    });
  },
};
