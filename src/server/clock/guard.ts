import type { clockDoubts } from '#contract/review.ts';
import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import { dayMs } from '#log/calendar.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { createContacts } from './contacts.ts';

/**
 * Whether this server's clock may be believed, asked before anything is done that cannot be undone. A mini-computer whose
 * clock battery is empty wakes up in another year; what fades by that clock is gone.
 *
 * The clock is believed while it is at most 45 days after, and at most a day before, the last moment it was known good: an
 * entry came, the server was stopped, or fading ran. When an entry happened says nothing, since imported history is
 * rightly old. And it is not believed while the devices in contact say otherwise. A person who looked can overrule both.
 */
export interface ClockGuard {
  /** Why nothing may be done for good in this organization now; undefined: it may. */
  readonly doubt: (org: Uuid) => Promise<ClockDoubt | undefined>;
  /** What the clock of a worker's device says, at a request of its. */
  readonly met: (org: Uuid, worker: Uuid, deviceMs: number) => void;
  /** Whether this server's clock may judge that of a device, as it stands to the last moment it was known good. */
  readonly trusts: (org: Uuid) => boolean;
  /** An entry was received. True when that moment is worth keeping for the next run. */
  readonly received: (org: Uuid) => boolean;
  /** The server stops in good order. */
  readonly stopped: () => Promise<void>;
}

export type ClockDoubt = (typeof clockDoubts)[number];

export const mostAheadMs = 45 * dayMs;
export const mostBehindMs = dayMs;

/** How a clock stands to the last moment that it was known good. */
export const doubtSince = (now: number, knownGood: number): ClockDoubt | undefined => {
  if (now > knownGood + mostAheadMs) return 'clock-ahead';
  return now < knownGood - mostBehindMs ? 'clock-behind' : undefined;
};

/**
 * SQL for the last moment known good of each organization (`org`, `known` in milliseconds since 1970). One that was never noted (a log of an
 * older build) has the latest that the server itself wrote down: when it was set up, let somebody in, held something, or
 * did its daily work. Joined and not asked row by row, which a cluster does not do across organizations.
 */
export const lastKnownGood: Sql = sql`
  select head.org_id as org, extract(epoch from coalesce(greatest(head.seen_at, head.confirmed_at),
      greatest(own.created_at, let_in.at, held.at, daily.at)))::float8 * 1000 as known
  from log_head head
    join organization own on own.org_id = head.org_id
    left join (select org_id, max(created_at) as at from access_token group by org_id) as let_in
      on let_in.org_id = head.org_id
    left join (select org_id, max(held_at) as at from quarantine group by org_id) as held on held.org_id = head.org_id
    left join (select org_id, max(due_at) - interval '1 day' as at from timer
        where kind = 'retention.blur' and due_at < now() + interval '2 days' group by org_id) as daily
      on daily.org_id = head.org_id`;

const readKnownGood = (database: Database) =>
  database.acrossOrganizations((tx) => tx.rows<{ org: Uuid; known: number | null }>(lastKnownGood));

export const createClockGuard = async (deps: {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
}): Promise<ClockGuard> => {
  const { database, clock } = deps;
  /** By organization, the last moment known good. It moves only with a clock that is believed. */
  const knownGood = new Map<Uuid, number>();
  for (const { org, known } of await readKnownGood(database)) if (known !== null) knownGood.set(org, known);
  const contacts = createContacts(clock);

  const believe = (org: Uuid, now: number): boolean => {
    const mark = knownGood.get(org);
    const isFine = mark === undefined || doubtSince(now, mark) === undefined;
    if (isFine) knownGood.set(org, now);
    return isFine;
  };
  /** For the next run: either this run's clock is believed, or the devices bear it out. */
  const isWorthKeeping = (org: Uuid): boolean => {
    const opinion = contacts.opinion(org);
    if (opinion === 'differ') return false;
    return believe(org, clock.now()) || opinion === 'agree';
  };

  return {
    doubt: async (org) => {
      const now = clock.now();
      const marks = await database.inOrganization(org, (tx) =>
        tx.first<{ confirmed: number | null }>(sql`
          select (extract(epoch from confirmed_at) * 1000)::float8 as confirmed from log_head where org_id = ${org}`),
      );
      const confirmed = marks?.confirmed ?? undefined;
      if (confirmed !== undefined && doubtSince(now, confirmed) === undefined) {
        knownGood.set(org, now);
        return undefined;
      }
      if (contacts.opinion(org) === 'differ') return 'devices-differ';
      const mark = knownGood.get(org);
      const doubt = mark === undefined ? undefined : doubtSince(now, mark);
      if (doubt === undefined) knownGood.set(org, now);
      return doubt;
    },
    met: contacts.met,
    trusts: (org) => {
      const mark = knownGood.get(org);
      return mark === undefined || doubtSince(clock.now(), mark) === undefined;
    },
    received: isWorthKeeping,
    stopped: async () => {
      const orgs = [...knownGood.keys()].filter(isWorthKeeping);
      await database.acrossOrganizations((tx) =>
        tx.run(sql`update log_head set seen_at = to_timestamp(${clock.now()}::float8 / 1000)
          where org_id = any(${orgs}::uuid[])`),
      );
    },
  };
};
