import { type Follow, onEntry } from '#database/projection/follow.ts';
import { sql } from '#database/sql.ts';
import { createDoseTimer } from '#report/server/dose-timer.ts';
import type { Waiting } from '../../server.ts';
import { doseKind } from '../entries.ts';

const dry = 'treatment.dry';
const timer = createDoseTimer(dry);

/** When somebody sees to it that a person does not run out of medication; screens say the same (`coverOf`, rules/file.ts). */
export const doseFollow: Follow = {
  name: 'treatment-doses',
  version: 1,
  handlers: [onEntry(doseKind, ({ occurredAt, body }) => timer.follow(body.file, occurredAt, body))],
};

export const doseTimer = timer.handler;

/** People whose medication by the center ends before anybody said how it goes on. */
export const endingDoses: Waiting = {
  code: 'treatment.dry',
  needs: 'log',
  read: async (tx, { org, sites, limit }) => {
    const rows = await tx.rows<{ file: string; site: string; since: string }>(sql`
      select record.file, min(record.site::text) as site, timer.due_at as since
      from timer join treatment_record record on record.org_id = ${org} and timer.about = record.file
        and record.kind = ${doseKind.kind}
      where timer.org_id = ${org} and timer.kind = ${dry} and timer.state in ('rung', 'overdue')
        and ${sites === 'all' ? sql`true` : sql`record.site = any(${sites}::uuid[])`}
      group by record.file, timer.due_at order by timer.due_at, record.file limit ${limit}`);
    return rows.map(({ file, site, since }) => ({
      id: file,
      site,
      since: new Date(since).toISOString(),
      path: `/treatment/at/${file}`,
    }));
  },
};
