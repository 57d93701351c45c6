import { readBody } from '#log/read-body.ts';
import { visitKind } from '../entries.ts';
import { peopleServed } from '../rules.ts';
import type { EntrySummary, SummaryLine } from '../summary.ts';

/** How a visit itself reads beside its programs' entries. */
export const visitSummary: EntrySummary = {
  kind: visitKind.kind,
  title: 'visits.visit.title',
  lines: (entry) => {
    const body = readBody(visitKind, entry);
    if (body === undefined) return [];
    const lines: SummaryLine[] = [
      { type: 'words', id: 'visits.visit.people', values: { people: peopleServed(body) } },
    ];
    for (const code of body.services ?? [])
      lines.push({ type: 'words', id: 'visits.visit.label', labels: { label: ['service', code] } });
    for (const code of body.referrals ?? [])
      lines.push({ type: 'words', id: 'visits.visit.referred', labels: { label: ['referral', code] } });
    return lines;
  },
};
