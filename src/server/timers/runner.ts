import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Clock, Random, Uuid } from '#log/index.ts';
import { listOrganizations } from '../access/directory.ts';
import type { ClockDoubt } from '../clock/guard.ts';
import { errorName, type Logger } from '../log.ts';
import { setTimer } from './set.ts';
import type { DueTimer, TimerHandler, TimerPayload } from './timer.ts';

export interface TimerRunner {
  /** Does all that is due, in every organization. Answers how many timers were settled. */
  readonly runDue: () => Promise<number>;
}

export interface TimerDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly handlers: readonly TimerHandler[];
  /** Asked before what is done for good; a doubt makes it wait (clock/guard.ts). Left out: there is none. */
  readonly doubt?: (org: Uuid) => Promise<ClockDoubt | undefined>;
}

/** Longer than any handler takes. A server that dies holding a lease delays its timers by this, and no more. */
const leaseMs = 60_000;
/** No lease and no pause is longer: one that says so was written by a clock that was ahead. */
const longestLeaseMs = 3_600_000;
/** How soon a doubt about the clock is looked at again. */
const doubtMs = 600_000;
/** After a failure: a minute, two, four ... at most an hour. A timer is never given up. */
const retryMs = (attempts: number): number => Math.min(60_000 * 2 ** attempts, longestLeaseMs);

/**
 * Timers are rows. One is claimed by a lease in a transaction of its own, so that servers do not do the same twice and a
 * dead one is noticed; then it is done and settled in one transaction.
 */
export const createTimerRunner = (deps: TimerDeps): TimerRunner => {
  const handlerByKind = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
  const repeating = deps.handlers.filter(({ everyMs }) => everyMs !== undefined);

  const runOrganization = async (org: Uuid): Promise<number> => {
    await plant(deps, org, repeating);
    let settled = 0;
    for (;;) {
      const timer = await claim(deps, org, [...handlerByKind.keys()]);
      if (timer === undefined) return settled;
      const handler = handlerByKind.get(timer.kind);
      if (handler === undefined) throw new Error('a timer without a handler was claimed');
      if (await settle(deps, timer, handler)) settled += 1;
    }
  };

  return {
    runDue: async () => {
      let settled = 0;
      for (const { id } of await listOrganizations(deps.database)) settled += await runOrganization(id);
      return settled;
    },
  };
};

/** Every organization has one timer of each repeating kind; one that is due beyond its period is pulled in. */
const plant = async (deps: TimerDeps, org: Uuid, repeating: readonly TimerHandler[]): Promise<void> => {
  const now = deps.clock.now();
  await deps.database.inOrganization(org, async (tx) => {
    const there = await tx.rows<{ kind: string; due_at: string }>(sql`
      select kind, due_at from timer where org_id = ${org} and payload = '{}'::jsonb`);
    const dueBy = new Map(there.map(({ kind, due_at: due }) => [kind, Date.parse(due)]));
    for (const { kind, everyMs = 0 } of repeating) {
      const dueAt = dueBy.get(kind);
      if (dueAt === undefined) await setTimer(deps, tx, org, { kind, dueAt: now });
      else if (dueAt > now + everyMs)
        await tx.run(sql`update timer set due_at = to_timestamp(${now}::float8 / 1000), lease_until = null
          where org_id = ${org} and kind = ${kind} and payload = '{}'::jsonb`);
    }
  });
};

const claim = async (
  { database, clock }: TimerDeps,
  org: Uuid,
  kinds: readonly string[],
): Promise<DueTimer | undefined> => {
  const now = clock.now();
  const at = (ms: number) => sql`to_timestamp(${ms}::float8 / 1000)`;
  const row = await database.inOrganization(org, (tx) =>
    tx.first<{ id: Uuid; kind: string; due_at: string; payload: TimerPayload }>(sql`
      update timer set lease_until = ${at(now + leaseMs)}, attempts = attempts + 1
      where org_id = ${org} and id = (
        select id from timer
        where org_id = ${org} and due_at <= ${at(now)} and kind = any(${kinds}::text[])
          and (lease_until is null or lease_until <= ${at(now)} or lease_until > ${at(now + longestLeaseMs)})
        order by due_at, id limit 1 for update skip locked)
      returning id, kind, due_at, payload`),
  );
  if (row === undefined) return undefined;
  return { org, id: row.id, kind: row.kind, dueAt: Date.parse(row.due_at), now, payload: row.payload };
};

const settle = async (deps: TimerDeps, timer: DueTimer, handler: TimerHandler): Promise<boolean> => {
  const { org, id, kind } = timer;
  try {
    const doubt = handler.isForGood === true ? await deps.doubt?.(org) : undefined;
    if (doubt !== undefined) {
      deps.log('fading-waits', { org, reason: doubt });
      await wait(deps, timer, doubt);
      return false;
    }
    await deps.database.inOrganization(org, async (tx) => {
      if (handler.isForGood === true)
        await tx.run(
          sql`update log_head set fading_waits = null where org_id = ${org} and fading_waits is not null`,
        );
      const again = await handler.run(tx, timer);
      const next = again ?? (handler.everyMs === undefined ? undefined : timer.now + handler.everyMs);
      await tx.run(
        next === undefined
          ? sql`delete from timer where org_id = ${org} and id = ${id}`
          : sql`update timer set due_at = to_timestamp(${next}::float8 / 1000), lease_until = null, attempts = 0
                where org_id = ${org} and id = ${id}`,
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

/** Until the doubt is gone: a person is told (doctor, "needs a look"). */
const wait = ({ database }: TimerDeps, { org, id, now }: DueTimer, doubt: ClockDoubt): Promise<void> =>
  database.inOrganization(org, async (tx) => {
    await tx.run(sql`update timer set due_at = to_timestamp(${now + doubtMs}::float8 / 1000), lease_until = null, attempts = 0
      where org_id = ${org} and id = ${id}`);
    await tx.run(sql`update log_head set fading_waits = ${doubt} where org_id = ${org}`);
  });

const postpone = ({ database }: TimerDeps, { org, id, now }: DueTimer): Promise<void> =>
  database.inOrganization(org, async (tx) => {
    const row = await tx.first<{ attempts: number }>(sql`
      select attempts from timer where org_id = ${org} and id = ${id}`);
    await tx.run(sql`
      update timer set lease_until = to_timestamp(${now + retryMs(row?.attempts ?? 1)}::float8 / 1000)
      where org_id = ${org} and id = ${id}`);
  });
