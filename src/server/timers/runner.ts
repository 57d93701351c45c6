import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { DueTimer, TimerDraft, TimerHandler, TimerPayload } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { pauseAfter } from '#log/backoff.ts';
import type { Clock, Random, Uuid } from '#log/index.ts';
import type { ClockDoubt } from '../clock/guard.ts';
import { errorName, type Logger } from '../log.ts';
import { createPlanter } from './plant.ts';

export interface TimerRunner {
  /**
   * Does all that is due, in every organization. Answers how many timers were settled. Asked while a round goes on, it waits for
   * that one and then looks again: what is under way is done when it answers.
   */
  readonly runDue: () => Promise<number>;
}

export interface TimerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  /** What this runner does. Runners with other handlers run beside it: the slow never keep the urgent waiting. */
  readonly handlers: readonly TimerHandler[];
  readonly pace: Pace;
  /** Asked before what is done for good; a doubt makes it wait (clock/guard.ts). Left out: there is none. */
  readonly doubt?: (org: Uuid) => Promise<ClockDoubt | undefined>;
  /** Writes what a timer writes into the log (write.ts); needed where a handler has something to write. */
  readonly write?: (timer: DueTimer, drafts: readonly TimerDraft[]) => Promise<void>;
}

export interface Pace {
  /** Longer than any handler takes. A server that dies holding a lease delays its timers by this, and no more. */
  readonly leaseMs: number;
  /** After the first failure; twice as long after each further one. A timer is never given up. */
  readonly retryMs: number;
  readonly mostRetryMs: number;
}

/** For timers that keep the house: fading, clearing. */
export const unhurried: Pace = { leaseMs: 60_000, retryMs: 60_000, mostRetryMs: 3_600_000 };
/** For timers that entries set: somebody waits. */
export const urgent: Pace = { leaseMs: 5_000, retryMs: 1_000, mostRetryMs: 30_000 };

/** How soon a doubt about the clock is looked at again. */
const doubtMs = 600_000;

/** Timers looked up at once, and how many of them are worked on side by side. */
const atOnce = 200;
const sideBySide = 4;

/**
 * Timers are rows. One query finds what is due in all organizations; each is then claimed by a lease in a transaction of
 * its own, so that servers do not do the same twice and a dead one is noticed, and done and settled in one more.
 */
