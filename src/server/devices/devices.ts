import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { takebackKind } from '#log/device-kinds.ts';
import {
  type Clock,
  type Entry,
  err,
  type Failure,
  failure,
  hlcParse,
  type LocalTime,
  lastNumber,
  msToTime,
  ok,
  type Random,
  type Ranges,
  type Result,
  timeToMs,
  type Uuid,
  uuidv7,
  voidKind,
} from '#log/index.ts';
import { closeSessions, raiseRoster, usualHandInMs } from '../access/sessions.ts';
import { noteActs } from '../audit/audit.ts';
import { dropCopy } from '../keys/copies.ts';
import type { createOwnDevice } from '../log-store/own-device.ts';
import { readRulings } from '../log-store/rulings.ts';

/** Devices on which people signed in (installations of the app), as whoever answers for them sees and ends them. */
export interface Devices {
  readonly list: (org: Uuid) => Promise<readonly ListedDevice[]>;
  /** Ends reading at once and handing in at `handInUntil` (milliseconds; a week from now where nobody says). */
  readonly end: (
    by: WorkerCaller,
    installation: Uuid,
    handInUntil?: number,
  ) => Promise<Result<null, Failure>>;
  /**
   * Ends the device and takes back what it wrote since: one entry for each identity it wrote under, all in one act. By the
   * numbers: from the first entry that says it was written then, everything after it is out, whatever time that claims.
   */
  readonly takeBack: (
    by: WorkerCaller,
    installation: Uuid,
    since: LocalTime,
    handInUntil?: number,
  ) => Promise<Result<TakenBack, Failure>>;
  readonly undo: (by: WorkerCaller, takeback: Uuid) => Promise<Result<null, Failure>>;
}

export interface TakenBack {
  readonly count: number;
  readonly takebacks: readonly Uuid[];
}

export interface ListedDevice {
  readonly id: Uuid;
  readonly seenAt: number | null;
  readonly unsent: number | null;
  readonly sessions: readonly {
    readonly worker: Uuid;
    readonly since: number;
    readonly seenAt: number | null;
    readonly state: 'reading' | 'signed-out' | 'closing' | 'over';
    readonly handInUntil: number | null;
  }[];
  readonly takenBack: readonly {
    readonly id: Uuid;
    readonly first: number;
    readonly last: number;
    readonly at: number;
    readonly by: Uuid;
  }[];
}

/** More than an organization has. By turns of their workers: who signs in on a thousand devices hides no other's. */
const mostListed = 500;

export const createDevices = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: ReturnType<typeof createOwnDevice>;
}): Devices => {
  const now = (): LocalTime => {
    const ms = deps.clock.now();
    return msToTime(ms, deps.clock.offsetMinutes(ms));
  };

  const end: Devices['end'] = (by, installation, handInUntil) =>
    deps.database.inOrganization(by.org, async (tx) => {
      // One's own is left by signing out: whoever ends it here would be shut out in the middle of it.
      if (installation === by.device) return err(failure('request-invalid', { field: 'id' }));
      await raiseRoster(tx, by.org);
      const until = handInUntil ?? deps.clock.now() + usualHandInMs;
      if (!(await closeSessions(tx, by.org, { installation }, until))) return err(failure('not-found'));
      await dropCopy(tx, by.org, installation);
      await noteActs(deps, tx, by.org, by, [{ act: 'device-ended', about: installation }]);
      return ok(null);
    });

  const note = (by: WorkerCaller, act: 'device-taken-back' | 'takeback-undone', about: Uuid): Promise<void> =>
    deps.database.inOrganization(by.org, (tx) => noteActs(deps, tx, by.org, by, [{ act, about }]));

  return {
    list: (org) => deps.database.readOrganization(org, (tx) => readDevices(tx, org, deps.clock.now())),
    end,
    takeBack: async (by, installation, since, handInUntil) => {
      // First the door, then the count: nothing more can come in meanwhile.
      const ended = await end(by, installation, handInUntil);
      if (!ended.ok) return ended;
      const found = await deps.database.readOrganization(by.org, (tx) =>
        writtenSince(tx, by.org, installation, timeToMs(since)),
      );
      const drafts = found.map(({ device, first, last }) => ({
        kind: takebackKind.kind,
        version: takebackKind.version,
        body: { device, first, last, reason: 'lost-device' },
      }));
      const count = found.reduce((sum, { count: own }) => sum + own, 0);
      if (drafts.length === 0) return ok({ count, takebacks: [] });
      const ids = drafts.map(() => uuidv7(deps));
      const [once] = ids;
      if (once === undefined) return ok({ count, takebacks: [] });
      const recorded = await deps.record(
        by.org,
        drafts.map((draft, index) => ({ ...draft, id: ids[index] })),
        once,
        now(),
        by.worker,
      );
      if (!recorded.ok) return recorded;
      await note(by, 'device-taken-back', installation);
      return ok({ count, takebacks: ids });
    },
    undo: async (by, takeback) => {
      const state = await deps.database.readOrganization(by.org, async (tx) => {
        const row = await tx.first<{ reason: string }>(sql`
          select text::json -> 'body' ->> 'reason' as reason from entry
          where org_id = ${by.org} and id = ${takeback} and kind = ${takebackKind.kind}`);
        // One of an import is undone where imports are: what took its place must go first.
        if (row?.reason !== 'lost-device') return 'none';
        return (await readRulings(tx, by.org)).takebacks.some(({ id }) => id === takeback)
          ? 'stands'
          : 'undone';
      });
      if (state === 'none') return err(failure('not-found'));
      if (state === 'undone') return ok(null);
      const draft = {
        kind: voidKind.kind,
        version: voidKind.version,
        body: { reason: 'mistake' },
        supersedes: [takeback],
      };
      const recorded = await deps.record(by.org, [draft], uuidv7(deps), now(), by.worker);
      if (recorded.ok) await note(by, 'takeback-undone', takeback);
      return recorded;
    },
  };
};

