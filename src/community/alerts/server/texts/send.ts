import { sendOut } from '#database/outbox.ts';
import { type Follow, type FollowStep, onEntry } from '#database/projection/follow.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import { type JsonObject, timeToMs, type Uuid } from '#log/index.ts';
import { approveKind, cancelKind, extendKind, mostDays } from '../../entries.ts';
import { type Alert, isLive, type Version } from '../../rules/life.ts';
import {
  lastMessage,
  type TextLanguage,
  type TextType,
  textMessage,
  textTypes,
} from '../../rules/text-message.ts';
import { readAlert, readAlertOf } from '../../tables.ts';
import { type OpenNumber, readOpenNumbers } from './numbers.ts';

/** Name of the way out: the server has a carrier for it where a gateway is set. */
export const textChannel = 'text';
const timer = 'alerts.text';

const now = (entry: { readonly id: Uuid; readonly occurredAt: string }, ringsLateMs: number): FollowStep => ({
  timer,
  about: entry.id,
  due: timeToMs(entry.occurredAt),
  ringsLateMs,
});
const lasts = ({ until, sent }: { readonly until: string; readonly sent: string }): number =>
  Math.max(0, timeToMs(until) - timeToMs(sent));

/** Each message of an alert is sent when it is known, and not once its time is over. */
export const textFollow: Follow = {
  name: 'alerts-text',
  version: 1,
  handlers: [
    onEntry(approveKind, (entry) => [now(entry, lasts(entry.body.valid))]),
    onEntry(extendKind, (entry) => [now(entry, lasts(entry.body.valid))]),
    onEntry(cancelKind, (entry) => [now(entry, mostDays * dayMs)]),
  ],
};

/**
 * Puts one message for each number into the outbox: an alert to whom it is new, a change to whom it is not, a withdrawal only
 * to whoever may have the earlier one. What has not left of earlier messages never does.
 */
export const textTimer: TimerHandler = {
  kind: timer,
  run: async (tx, { org, about, now: at }) => {
    const alert = about === undefined ? undefined : await readAlertOf(tx, org, about);
    const last = alert && lastMessage(alert);
    // A later message has a timer of its own.
    if (alert === undefined || last === undefined || last.id !== about) return undefined;
    if (timeToMs(last.version.until) <= at) return undefined;
    const reached = await dropEarlier(tx, org, alert, last.id, at);
    for (const number of await readOpenNumbers(tx, org)) {
      const type = typeFor(last, number, reached.has(number.id));
      if (type === undefined) continue;
      const payload = { alert: alert.id, message: last.id, number: number.id, type };
      const key = keyOf(alert.id, number.id, last.id);
      await sendOut(tx, org, { channel: textChannel, key, payload, until: timeToMs(last.version.until) }, at);
    }
    return undefined;
  },
};

/** Ids alone: number and words are looked up when it leaves, so that nothing readable waits here and nothing that is over goes out. */
const keyOf = (alert: Uuid, number: Uuid, message: string): string => `${alert}:${number}:${message}`;

/** Takes earlier messages of the alert out of the queue. Answers who has one, or may have: a server may die between sending and noting. */
const dropEarlier = async (
  tx: Transaction,
  org: Uuid,
  { id }: Alert,
  message: string,
  at: number,
): Promise<ReadonlySet<string>> => {
  const own = sql`org_id = ${org} and channel = ${textChannel} and starts_with(key, ${`${id}:`})
    and not key like ${`%:${message}`}`;
  const rows = await tx.rows<{ key: string }>(sql`
    select key from outbox where ${own} and (state in ('sent', 'unsure') or (state = 'waiting' and attempts > 0))`);
  await tx.run(sql`
    update outbox set state = 'dropped', settled_at = to_timestamp(${at}::float8 / 1000), payload = '{}'::jsonb
    where ${own} and state = 'waiting'`);
  return new Set(rows.flatMap(({ key }) => key.split(':')[1] ?? []));
};

const typeFor = (
  { isWithdrawn, version }: { readonly isWithdrawn: boolean; readonly version: Version },
  number: OpenNumber,
  isReached: boolean,
): TextType | undefined => {
  if (isWithdrawn || !number.forAlerts || !isFor(version, number)) return isReached ? 'cancel' : undefined;
  return isReached ? 'update' : 'alert';
};

/** Partners where who approved said so; sites and workers bound to sites where the alert is shown at one of them. */
const isFor = ({ audience, sites }: Version, { whose, ref, sites: own }: OpenNumber): boolean => {
  if (whose === 'partner') return audience.includes('partners');
  if (sites === undefined) return true;
  return whose === 'site'
    ? sites.some((site) => site === ref)
    : own === null || own.some((site) => sites.includes(site));
};

/** What a message of the outbox says and to which number at this moment; undefined: it would mislead by now, or nobody is there. */
export const readText = async (
  tx: Transaction,
  org: Uuid,
  payload: JsonObject,
  at: number,
): Promise<{ readonly to: string; readonly text: string } | undefined> => {
  const type = textTypes.find((one) => one === payload['type']);
  const alert = await readAlert(tx, org, String(payload['alert']));
  const last = alert && lastMessage(alert);
  const number = (await readOpenNumbers(tx, org)).find(({ id }) => id === payload['number']);
  if (type === undefined || alert === undefined || last === undefined || number === undefined)
    return undefined;
  if (last.id !== payload['message']) return undefined;
  // A withdrawal holds as long as the alert would have.
  if (type === 'cancel' ? timeToMs(last.version.until) <= at : !isLive(alert, at)) return undefined;
  const own = await tx.first<{ name: string }>(sql`select name from organization where org_id = ${org}`);
  const language: TextLanguage = number.language;
  return {
    to: number.number,
    text: textMessage({ name: own?.name ?? '', type, version: last.version, language }),
  };
};
