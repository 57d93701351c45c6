import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import { timeToDate } from '#log/index.ts';
import { inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { EarlierVersion } from '#report/server/table.ts';
import { acrossOrganizations } from '#visits/rules.ts';
import { stayKind } from '../entries.ts';

/**
 * Different people of a room as they were counted at first: each card for one person, also where two of one person were joined, and
 * nothing allowed for people who came back with a new card.
 */
const arrived = sumTable({
  name: 'consumption_people_1',
  key: { day: 'date', site: 'uuid' },
  sums: ['arrivals'],
});
const shown = factTable({
  name: 'consumption_people_1_card',
  columns: { day: 'date', site: 'uuid', subject: 'uuid', visit: 'uuid' },
});

const projection: Projection = {
  name: 'consumption-people-1',
  version: 1,
  tables: [arrived, shown],
  handlers: [
    onKind(stayKind, ({ site, visit, subject, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      return [
        ...(body.arrived === true ? [arrived.add({ day, site }, { arrivals: 1 })] : []),
        ...(visit === undefined || subject === undefined ? [] : [shown.row({ day, site, subject, visit })]),
      ];
    }),
  ],
};

interface MonthOfPeople {
  readonly month: string;
  readonly arrivals: number;
  readonly linked: number;
  readonly stays: number;
}

export const people1: EarlierVersion = {
  indicator: { version: 1, since: '2026-11-27' },
  projection,
  columns: [
    { id: 'month', title: 'consumption.report.month', type: 'month' },
    { id: 'arrivals', title: 'consumption.report.arrivals', type: 'count', adds: ['month'] },
    { id: 'peopleLow', title: 'consumption.report.peopleLow', type: 'range' },
    { id: 'peopleHigh', title: 'consumption.report.peopleHigh', type: 'range' },
  ],
  rows: async (tx, query) => {
    const seen = await tx.rows<MonthOfPeople>(sql`
      with days as (
        select org_id, ${monthOfDay} as month, sum(arrivals)::bigint as arrivals from consumption_people_1
        where ${inPeriod(query)} group by 1, 2),
      known as (
        select org_id, ${monthOfDay} as month, count(distinct subject)::bigint as linked,
          count(distinct visit)::bigint as stays
        from consumption_people_1_card where ${inPeriod(query)} group by 1, 2)
      select coalesce(days.month, known.month) as month, coalesce(arrivals, 0)::bigint as arrivals,
        coalesce(linked, 0)::bigint as linked, coalesce(stays, 0)::bigint as stays
      from days full join known on known.org_id = days.org_id and known.month = days.month order by 1`);
    return [...Map.groupBy(seen, (row) => row.month)].map(([of, rows]) => {
      const { low, high } = acrossOrganizations(
        rows.map(({ arrivals, linked, stays }) => {
          const without = Math.max(0, arrivals - stays);
          return { low: linked > 0 ? linked : Math.min(1, without), high: linked + without };
        }),
      );
      const arrivals = rows.reduce((sum, row) => sum + row.arrivals, 0);
      return { month: of, arrivals, peopleLow: low, peopleHigh: high };
    });
  },
};
