import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import { timeToDate, timeToMs, type Uuid } from '#log/index.ts';
import { disposalKind, doneKind, reportKind } from './entries.ts';
import { withinMs } from './rules/route.ts';

const reportDay = sumTable({
  name: 'pickup_report_day',
  key: { day: 'date', site: 'uuid', source: 'text', ground: 'text' },
  sums: ['reports'],
});
const doneDay = sumTable({
  name: 'pickup_done_day',
  key: { day: 'date', site: 'uuid', outcome: 'text' },
  sums: ['done', 'in_time', 'syringes', 'counted'],
});
const disposalDay = sumTable({
  name: 'pickup_disposal_day',
  key: { day: 'date', site: 'uuid' },
  sums: ['bins', 'millilitres', 'grams', 'weighed'],
});
/** Reports and ends, to tell which wait: no place and no area, those are for whoever goes. */
const told = factTable({ name: 'pickup_told', columns: { site: 'uuid', at_ms: 'bigint' } });
const ended = factTable({ name: 'pickup_ended', columns: { report: 'uuid' }, indexes: [{ on: ['report'] }] });

const gramsIn = { kg: 1000, lb: 453.59237 } as const;

export const pickupProjection: Projection = {
  name: 'pickup',
  version: 1,
  tables: [reportDay, doneDay, disposalDay, told, ended],
  handlers: [
    onKind(reportKind, ({ site, occurredAt, body: { source, ground = '' } }) => [
      reportDay.add({ day: timeToDate(occurredAt), site, source, ground }, { reports: 1 }),
      told.row({ site, at_ms: timeToMs(occurredAt) }),
    ]),
    onKind(doneKind, ({ site, occurredAt, body: { report, outcome, syringes, inTime } }) => [
      doneDay.add(
        { day: timeToDate(occurredAt), site, outcome },
        {
          done: 1,
          in_time: inTime ? 1 : 0,
          syringes: syringes ?? 0,
          counted: syringes === undefined ? 0 : 1,
        },
      ),
      ...(outcome === 'no-way-in' ? [] : [ended.row({ report })]),
    ]),
    onKind(disposalKind, ({ site, occurredAt, body: { bins, weight } }) => [
      disposalDay.add(
        { day: timeToDate(occurredAt), site },
        {
          bins: bins.reduce((sum, { count }) => sum + count, 0),
          millilitres: bins.reduce(
            (sum, { litres, count, fullness }) => sum + Math.round(litres * count * fullness * 1000),
            0,
          ),
          grams: weight === undefined ? 0 : Math.round(weight.amount * gramsIn[weight.unit]),
          weighed: weight === undefined ? 0 : 1,
        },
      ),
    ]),
  ],
};

/** Reports that nobody ended within two days, the oldest first. */
export const readLate = (
  tx: Transaction,
  org: Uuid,
  asked: { readonly now: number; readonly limit: number; readonly sites: 'all' | readonly Uuid[] },
): Promise<readonly { readonly id: Uuid; readonly site: Uuid; readonly atMs: number }[]> =>
  tx.rows(sql`
    select entry_id as id, site, at_ms as "atMs" from pickup_told own
    where org_id = ${org} and at_ms <= ${asked.now - withinMs} and at_ms > ${asked.now - forgottenMs}
      and ${asked.sites === 'all' ? sql`true` : sql`site = any(${asked.sites}::uuid[])`}
      and not exists (select 1 from pickup_ended where pickup_ended.org_id = ${org} and pickup_ended.report = own.entry_id)
    order by at_ms, entry_id limit ${asked.limit}`);

/** When the place of a report has faded nobody can go there. */
const forgottenMs = 30 * dayMs;
