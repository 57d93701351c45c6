import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import type { Waiting } from '../../server.ts';
import { slotDueAt } from '../rules/referral.ts';
import { readReferrals } from '../tables/read.ts';
import { dry } from './doses.ts';
import { asking, conflict, silence } from './follow.ts';

/** Referrals whose timer of a kind has rung; what the timer is about stands in this column of the records of that kind of entry. */
const rung = (code: string, timer: string, kind: string, about: 'referral' | 'plan'): Waiting => ({
  code,
  needs: 'log',
  read: async (tx, { org, sites, limit }) => {
    const rows = await tx.rows<{ referral: string; site: string; since: string }>(sql`
      select record.referral, record.site, timer.due_at as since
      from timer join care_record record on record.org_id = ${org} and record.kind = ${kind}
        and timer.about = ${about === 'plan' ? sql`record.plan` : sql`record.referral`}
      where timer.org_id = ${org} and timer.kind = ${timer} and timer.state in ('rung', 'overdue')
        and ${sites === 'all' ? sql`true` : sql`record.site = any(${sites}::uuid[])`}
      order by timer.due_at, timer.about limit ${limit}`);
    return rows.map(({ referral, site, since }) => ({
      id: referral,
      site,
      since: new Date(since).toISOString(),
      path: `/care/at/${referral}`,
    }));
  },
});

/** Referrals of which nothing was heard for too long, or whose answer was no: somebody asks, or finds another place. */
export const silentReferrals = rung('care.silent', silence, 'care.wish', 'referral');
/** People who want to be asked today how it goes. */
export const promisedCalls = rung('care.promised', asking, 'care.plan', 'plan');

/** People whose medication by our own prescriber ends before anybody said how it goes on. */
export const endingMedication = rung('care.dry', dry, 'care.wish', 'referral');

/** Slots that were asked for and are not to be had: somebody asks the person what now. */
export const refusedSlots: Waiting = {
  code: 'care.conflict',
  needs: 'log',
  read: async (tx, { org, sites, limit }) => {
    const referrals = await readReferrals(
      tx,
      org,
      sql`hold in (select about from timer where org_id = ${org} and kind = ${conflict} and state in ('rung', 'overdue'))
        and ${sites === 'all' ? sql`true` : sql`site = any(${sites}::uuid[])`}`,
    );
    return referrals
      .flatMap((referral) => {
        const due = slotDueAt(referral);
        return due === undefined ? [] : [{ referral, due }];
      })
      .toSorted((a, b) => a.due - b.due)
      .slice(0, limit)
      .map(({ referral: { id, site }, due }) => ({
        id: id as Uuid,
        site: site as Uuid,
        since: new Date(due).toISOString(),
        path: `/care/at/${id}`,
      }));
  },
};
