import { readNumbers, readOpenNumbers } from '#community/alerts/server/texts/numbers.ts';
import { sendOut } from '#database/outbox.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { stepsDue } from '../rules/calls.ts';
import { responseIdOf } from '../rules/response.ts';

/** Name of the way out: the server has a carrier for it where a gateway is set (server/texts). */
export const callChannel = 'room-call';

/** Nobody answers: a look that is overdue, or a response that has gone quiet. `about` is the stay or the event. */
export const noAnswer = 'room-call.no-answer';
/** Somebody helps, and no second worker has come. `about` is the event. */
export const noSecond = 'room-call.no-second';

/** A call that reaches somebody later than this sends them to what is over. Our own choice. */
const staleMs = 15 * 60_000;
/** How soon a stay is looked at again whose person is being helped: then the event calls. */
const helpedMs = 30_000;
/** A stay has few events: more than this in one are not looked for. */
const mostEvents = 20;

/**
 * Texts whoever is to be called when nobody answers in the room, step after step, until an entry by a hand ends or moves the timer.
 * Whoever was called once for an alarm is not called again for it.
 */
const callTimer = (kind: typeof noAnswer | typeof noSecond): TimerHandler => ({
  kind,
  isElsewhere: true,
  run: async (tx, { org, id, about, now }) => {
    const call = about === undefined ? undefined : await readCall(tx, org, id, about);
    if (about === undefined || call === undefined) return undefined;
    if (await isHelped(tx, org, about)) return now + helpedMs;
    const { site, since } = call;
    const steps = await readSteps(tx, org, site);
    const { due, nextMinutes } = stepsDue(steps, Math.floor((now - since) / 60_000));
    for (const number of due.flatMap(({ numbers }) => numbers))
      await sendOut(
        tx,
        org,
        {
          channel: callChannel,
          key: `${id}:${number}`,
          payload: { timer: id, number, site, kind },
          until: now + staleMs,
        },
        now,
      );
    return nextMinutes === undefined ? undefined : since + nextMinutes * 60_000;
  },
});

export const callTimers: readonly TimerHandler[] = [callTimer(noAnswer), callTimer(noSecond)];

/** Where an alarm is, and since when; undefined when an entry ended it, or its room is not known. */
const readCall = async (
  tx: Transaction,
  org: Uuid,
  timer: Uuid,
  about: Uuid,
): Promise<{ readonly site: Uuid; readonly since: number } | undefined> => {
  const own = sql`timer.org_id = ${org} and timer.id = ${timer}`;
  return tx.first<{ site: Uuid; since: number }>(sql`
    select place.site, timer.wanted_ms as since
    from timer
    join (
      select site from consumption_event_step where org_id = ${org} and response = ${about}
      union select site from consumption_stay_stage where org_id = ${org} and visit = ${about}) place on true
    where ${own} limit 1`);
};

/** Whether somebody helps whoever this stay is of. */
const isHelped = async (tx: Transaction, org: Uuid, about: Uuid): Promise<boolean> => {
  const events = Array.from({ length: mostEvents }, (_, count) => responseIdOf(about, count));
  const open = await tx.first(sql`
    select 1 as one from consumption_event_step opened
    where opened.org_id = ${org} and opened.response = any(${events}::uuid[]) and opened.step = 'opened'
      and not exists (
        select 1 from consumption_event_step ended
        where ended.org_id = ${org} and ended.response = opened.response and ended.step = 'ended')`);
  return open !== undefined;
};

/** Who is called at a site, by minutes; also steps that nobody is left to take. */
const readSteps = async (tx: Transaction, org: Uuid, site: Uuid) => {
  const open = await readOpenNumbers(tx, org);
  const isHere = (id: Uuid): boolean =>
    open.some(
      (own) =>
        own.id === id &&
        (own.whose === 'site' ? own.ref === site : own.sites === null || own.sites.includes(site)),
    );
  const called = (await readNumbers(tx, org)).flatMap(({ id, callsAfter }) =>
    callsAfter === null ? [] : [{ id, callsAfter }],
  );
  return [...new Set(called.map(({ callsAfter }) => callsAfter))]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({
      minutes,
      numbers: called
        .filter(({ id, callsAfter }) => callsAfter === minutes && isHere(id))
        .map(({ id }) => id),
    }));
};

/** What a call says when it leaves: undefined when somebody answered meanwhile, or the number was taken away. */
export const readCallText = async (
  tx: Transaction,
  org: Uuid,
  payload: Readonly<Record<string, unknown>>,
  now: number,
): Promise<CallText | undefined> => {
  const { timer, number, site, kind } = payload;
  const found = (await readOpenNumbers(tx, org)).find(({ id }) => id === number);
  const row = await tx.first<{ since: number; name: string }>(sql`
    select timer.wanted_ms as since, site.name
    from timer join site on site.org_id = ${org} and site.id = ${String(site)}
    where timer.org_id = ${org} and timer.id = ${String(timer)}`);
  if (found === undefined || row === undefined) return undefined;
  return {
    to: found.number,
    language: found.language,
    isSecond: kind === noSecond,
    site: row.name,
    minutes: Math.max(1, Math.floor((now - row.since) / 60_000)),
  };
};

export interface CallText {
  readonly to: string;
  readonly language: 'en' | 'es';
  /** Somebody helps and nobody else came; else nobody answers at all. */
  readonly isSecond: boolean;
  readonly site: string;
  readonly minutes: number;
}
