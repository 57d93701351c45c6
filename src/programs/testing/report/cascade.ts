import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import type { ReportColumn, ReportRow } from '#report/column.ts';
import { firstDayIn } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { type CascadeBody, type Rung, rungs } from '../cascade-entries.ts';
import { atLeast, firstReleases } from '../rules/cascade.ts';

const column = (id: string, type: ReportColumn['type']): ReportColumn => ({
  id,
  title: `testing.report.${id}`,
  type,
});
const counts = {
  reactive: 'not-confirmed',
  confirmed: 'confirmed',
  appointment: 'appointment',
  attended: 'attended',
  started: 'started',
  ended: 'ended',
} as const satisfies Readonly<Record<string, Rung>>;
const lowest = rungs[0];

interface Row {
  readonly day: string;
  readonly body: string;
}

/** Cascades by the month in which somebody released them. What a block of too few hides is not known, and stands as that. */
export const cascadeReport: ReportTable = {
  id: 'testing.cascade',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'testing.report.cascade-title',
  columns: [
    column('month', 'month'),
    column('infection', 'text'),
    column('from', 'day'),
    column('to', 'day'),
    column('placed', 'count'),
    ...Object.keys(counts).map((id) => column(id, 'count')),
    column('noWord', 'count'),
    column('ofTests', 'count'),
    column('unread', 'count'),
    column('unopened', 'count'),
  ],
  firstDay: firstDayIn('testing_cascade'),
  rows: async (tx, query) => {
    // It is of the whole organization, and says nothing of one site.
    if (query.sites !== undefined) return [];
    const rows = await tx.rows<Row>(sql`
      select day::text as day, body from testing_cascade where ${isOf(query.org)} order by hlc, entry_id`);
    const released = rows.map(({ day, body }) => ({ ...(JSON.parse(body) as CascadeBody), day }));
    return firstReleases(released)
      .filter(({ day }) => day >= query.from && day <= query.to)
      .map(rowOf);
  },
};

const rowOf = (body: CascadeBody & { readonly day: string }): ReportRow => {
  const [reactive, confirmed] = [atLeast(body, 'no-word'), atLeast(body, 'confirmed')];
  return {
    month: `${body.day.slice(0, 7)}-01`,
    infection: body.infection,
    from: body.from,
    to: body.to,
    placed: atLeast(body, lowest) ?? '',
    ...Object.fromEntries(Object.entries(counts).map(([id, rung]) => [id, atLeast(body, rung) ?? ''])),
    noWord: reactive === undefined || confirmed === undefined ? '' : reactive - confirmed,
    ofTests: body.tests,
    unread: body.unread,
    unopened: body.unopened,
  };
};
