import { fieldToCode, ratherNotSay } from '#catalog/choice.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { type RowChange, sumTable } from '#database/projection/tables.ts';
import { hasFaded, timeToDate } from '#log/index.ts';
import { tallyKind, unmetKind, type VisitBody, visitKind } from './entries.ts';
import { peopleServed, withDeclined } from './rules.ts';

/**
 * Visits by local day, site and channel; the primary key serves one organization's days. `anonymous`: without a code. `faded`: nobody knows
 * any more whether they had one, and they are never called anonymous.
 */
export const visitDay = sumTable({
  name: 'visit_day',
  key: { day: 'date', site: 'uuid', channel: 'text' },
  sums: ['visits', 'anonymous', 'faded', 'people'],
  indexes: [{ on: ['day'], method: 'brin' }],
});

/** Answers by question: services, referrals, kinds of place, and what was declined. */
export const visitAnswerDay = sumTable({
  name: 'visit_answer_day',
  key: { day: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['visits'],
});

/**
 * Who was there: visits with a code, a row for each day, subject and site. Different people of any days are then counted
 * from a range of the primary key. Holds pseudonyms: erasing a person takes their rows with the entries.
 */
export const visitPresence = sumTable({
  name: 'visit_presence',
  key: { day: 'date', subject: 'uuid', site: 'uuid' },
  sums: ['visits'],
  indexes: [{ on: ['day'], method: 'brin' }],
});

/** What was only counted, by the first day of the time it counts. Never added to visits. `..._told`: how many said so. */
export const visitTally = sumTable({
  name: 'visit_tally',
  key: { day: 'date', site: 'uuid', channel: 'text', span: 'text' },
  sums: [
    'tallies',
    ...['visits', 'people', 'syringes_out', 'syringes_back'].flatMap((count) => [count, `${count}_told`]),
  ],
});

/** What was asked for and not there: `times` somebody went short of an item, of which `unsaid` without saying how many were asked for. */
export const visitUnmet = sumTable({
  name: 'visit_unmet',
  key: { day: 'date', site: 'uuid', item: 'text' },
  sums: ['times', 'unsaid', 'asked', 'given'],
});

export const visitsProjection: Projection = {
  name: 'visits',
  version: 7,
  tables: [visitDay, visitAnswerDay, visitPresence, visitTally, visitUnmet],
  handlers: [
    onKind(tallyKind, ({ site, occurredAt, body }) => [
      visitTally.add(
        { day: timeToDate(occurredAt), site, channel: body.channel, span: body.span },
        {
          tallies: 1,
          ...told('visits', body.visits),
          ...told('people', body.people),
          ...told('syringes_out', body.syringesOut),
          ...told('syringes_back', body.syringesBack),
        },
      ),
    ]),
    onKind(unmetKind, ({ site, occurredAt, body }) =>
      body.lines.map(({ item, asked, given }) =>
        visitUnmet.add(
          { day: timeToDate(occurredAt), site, item },
          {
            times: 1,
            unsaid: asked === undefined ? 1 : 0,
            asked: asked ?? 0,
            given: asked === undefined ? 0 : given,
          },
        ),
      ),
    ),
    onKind(visitKind, (entry) => {
      const { site, subject, occurredAt, body } = entry;
      const day = timeToDate(occurredAt);
      const isFaded = subject === undefined && hasFaded(entry);
      const changes: RowChange[] = [
        visitDay.add(
          { day, site, channel: body.channel },
          {
            visits: 1,
            anonymous: subject === undefined && !isFaded ? 1 : 0,
            faded: isFaded ? 1 : 0,
            people: peopleServed(body),
          },
        ),
        ...answersOf(body).map(([question, answer]) =>
          visitAnswerDay.add({ day, site, question, answer }, { visits: 1 }),
        ),
      ];
      if (subject !== undefined) changes.push(visitPresence.add({ day, subject, site }, { visits: 1 }));
      return changes;
    }),
  ],
};

const told = (name: string, count: number | undefined): Readonly<Record<string, number>> => ({
  [name]: count ?? 0,
  [`${name}_told`]: count === undefined ? 0 : 1,
});

/** Question and answer, each once a visit; of what was both answered and declined the answer counts (`withDeclined`). */
const answersOf = (body: VisitBody): readonly (readonly [string, string])[] => [
  ...[...new Set(body.services)].map((code) => ['services', code] as const),
  ...[...new Set(body.referrals)].map((code) => ['referrals', code] as const),
  ...(body.locationType === undefined ? [] : [['location-type', body.locationType] as const]),
  ...[...new Set(withDeclined(body).declined)].map((field) => [fieldToCode(field), ratherNotSay] as const),
];
