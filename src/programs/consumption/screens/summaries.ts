import type { BodyOf, Fields, Kind } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type { EntrySummary } from '#visits/summary.ts';
import { stayKind, stepKind, useKind } from '../entries.ts';
import { orientedKind } from '../orientation.ts';
import { eventKind } from '../other-events.ts';
import { servicesKind } from '../services.ts';

/** A kind that reads as one line of words. */
const inWords = <F extends Fields>(
  kind: Kind<F>,
  title: 'stay' | 'response',
  read: (body: BodyOf<F>) => readonly [id: string, values?: { readonly step: string }],
): EntrySummary => ({
  kind: kind.kind,
  title: `consumption.${title}.title`,
  lines: (entry) => {
    const body = readBody(kind, entry);
    if (body === undefined) return [];
    const [id, values = {}] = read(body);
    return [{ type: 'words', id: `consumption.${id}`, values }];
  },
});

/** How what moves a person, a shelf or help reads in lists; looks and taken alarms are not listed. */
export const consumptionSummaries: readonly EntrySummary[] = [
  inWords(stayKind, 'stay', ({ stage }) => [`stage.${stage}`]),
  {
    kind: useKind.kind,
    title: 'consumption.use.title',
    lines: (entry) => readBody(useKind, entry)?.lines?.map((line) => ({ type: 'item', ...line })) ?? [],
  },
  inWords(orientedKind, 'stay', ({ answer }) => [`orientation.${answer}`]),
  inWords(servicesKind, 'stay', () => ['services.saved']),
  inWords(stepKind, 'response', ({ step }) => [`step.${step}`]),
  inWords(eventKind, 'response', ({ event, step }) => (step ? ['event.own', { step }] : [`event.${event}`])),
];
