import { fieldToCode } from '#catalog/choice.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { type RowChange, sumTable } from '#database/projection/tables.ts';
import { toMonth } from '#log/index.ts';
import { type VisitBody, visitKind } from './entries.ts';
import { peopleServed } from './rules.ts';

/** Visits by month, site and channel; the primary key serves one organization's months. */
export const visitMonth = sumTable({
  name: 'visit_month',
  key: { month: 'date', site: 'uuid', channel: 'text' },
  sums: ['visits', 'anonymous', 'people'],
});

/** Answers by question: services, referrals, kinds of place, and what was declined. */
export const visitAnswerMonth = sumTable({
  name: 'visit_answer_month',
  key: { month: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['visits'],
});

export const monthColumns = [
  'm01',
  'm02',
  'm03',
  'm04',
  'm05',
  'm06',
  'm07',
  'm08',
  'm09',
  'm10',
  'm11',
  'm12',
] as const;
type MonthColumn = (typeof monthColumns)[number];

/**
 * Who was there: visits with a code, a row for each year, subject and site, the months side by side. Unique people of
 * any months of a year are then counted from one row a person, in the order of the primary key. Holds pseudonyms:
 * erasing a person takes their rows with the entries.
 */
export const visitPresence = sumTable({
  name: 'visit_presence',
  key: { year: 'int', subject: 'uuid', site: 'uuid' },
  sums: monthColumns,
});

export const visitsProjection: Projection = {
  name: 'visits',
  version: 2,
  tables: [visitMonth, visitAnswerMonth, visitPresence],
  handlers: [
    onKind(visitKind, ({ site, subject, occurredAt, body }) => {
      const month = toMonth(occurredAt);
      const changes: RowChange[] = [
        visitMonth.add(
          { month, site, channel: body.channel },
          { visits: 1, anonymous: subject === undefined ? 1 : 0, people: peopleServed(body) },
        ),
        ...answersOf(body).map(([question, answer]) =>
          visitAnswerMonth.add({ month, site, question, answer }, { visits: 1 }),
        ),
      ];
      if (subject !== undefined) {
        const year = Number(month.slice(0, 4));
        changes.push(visitPresence.add({ year, subject, site }, onlyMonth(Number(month.slice(5, 7)))));
      }
      return changes;
    }),
  ],
};

/** Question and answer, each once a visit. */
const answersOf = (body: VisitBody): readonly (readonly [string, string])[] => [
  ...[...new Set(body.services)].map((code) => ['services', code] as const),
  ...[...new Set(body.referrals)].map((code) => ['referrals', code] as const),
  ...(body.locationType === undefined ? [] : [['location-type', body.locationType] as const]),
  ...[...new Set(body.declined)].map((field) => [fieldToCode(field), declinedAnswer] as const),
];

/** How "rather not say" stands in tables, beside the codes of a list. */
export const declinedAnswer = 'rather-not-say';

const onlyMonth = (month: number): Readonly<Record<MonthColumn, number>> =>
  Object.fromEntries(monthColumns.map((column, index) => [column, index + 1 === month ? 1 : 0])) as Record<
    MonthColumn,
    number
  >;
