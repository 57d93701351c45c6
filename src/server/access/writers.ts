import type { Database } from '#database/connection.ts';
import { lockHead } from '#database/log-head.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { instant, over, raiseRoster } from './sessions.ts';

/** How long the devices of workers who were removed before there was an hour to set may still hand in. */
const graceMs = 30 * dayMs;

/**
 * Once for each organization, at the first start after the update: notes who wrote under its devices while nobody kept whose they
 * are, gives what was held a turn each, and ends the sessions of workers who were removed.
 */
export const noteWriters = (
  { database, clock }: { readonly database: Database; readonly clock: Pick<Clock, 'now'> },
  org: Uuid,
): Promise<void> =>
  database.inOrganization(org, async (tx) => {
    if (!(await isUnnoted(tx, org))) return;
    await lockHead(tx, org);
    // Another process may have noted them while this one waited.
    if (!(await isUnnoted(tx, org))) return;
    await tx.run(sql`
      update device_ledger set authors = found.authors
      from (
        select org_id, (text::json ->> 'device')::uuid as device,
          array_agg(distinct (text::json ->> 'author')::uuid) as authors
        from entry where org_id = ${org} group by org_id, (text::json ->> 'device')::uuid) found
      where device_ledger.org_id = ${org} and found.org_id = device_ledger.org_id
        and found.device = device_ledger.device and device_ledger.owner is null`);
    await tx.run(sql`
      update quarantine set nth = counted.nth
      from (
        select org_id, id, hash, row_number() over (order by held_at, id, hash) as nth
        from quarantine where org_id = ${org} and state = 'open') counted
      where quarantine.org_id = ${org} and counted.org_id = quarantine.org_id
        and counted.id = quarantine.id and counted.hash = quarantine.hash`);
    const now = clock.now();
    await tx.run(sql`
      update access_token
      set read_until = ${over}, hand_in_until = ${instant(now + graceMs)}
      where org_id = ${org} and hand_in_until is null
        and worker in (select id from worker where org_id = ${org} and removed_at is not null)`);
    await tx.run(sql`update log_head set writers_noted = true where org_id = ${org}`);
    await raiseRoster(tx, org);
  });

const isUnnoted = async (tx: Transaction, org: Uuid): Promise<boolean> => {
  const head = await tx.first<{ noted: boolean }>(
    sql`select writers_noted as noted from log_head where org_id = ${org}`,
  );
  return head?.noted === false;
};
