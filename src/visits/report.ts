import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { countOf, type ReportColumn, sumKnown, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inPeriod, month } from '#report/server/in-period.ts';
import { readSpare } from '#report/server/people.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { tallyKind, unmetKind, visitKind } from './entries.ts';
import { people1 } from './indicators/people-1.ts';
import { acrossOrganizations, uniquePeople } from './rules.ts';
import { visitPresence } from './tables.ts';

/** A visit is in one row. */
const everyRow = ['month', 'site', 'channel'];

const visits: ReportTable = {
  id: 'visits.visits',
  indicator: { version: 1, since: '2026-11-26', field: 'Queensland Health, QMDS-NSP' },
  isUsual: true,
  title: 'visits.report.visits',
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'channel', title: 'visits.report.channel', type: 'channel' },
    { id: 'visits', title: 'visits.report.count', type: 'count', adds: everyRow },
    { id: 'anonymous', title: 'visits.report.anonymous', type: 'count', adds: everyRow },
    { id: 'people', title: 'visits.report.people', type: 'count', adds: everyRow },
  ],
  headlines: [
    { id: 'visits', title: 'visits.report.count', column: 'visits', of: [visitKind.kind] },
    { id: 'people', title: 'visits.report.people', column: 'people', of: [visitKind.kind] },
  ],
  firstDay: firstDayIn('visit_day'),
  joins: (parts) => parts.flat(),
  fades: ['anonymous'],
  // Of what faded nobody knows whether it was without a code: not all of such a month is known then.
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${month} as month, site, channel, sum(visits)::bigint as visits,
        case when sum(faded) = 0 then sum(anonymous)::bigint end as anonymous, sum(people)::bigint as people
      from visit_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
    ),
};