export const readDevices = async (
  tx: Transaction,
  org: Uuid,
  now: number,
): Promise<readonly ListedDevice[]> => {
  const sessions = await tx.rows<SessionRow>(sql`
    select * from (select device, worker, extract(epoch from min(created_at))::float8 * 1000 as since,
      extract(epoch from max(seen_at))::float8 * 1000 as "seenAt",
      max(extract(epoch from read_until))::float8 * 1000 as "readUntil",
      case when bool_or(hand_in_until is null) then null
        else max(extract(epoch from hand_in_until))::float8 * 1000 end as "handInUntil",
      (array_agg(unsent order by seen_at desc nulls last))[1] as unsent,
      max(coalesce(seen_at, created_at)) as met,
      row_number() over (partition by worker order by max(coalesce(seen_at, created_at)) desc) as turn
    from access_token where org_id = ${org} group by device, worker
    order by turn, met desc limit ${mostListed}) listed order by met desc`);
  const takebacks = await readLostDevices(tx, org);
  const devices = new Map<Uuid, SessionRow[]>();
  for (const row of sessions) devices.set(row.device, [...(devices.get(row.device) ?? []), row]);
  return [...devices].map(([id, rows]) => ({
    id,
    seenAt: rows[0]?.seenAt ?? null,
    unsent: rows[0]?.unsent ?? null,
    sessions: rows.map(({ worker, since, seenAt, readUntil, handInUntil }) => ({
      worker,
      since,
      seenAt,
      handInUntil,
      state: stateOf({ readUntil, handInUntil }, now),
    })),
    takenBack: takebacks.filter(({ owner }) => owner === id).map(({ owner: _owner, ...rest }) => rest),
  }));
};

const stateOf = (
  { readUntil, handInUntil }: Pick<SessionRow, 'readUntil' | 'handInUntil'>,
  now: number,
): ListedDevice['sessions'][number]['state'] => {
  if (handInUntil !== null) return handInUntil > now ? 'closing' : 'over';
  return readUntil > now ? 'reading' : 'signed-out';
};

/** What was taken back of devices and is out now, with the installation that wrote it. */
const readLostDevices = async (tx: Transaction, org: Uuid) => {
  const standing = new Set((await readRulings(tx, org)).takebacks.map(({ id }) => id));
  if (standing.size === 0) return [];
  const rows = await tx.rows<{ text: string; owner: Uuid | null }>(sql`
    select entry.text, ledger.owner from entry
    left join device_ledger ledger
      on ledger.org_id = entry.org_id and ledger.device::text = entry.text::json -> 'body' ->> 'device'
    where entry.org_id = ${org} and entry.kind = ${takebackKind.kind} order by entry.seq desc`);
  return rows.flatMap(({ text, owner }) => {
    const { id, author, recordedAt, body } = JSON.parse(text) as Entry;
    if (!standing.has(id) || body['reason'] !== 'lost-device') return [];
    return [
      {
        id,
        owner,
        first: Number(body['first']),
        last: Number(body['last']),
        at: timeToMs(recordedAt),
        by: author,
      },
    ];
  });
};

/**
 * For each identity of the installation the numbers from the first entry that was written since. By what the entry says and
 * by its clock: a thief must lie in both. A device is named in the text of its entries only, so this reads all of the log,
 * which is seldom done.
 */
const writtenSince = async (tx: Transaction, org: Uuid, installation: Uuid, since: number) => {
  const ledgers = await tx.rows<{ device: Uuid; ranges: Ranges }>(sql`
    select device, ranges from device_ledger where org_id = ${org} and owner = ${installation} order by device`);
  const found: { device: Uuid; first: number; last: number; count: number }[] = [];
  for (const { device, ranges } of ledgers) {
    const rows = await tx.rows<{ text: string }>(sql`
      select text from entry where org_id = ${org} and text like ${`%"device":"${device}"%`}`);
    const entries = rows
      .map(({ text }) => JSON.parse(text) as Entry)
      .filter((entry) => entry.device === device);
    const numbers = entries
      .filter(({ recordedAt, hlc }) => timeToMs(recordedAt) >= since || hlcParse(hlc).ms >= since)
      .map(({ deviceSeq }) => deviceSeq);
    if (numbers.length === 0) continue;
    const first = numbers.reduce((a, b) => Math.min(a, b));
    const count = entries.filter(({ deviceSeq }) => deviceSeq >= first).length;
    found.push({ device, first, last: lastNumber(ranges), count });
  }
  return found;
};

interface SessionRow {
  readonly device: Uuid;
  readonly worker: Uuid;
  readonly since: number;
  readonly seenAt: number | null;
  readonly readUntil: number;
  readonly handInUntil: number | null;
  readonly unsent: number | null;
}
