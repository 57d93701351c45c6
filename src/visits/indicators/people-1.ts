import { onKind, type Projection } from '#database/projection/projection.ts';
import { sumTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import { timeToDate } from '#log/index.ts';
import { inPeriod } from '#report/server/in-period.ts';
import type { EarlierVersion } from '#report/server/table.ts';
import { visitKind } from '../entries.ts';
import { acrossOrganizations, peopleServed } from '../rules.ts';

/**
 * Different people as they were counted at first: each code for one person, also where two of one person were joined, and nothing
 * allowed for people who came back under a new code.
 */
const days = sumTable({
  name: 'visits_people_1',
  key: { day: 'date', site: 'uuid' },
  sums: ['visits', 'without', 'people'],
});
const codes = sumTable({
  name: 'visits_people_1_code',
  key: { day: 'date', subject: 'uuid', site: 'uuid' },
  sums: ['visits'],
});

const projection: Projection = {
  name: 'visits-people-1',
  version: 1,
  tables: [days, codes],
  handlers: [
    onKind(visitKind, ({ site, subject, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      return [
        days.add(
          { day, site },
          { visits: 1, without: subject === undefined ? 1 : 0, people: peopleServed(body) },
        ),
        ...(subject === undefined ? [] : [codes.add({ day, subject, site }, { visits: 1 })]),
      ];
    }),
  ],
};

interface Seen {
  readonly visits: number;
  readonly without: number;
  readonly people: number;
  readonly linked: number;
}

export const people1: EarlierVersion = {
  indicator: { version: 1, since: '2026-11-26' },
  projection,
  columns: [
    { id: 'visits', title: 'visits.report.count', type: 'count' },
    { id: 'uniqueLow', title: 'visits.report.unique-low', type: 'range' },
    { id: 'uniqueHigh', title: 'visits.report.unique-high', type: 'range' },
    { id: 'people', title: 'visits.report.people', type: 'count' },
  ],
  rows: async (tx, query) => {
    const seen = await tx.rows<Seen>(sql`
      select coalesce(visits, 0) as visits, coalesce(without, 0) as without, coalesce(people, 0) as people,
        coalesce(linked, 0) as linked
      from (select org_id, sum(visits)::bigint as visits, sum(without)::bigint as without, sum(people)::bigint as people
          from visits_people_1 where ${inPeriod(query)} group by 1) as counted
        full join (select org_id, count(distinct subject) as linked from visits_people_1_code
          where ${inPeriod(query)} group by 1) as coded using (org_id)`);
    const sum = (of: (one: Seen) => number): number => seen.reduce((total, one) => total + of(one), 0);
    const { low, high } = acrossOrganizations(
      seen.map(({ linked, without }) => ({
        low: linked > 0 ? linked : Math.min(1, without),
        high: linked + without,
      })),
    );
    return [
      {
        visits: sum(({ visits }) => visits),
        uniqueLow: low,
        uniqueHigh: high,
        people: sum(({ people }) => people),
      },
    ];
  },
};