export const createTimerRunner = (deps: TimerDeps): TimerRunner => {
  const handlerByKind = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
  const kinds = [...handlerByKind.keys()];
  const plant = createPlanter(deps);

  const runOne = async ({ org, id }: Found): Promise<boolean> => {
    const timer = await claim(deps, org, id);
    const handler = timer && handlerByKind.get(timer.kind);
    return timer !== undefined && handler !== undefined && settle(deps, timer, handler);
  };

  const round = async (): Promise<number> => {
    await plant();
    let settled = 0;
    for (;;) {
      const due = await findDue(deps, kinds);
      const results = await inLanes(due, runOne);
      settled += results;
      // Those that failed wait for their retry: without this the same would be found for ever.
      if (results === 0) return settled;
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    runDue: () => {
      // What fails in a round is told to who asked for it, and keeps no other from theirs.
      const own = last.then(round, round);
      last = own;
      return own;
    },
  };
};

interface Found {
  readonly org: Uuid;
  readonly id: Uuid;
}

const at = (ms: number): Sql => sql`to_timestamp(${ms}::float8 / 1000)`;
/** No lease and no pause is longer than the pace allows: one that says so was written by a clock that was ahead. */
const isFree = ({ leaseMs, mostRetryMs }: Pace, now: number): Sql => sql`
  state = 'waiting' and due_at <= ${at(now)} and (lease_until is null or lease_until <= ${at(now)}
    or lease_until > ${at(now + Math.max(leaseMs, mostRetryMs))})`;

const findDue = ({ database, clock, pace }: TimerDeps, kinds: readonly string[]): Promise<readonly Found[]> =>
  database.acrossOrganizations((tx) =>
    tx.rows<Found>(sql`
      select org_id as org, id from timer where ${isFree(pace, clock.now())} and kind = any(${kinds}::text[])
      order by due_at, id limit ${atOnce}`),
  );

/** How many of them were settled. */
const inLanes = async (due: readonly Found[], run: (found: Found) => Promise<boolean>): Promise<number> => {
  const waiting = [...due];
  const lane = async (): Promise<number> => {
    let settled = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      if (await run(next)) settled += 1;
    return settled;
  };
  const counts = await Promise.all(Array.from({ length: sideBySide }, lane));
  return counts.reduce((sum, count) => sum + count, 0);
};

/** Undefined when another server has it, or an entry ended it since it was found. */
const claim = async (
  { database, clock, pace }: TimerDeps,
  org: Uuid,
  id: Uuid,
): Promise<DueTimer | undefined> => {
  const now = clock.now();
  const row = await database.inOrganization(org, (tx) =>
    tx.first<TimerRow>(sql`
      update timer set lease_until = ${at(now + pace.leaseMs)}, attempts = attempts + 1
      where org_id = ${org} and id = ${id} and ${isFree(pace, now)}
      returning kind, about, due_at, rings, payload`),
  );
  if (row === undefined) return undefined;
  const { kind, about, rings, payload } = row;
  return {
    org,
    id,
    kind,
    ...(about !== null && { about }),
    dueAt: Date.parse(row.due_at),
    now,
    rings,
    payload,
  };
};

interface TimerRow {
  readonly kind: string;
  readonly about: Uuid | null;
  readonly due_at: string;
  readonly rings: number;
  readonly payload: TimerPayload;
}

const settle = async (deps: TimerDeps, timer: DueTimer, handler: TimerHandler): Promise<boolean> => {
  const { org, kind } = timer;
  try {
    const doubt = handler.isForGood === true ? await deps.doubt?.(org) : undefined;
    if (doubt !== undefined) {
      deps.log('fading-waits', { org, reason: doubt });
      await wait(deps, timer, doubt);
      return false;
    }
    const { writes } = handler;
    const drafts =
      writes === undefined ? [] : await deps.database.readOrganization(org, (tx) => writes(tx, timer));
    if (drafts.length > 0) {
      if (deps.write === undefined) throw new Error(`${kind} writes, and nothing here can`);
      await deps.write(timer, drafts);
    }
    await deps.database.inOrganization(org, async (tx) => {
      // Held until the end: an entry that ends the timer waits, and one that ended it already leaves nothing to ring.
      const still = await tx.first(sql`
        select 1 as there from timer where org_id = ${org} and id = ${timer.id} and state = 'waiting' for update`);
      if (still === undefined) return;
      if (handler.isForGood === true)
        await tx.run(
          sql`update log_head set fading_waits = null where org_id = ${org} and fading_waits is not null`,
        );
      const again = await handler.run(tx, timer);
      await finish(
        tx,
        timer,
        again ?? (handler.everyMs === undefined ? undefined : timer.now + handler.everyMs),
      );
    });
    deps.log('timer-done', { org, timer: kind });
    return true;
  } catch (error) {
    deps.log('timer-failed', { org, timer: kind, error: errorName(error) });
    await postpone(deps, timer);
    return false;
  }
};

const finish = async (tx: Transaction, timer: DueTimer, next: number | undefined): Promise<void> => {
  const { org, id, about } = timer;
  if (about !== undefined) await noteLateness(tx, timer);
  if (next !== undefined) {
    await tx.run(sql`
      update timer set due_at = ${at(next)}, lease_until = null, attempts = 0, rings = rings + 1
      where org_id = ${org} and id = ${id}`);
  } else if (about !== undefined) {
    await tx.run(sql`
      update timer set state = 'rung', lease_until = null, attempts = 0, rings = rings + 1
      where org_id = ${org} and id = ${id}`);
  } else {
    await tx.run(sql`delete from timer where org_id = ${org} and id = ${id}`);
  }
};

const noteLateness = (tx: Transaction, { org, dueAt, now }: DueTimer): Promise<number> =>
  tx.run(sql`
    insert into timer_rung_day (org_id, day, rings, latest_ms)
    values (${org}, (${at(now)} at time zone 'UTC')::date, 1, ${Math.max(0, now - dueAt)})
    on conflict (org_id, day) do update set rings = timer_rung_day.rings + 1,
      latest_ms = greatest(timer_rung_day.latest_ms, excluded.latest_ms)`);

/** Until the doubt is gone: a person is told (doctor, "needs a look"). */
const wait = ({ database }: TimerDeps, { org, id, now }: DueTimer, doubt: ClockDoubt): Promise<void> =>
  database.inOrganization(org, async (tx) => {
    await tx.run(sql`
      update timer set due_at = ${at(now + doubtMs)}, lease_until = null, attempts = 0
      where org_id = ${org} and id = ${id}`);
    await tx.run(sql`update log_head set fading_waits = ${doubt} where org_id = ${org}`);
  });

const postpone = ({ database, pace }: TimerDeps, { org, id, now }: DueTimer): Promise<void> =>
  database.inOrganization(org, async (tx) => {
    const row = await tx.first<{ attempts: number }>(sql`
      select attempts from timer where org_id = ${org} and id = ${id}`);
    const wait = pauseAfter(row?.attempts ?? 1, { firstMs: pace.retryMs, mostMs: pace.mostRetryMs });
    await tx.run(sql`
      update timer set lease_until = ${at(now + wait)} where org_id = ${org} and id = ${id}`);
  });
