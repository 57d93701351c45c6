import { readBody } from '#log/read-body.ts';
import { unmetKind } from '../entries.ts';
import type { EntrySummary } from '../summary.ts';

/** How it reads that somebody asked for more than there was. */
export const unmetSummary: EntrySummary = {
  kind: unmetKind.kind,
  title: 'visits.unmet.name',
  lines: (entry) =>
    (readBody(unmetKind, entry)?.lines ?? []).map(({ item, asked, given }) => ({
      type: 'words',
      id: asked === undefined ? 'visits.unmet.line-unsaid' : 'visits.unmet.line',
      values: { given, ...(asked !== undefined && { asked }) },
      labels: { item: ['item', item] },
    })),
};