const answers: ReportTable = {
  id: 'visits.answers',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'visits.report.answers',
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'question', title: 'visits.report.question', type: 'text' },
    { id: 'answer', title: 'visits.report.answer', type: 'text' },
    // A visit may have several answers: only rows of one answer add up.
    { id: 'visits', title: 'visits.report.count', type: 'count', adds: ['month', 'site'] },
  ],
  rows: (tx, query) =>
    tx.rows(sql`select ${month} as month, site, question, answer, sum(visits)::bigint as visits from visit_answer_day
      where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/**
 * One row: the whole period. Who came, as a range of different people, beside how many were supplied through them; a
 * person of two visits is one who came and was supplied twice, so neither says anything about the other.
 */
const people: ReportTable = {
  id: 'visits.people',
  indicator: { version: 2, since: '2026-11-28' },
  earlier: [people1],
  isUsual: true,
  title: 'visits.report.unique',
  columns: [
    { id: 'visits', title: 'visits.report.count', type: 'count' },
    { id: 'uniqueLow', title: 'visits.report.unique-low', type: 'range' },
    { id: 'uniqueHigh', title: 'visits.report.unique-high', type: 'range' },
    { id: 'people', title: 'visits.report.people', type: 'count' },
  ],
  fades: ['uniqueLow', 'uniqueHigh'],
  // Whoever came in two of the parts may be one: at least as many as in the largest, at most all of them.
  joins: (parts, whole) => {
    const rows = parts.flat();
    const known = [...rows, ...whole];
    const low = Math.max(...known.map(({ uniqueLow }) => Number(uniqueLow)));
    const high = Math.min(
      rows.reduce((sum, { uniqueHigh }) => sum + Number(uniqueHigh), 0),
      ...whole.map(({ uniqueHigh }) => Number(uniqueHigh)),
    );
    return [
      {
        visits: sumKnown(rows.map(countOf('visits'))) ?? 0,
        uniqueLow: low,
        uniqueHigh: Math.max(low, high),
        people: sumKnown(rows.map(countOf('people'))) ?? 0,
      },
    ];
  },
  rows: async (tx, query) => {
    const seen = await tx.rows<Seen>(sql`
      select org_id, coalesce(visits, 0) as visits, coalesce(anonymous, 0) as anonymous, coalesce(people, 0) as people,
        coalesce(linked, 0) as linked
      from (select org_id, sum(visits)::bigint as visits, sum(anonymous + faded)::bigint as anonymous,
          sum(people)::bigint as people from visit_day where ${inPeriod(query)} group by 1) as counted
        full join (${linkedPeople(query)}) as coded using (org_id)`);
    const spare = await readSpare(tx, query, visitPresence.name);
    const sum = (of: (one: Seen) => number): number => seen.reduce((total, one) => total + of(one), 0);
    const { low, high } = acrossOrganizations(
      seen.map(({ org_id, linked, anonymous }) =>
        uniquePeople({ linked: linked - spare.inAll(org_id), anonymousVisits: anonymous }),
      ),
    );
    return [
      {
        visits: sum(({ visits: n }) => n),
        uniqueLow: low,
        uniqueHigh: high,
        people: sum(({ people: n }) => n),
      },
    ];
  },
};

const tallied = (id: string, name: 'visits' | 'people' | 'out' | 'back'): ReportColumn => ({
  id,
  title: `visits.report.tallied-${name}`,
  type: 'count',
  adds: ['month', 'span', 'site', 'channel'],
});
/** Few tally anything, and what nobody tallied nobody knows. */
const rarelyKnown = { isUnknownWithoutRows: true, isLeftOutWithoutRows: true } as const;

/** What was only counted stands beside the visits, each row with the time it counts; it is in no sum of them. */
const tallies: ReportTable = {
  id: 'visits.tallies',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'visits.report.tallies',
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'span', title: 'visits.report.span', type: 'text' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'channel', title: 'visits.report.channel', type: 'channel' },
    tallied('visits', 'visits'),
    tallied('people', 'people'),
    tallied('syringesOut', 'out'),
    tallied('syringesBack', 'back'),
  ],
  headlines: [
    {
      id: 'tallied',
      title: 'visits.report.tallied-visits',
      column: 'visits',
      of: [tallyKind.kind],
      ...rarelyKnown,
    },
    {
      id: 'talliedPeople',
      title: 'visits.report.tallied-people',
      column: 'people',
      of: [tallyKind.kind],
      ...rarelyKnown,
    },
  ],
  firstDay: firstDayIn('visit_tally'),
  // Only what lies whole in the days asked: of a month's tally nobody knows which part is in its first half.
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${month} as month, span, site, channel,
        sum(visits) filter (where visits_told > 0)::bigint as visits,
        sum(people) filter (where people_told > 0)::bigint as people,
        sum(syringes_out) filter (where syringes_out_told > 0)::bigint as "syringesOut",
        sum(syringes_back) filter (where syringes_back_told > 0)::bigint as "syringesBack" from visit_tally
      where ${inPeriod(query)} and (day + case span when 'year' then interval '1 year'
          when 'quarter' then interval '3 months' when 'month' then interval '1 month' else interval '1 day' end)::date
          <= ${query.to}::date + 1
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
    ),
};

const unmetCount = (id: string): ReportColumn => ({
  id,
  title: `visits.report.unmet-${id}`,
  type: 'count',
  adds: ['month', 'site'],
});

/** What people asked for and did not get. Where all who went short left unsaid how many they asked for, nobody knows. */
const unmet: ReportTable = {
  id: 'visits.unmet',
  title: 'visits.report.unmet',
  indicator: { version: 1, since: '2026-11-26' },
  columns: [
    { id: 'month', title: 'visits.report.month', type: 'month' },
    { id: 'site', title: 'visits.report.site', type: 'site' },
    { id: 'item', title: 'visits.report.item', type: 'item' },
    unmetCount('times'),
    unmetCount('asked'),
    unmetCount('given'),
    unmetCount('short'),
    unmetCount('unsaid'),
  ],
  headlines: [
    {
      id: 'unmet',
      title: 'visits.report.unmet-times',
      column: 'times',
      of: [unmetKind.kind],
      ...rarelyKnown,
    },
  ],
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`select ${month} as month, site, item, sum(times)::bigint as times,
        sum(asked) filter (where times > unsaid)::bigint as asked, sum(given) filter (where times > unsaid)::bigint as given,
        sum(asked - given) filter (where times > unsaid)::bigint as short, sum(unsaid)::bigint as unsaid from visit_unmet
      where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
    ),
};

export const visitsReports: readonly ReportTable[] = [visits, answers, people, tallies, unmet];

/** Units by item and site that people asked for and did not get, as far as they said how many. For what to order. */
export const readUnmet = (
  tx: Transaction,
  query: Pick<ReportQuery, 'org' | 'from' | 'to' | 'sites'>,
): Promise<readonly { readonly site: Uuid; readonly item: string; readonly short: number }[]> =>
  tx.rows(sql`select site, item, sum(asked - given)::bigint as short from visit_unmet
    where ${inPeriod(query)} and times > unsaid group by 1, 2 order by 1, 2`);

interface Seen {
  readonly org_id: Uuid;
  readonly visits: number;
  /** Without a code that is known. */
  readonly anonymous: number;
  readonly people: number;
  readonly linked: number;
}

/** Different codes seen in the period, by organization. */
const linkedPeople = (query: ReportQuery): Sql => sql`
  select org_id, count(distinct subject) as linked from visit_presence where ${inPeriod(query)} group by 1`;
