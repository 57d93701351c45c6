import { capacityOf } from '#community/directory/rules/listing.ts';
import { readDirectory } from '#community/directory/tables.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { msToTime, type Uuid } from '#log/index.ts';
import { heldKind, holdKind } from '../entries.ts';
import { decideSlots } from '../rules/slot.ts';
import { readReferrals } from '../tables/read.ts';
import { holding } from './follow.ts';

/** How long a slot is held where the organization does not say how long what is free is true: our own choice. */
const usualHours = 24;
/** No slot is held for longer than a week: what was said before that holds nothing now. */
const longestMs = 8 * dayMs;
const soonMs = 1_000;

/**
 * Says who has a slot. All that wait are answered in one go by the timer of the one that came in first, so that no two are answered
 * side by side and both given the last slot.
 */
export const holdTimer: TimerHandler = {
  kind: holding,
  writes: async (tx, { org, about, now }) => {
    const waiting = await tx.rows<{ hold: Uuid; referral: Uuid; site: Uuid }>(sql`
      select record.hold, record.referral, record.site
      from care_record record
      join timer on timer.org_id = ${org} and timer.kind = ${holding} and timer.about = record.hold
        and timer.state = 'waiting'
      join entry on entry.org_id = ${org} and entry.id = record.entry_id
      where record.org_id = ${org} and record.kind = ${holdKind.kind} order by entry.seq`);
    if (waiting[0]?.hold !== about) return [];
    const referrals = await readReferrals(
      tx,
      org,
      sql`((kind = ${heldKind.kind} and ms > ${now - longestMs}) or hold = any(${waiting.map(({ hold }) => hold)}::uuid[]))`,
    );
    const directory = await readDirectory(tx, org);
    const time = msToTime(now, 0);
    const held = referrals.flatMap(({ state, slot }) =>
      state === 'cancelled' || slot === undefined ? [] : [slot],
    );
    const asked = waiting.flatMap(({ hold }) => referrals.find(({ slot }) => slot?.id === hold)?.slot ?? []);
    const words = decideSlots(
      asked,
      held,
      (service) => {
        const listing = directory.listings.find(({ id }) => id === service);
        const capacity = listing && capacityOf(listing, directory, time);
        return capacity?.is === 'known' ? capacity.available : undefined;
      },
      now,
    );
    return waiting.map(({ hold, referral, site }) => {
      // One that was followed by another asking of its referral holds nothing.
      const word = words.find((each) => each.hold === hold)?.word ?? 'none';
      const hours = word === 'none' ? {} : { hours: directory.rules.freshHours ?? usualHours };
      return {
        kind: heldKind.kind,
        version: heldKind.version,
        body: { referral, hold, word, ...hours },
        site,
      };
    });
  },
  // The word ends the timer: one that is still here waits for whoever came in before it.
  run: async (_tx, { now }) => now + soonMs,
};
