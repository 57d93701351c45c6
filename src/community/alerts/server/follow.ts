import { type Follow, type FollowStep, onEntry } from '#database/projection/follow.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import { msToTime, timeToMs, type Uuid } from '#log/index.ts';
import { approveKind, cancelKind, expireKind, extendKind } from '../entries.ts';
import { isOut } from '../rules/moves.ts';
import { readAlert } from '../tables.ts';

const timer = 'alerts.expire';
/** However late a server comes back: that an alert is over is true for good. */
const ringsLateMs = 10 * 365 * dayMs;

const endsAt = (about: Uuid, until: string): FollowStep => ({
  timer,
  about,
  due: timeToMs(until),
  ringsLateMs,
});
const isOver = (about: Uuid): FollowStep => ({ timer, about, final: true });

/** The end of an alert is a row that outlives the server. */
export const alertsFollow: Follow = {
  name: 'alerts',
  version: 1,
  handlers: [
    onEntry(approveKind, ({ body }) => [endsAt(body.alert, body.valid.until)]),
    onEntry(extendKind, ({ body }) => [endsAt(body.alert, body.valid.until)]),
    onEntry(cancelKind, ({ body }) => [isOver(body.alert)]),
    onEntry(expireKind, ({ body }) => [isOver(body.alert)]),
  ],
};

/** Says in the log that an alert is over, for phones whose own clock would show it longer. */
export const alertsTimer: TimerHandler = {
  kind: timer,
  writes: async (tx, { org, about, now }) => {
    const alert = about === undefined ? undefined : await readAlert(tx, org, about);
    const last = alert?.versions.at(-1);
    if (alert === undefined || last === undefined || !isOut(alert.state) || timeToMs(last.until) > now)
      return [];
    const body = { alert: alert.id, until: msToTime(now, 0) };
    return [{ kind: expireKind.kind, version: expireKind.version, body, site: alert.site }];
  },
  // Until its end is in the log nothing else is due of it; an end that was moved has set the timer anew.
  run: async () => undefined,
};
