import { sql } from '#database/sql.ts';
import type { ReportColumn } from '#report/column.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import type { ReportTable } from '#report/server/table.ts';
import { testKind } from './entries.ts';
import { cascadeReport } from './report/cascade.ts';

const month: ReportColumn = { id: 'month', title: 'testing.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'testing.report.site', type: 'site' };
const text = (id: string): ReportColumn => ({ id, title: `testing.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `testing.report.${id}`,
  type: 'count',
  adds,
});
const indicator = { version: 1, since: '2026-11-27' };
const every = ['month', 'site', 'infection', 'test'];

/** Tests done, and those that could not be read. What they said is in no table. */
const tests: ReportTable = {
  id: 'testing.tests',
  indicator,
  title: 'testing.report.tests-title',
  columns: [
    month,
    site,
    text('infection'),
    text('test'),
    count('tests', every),
    count('readable', every),
    count('invalid', every),
    count('lost', every),
  ],
  headlines: [
    {
      id: 'tests',
      title: 'testing.report.headline-tests',
      of: [testKind.kind],
      column: 'tests',
      isLeftOutWithoutRows: true,
    },
  ],
  firstDay: firstDayIn('testing_test_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, infection, method as test, sum(tests)::bigint as tests,
        sum(readable)::bigint as readable, sum(invalid)::bigint as invalid, sum(lost)::bigint as lost
      from testing_test_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

const offers: ReportTable = {
  id: 'testing.offers',
  indicator,
  title: 'testing.report.offers-title',
  columns: [
    month,
    site,
    text('infection'),
    count('offered', ['month', 'site']),
    count('accepted', ['month', 'site']),
  ],
  firstDay: firstDayIn('testing_offer_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, infection, sum(offered)::bigint as offered,
        sum(accepted)::bigint as accepted
      from testing_offer_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
};

const controls: ReportTable = {
  id: 'testing.controls',
  indicator,
  title: 'testing.report.controls-title',
  columns: [
    month,
    site,
    { id: 'item', title: 'testing.report.item', type: 'item' },
    text('lot'),
    count('controls', ['month', 'site', 'item', 'lot']),
    count('failed', ['month', 'site', 'item', 'lot']),
  ],
  firstDay: firstDayIn('testing_control_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, item, lot, sum(controls)::bigint as controls,
        sum(failed)::bigint as failed
      from testing_control_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

const services: ReportTable = {
  id: 'testing.services',
  indicator,
  title: 'testing.report.services-title',
  columns: [month, site, text('care'), count('people', ['month', 'site'])],
  firstDay: firstDayIn('testing_service_day'),
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, what as care, sum(people)::bigint as people
      from testing_service_day where ${inPeriod(query)} group by 1, 2, 3 order by 1, 2, 3`),
};

export const testingReports: readonly ReportTable[] = [tests, offers, controls, services, cascadeReport];
