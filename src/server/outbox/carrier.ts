import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import { type Pace, pauseAfter } from '#log/backoff.ts';
import { dayMs } from '#log/calendar.ts';
import type { Clock, JsonObject, Uuid } from '#log/index.ts';
import { errorName, type Logger } from '../log.ts';
import type { Carried, Channel } from './channel.ts';

export interface CarrierDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly channel: Channel;
}

/** Beyond the channel's patience: a server that dies in the middle delays a message by as much. */
const leaseMs = 5_000;
const atOnce = 100;
const sideBySide = 4;
const pace: Pace = { firstMs: 2_000, mostMs: 3_600_000 };

/**
 * Empties the outbox of one channel. Each channel has a carrier of its own, so that one which fails or hangs delays no
 * other; within a channel what fails steps back behind the rest. Answers how many messages were settled.
 */
export const createCarrier = (deps: CarrierDeps): { readonly carryDue: () => Promise<number> } => ({
  carryDue: async () => {
    const waiting = [...(await findDue(deps))];
    const lane = async (): Promise<number> => {
      let settled = 0;
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        if (await carryOne(deps, next)) settled += 1;
      return settled;
    };
    const counts = await Promise.all(Array.from({ length: sideBySide }, lane));
    return counts.reduce((sum, count) => sum + count, 0);
  },
});

interface Found {
  readonly org: Uuid;
  readonly key: string;
}

interface Claimed extends Found {
  readonly payload: JsonObject;
  readonly attempts: number;
  readonly isLate: boolean;
}

const at = (ms: number): Sql => sql`to_timestamp(${ms}::float8 / 1000)`;
const isFree = ({ channel }: CarrierDeps, now: number): Sql =>
  sql`state = 'waiting' and channel = ${channel.name} and next_at <= ${at(now)}
    and (lease_until is null or lease_until <= ${at(now)})`;

const findDue = (deps: CarrierDeps): Promise<readonly Found[]> =>
  deps.database.acrossOrganizations((tx) =>
    tx.rows<Found>(sql`
      select org_id as org, key from outbox where ${isFree(deps, deps.clock.now())}
      order by next_at, key limit ${atOnce}`),
  );

const carryOne = async (deps: CarrierDeps, { org, key }: Found): Promise<boolean> => {
  const message = await claim(deps, org, key);
  if (message === undefined) return false;
  const outcome = message.isLate ? 'dropped' : await carry(deps, message);
  await note(deps, message, outcome);
  return outcome !== 'failed';
};

const claim = (deps: CarrierDeps, org: Uuid, key: string): Promise<Claimed | undefined> => {
  const now = deps.clock.now();
  return deps.database.inOrganization(org, (tx) =>
    tx.first<Claimed>(sql`
      update outbox set lease_until = ${at(now + deps.channel.patienceMs + leaseMs)}, attempts = attempts + 1
      where org_id = ${org} and key = ${key} and ${isFree(deps, now)}
      returning org_id as org, key, payload, attempts, coalesce(until < ${at(now)}, false) as "isLate"`),
  );
};

const carry = async ({ channel, log }: CarrierDeps, { org, key, payload }: Claimed): Promise<Carried> => {
  const signal = AbortSignal.timeout(channel.patienceMs);
  try {
    // A channel that does not heed the signal is not waited for either.
    const late = new Promise<Carried>((resolve) => {
      signal.addEventListener('abort', () => resolve('failed'), { once: true });
    });
    return await Promise.race([channel.carry({ org, key, payload }, signal), late]);
  } catch (error) {
    log('carry-failed', { org, channel: channel.name, error: errorName(error) });
    return 'failed';
  }
};

const note = (
  { database, clock, channel }: CarrierDeps,
  { org, key, attempts }: Claimed,
  outcome: Carried,
): Promise<number> => {
  const now = clock.now();
  const change =
    outcome === 'failed'
      ? sql`next_at = ${at(now + pauseAfter(attempts, pace))}`
      : sql`state = ${outcome}, settled_at = ${at(now)}, payload = '{}'::jsonb`;
  return database.inOrganization(org, (tx) =>
    tx.run(sql`
      update outbox set ${change}, lease_until = null
      where org_id = ${org} and channel = ${channel.name} and key = ${key} and state = 'waiting'`),
  );
};

/** A message put again within this time is known and not sent again. */
const keepSettledMs = 30 * dayMs;

/** Forgets what left long ago. */
export const outboxClearing: TimerHandler = {
  kind: 'outbox.clear',
  everyMs: dayMs,
  run: async (tx, { org, now }) => {
    // What nobody carries any more goes as well, once it would only mislead.
    await tx.run(sql`
      delete from outbox where org_id = ${org} and (settled_at < ${at(now - keepSettledMs)}
        or (state = 'waiting' and until < ${at(now - keepSettledMs)}))`);
    return undefined;
  },
};
