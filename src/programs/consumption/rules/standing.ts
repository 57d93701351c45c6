import type { Answered } from '#contract/route.ts';
import type { siteStanding } from '#contract/timers.ts';
import { type Entry, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import {
  type CheckBody,
  checkKind,
  conditions,
  responseKind,
  type Stage,
  type Step,
  stages,
  stepKind,
} from '../entries.ts';
import { type Alarm, alarmsBy, type Calling, keyOf, latestTakes, type Take } from './alarms.ts';
import { responseIdOf } from './response.ts';
import { foldRoom, present } from './room.ts';

/** A room as the server tells it to a device that cannot read its log: seat, state and time. */
export type Standing = Answered<typeof siteStanding>;

/** What the server tells of these entries, and it leaves out everything else they say. `seats`: what each is called on the board. */
export const standingOf = (
  entries: readonly Entry[],
  seats: ReadonlyMap<string, string>,
): Omit<Standing, 'now' | 'isUsed'> => {
  const room = foldRoom(entries);
  const nameOf = (seat: string | undefined) => seatOf(seat === undefined ? undefined : seats.get(seat));
  return {
    isCovered: room.isCovered,
    stays: present(room.sessions).map(({ id, stage, seat, since, seenAt, due, late }) => ({
      visit: id,
      stage,
      ...nameOf(seat),
      since,
      seen: seenAt,
      ...(due !== undefined && { due }),
      ...(late !== undefined && { late }),
      helps: room.responses.filter(({ visit }) => visit === id).length,
    })),
    helps: room.responses.map(({ id, state, visit, seat, openedAt, lastAt, steps }) => ({
      response: id,
      isOver: state !== 'open',
      ...(visit !== undefined && { visit }),
      ...nameOf(seat),
      opened: openedAt,
      last: lastAt,
      hasSecond: steps.some(({ step }) => step === 'second-worker'),
    })),
    takes: [...latestTakes(room.takes)].flatMap(([key, { by, at, until }]) => {
      const [condition = '', about = '', due = ''] = key.split(' ');
      return [{ condition, about, due: Number(due), by, at, until }];
    }),
  };
};

/** Somebody who is there, as far as such a device knows. */
export interface StandingStay {
  readonly id: Uuid;
  readonly stage: Stage;
  readonly seat?: string;
  readonly since: number;
  readonly seenAt: number;
  readonly due?: number;
  readonly late?: number;
  readonly helps: number;
}

export interface StandingRoom extends Calling {
  readonly sessions: readonly StandingStay[];
  readonly takes: ReadonlyMap<string, Take>;
}

/**
 * What the server told, with what this device has written since: its own steps count here at once, whether or not they were handed in. What
 * the server knows to be over stays over.
 */
export const standingRoom = (told: Standing, own: readonly Entry[]): StandingRoom => {
  const stays = told.stays.flatMap((stay) => (isStage(stay.stage) ? [lookedAt(stay, own)] : []));
  const opened = own.flatMap((entry) => {
    const body = readBody(responseKind, entry);
    return body === undefined ? [] : [{ entry, body, at: timeToMs(entry.occurredAt) }];
  });
  const known = new Set(told.helps.map(({ response }) => response));
  const helps = [
    ...told.helps.filter(({ isOver }) => !isOver),
    ...opened
      .filter(({ body }, index) => !known.has(body.response) && firstOf(opened, body.response) === index)
      .map(({ entry, body, at }) => ({
        response: body.response,
        ...(entry.visit !== undefined && { visit: entry.visit }),
        ...seatOf(told.stays.find(({ visit }) => visit === entry.visit)?.seat),
        opened: at,
        last: at,
        hasSecond: false,
      })),
  ];
  return {
    sessions: stays,
    responses: helps.map(({ response, visit, seat, opened: openedAt, last, hasSecond }) => {
      const steps = stepsOf(own, response);
      return {
        id: response,
        state: 'open' as const,
        ...(visit !== undefined && { visit }),
        ...seatOf(seat),
        openedAt,
        lastAt: Math.max(last, ...steps.map(({ at }) => at)),
        steps: [...(hasSecond ? [{ step: 'second-worker' as const }] : []), ...steps],
      };
    }),
    takes: takesOf(told, own),
  };
};

/** What calls on such a device: by the same rule as everywhere. */
export const standingAlarms = (room: StandingRoom, now: number): readonly Alarm[] =>
  alarmsBy(room, room.takes, now);

/** The minutes that a look begins anew where nothing but the last ones is known; none where nothing is timed. */
export const sameMinutes = ({ seenAt, due, late }: StandingStay): CheckBody['next'] =>
  due === undefined || late === undefined
    ? undefined
    : { minutes: minutesOf(due - seenAt), late: minutesOf(late - due) };

/** The id of the next event of somebody: the same on every device that has heard of as many. */
export const nextHelpId = ({ id, helps }: StandingStay): Uuid => responseIdOf(id, helps);

const minutesOf = (ms: number): number => Math.min(1440, Math.max(1, Math.round(ms / 60_000)));
const isStage = (stage: string): stage is Stage => (stages as readonly string[]).includes(stage);
const seatOf = (seat: string | undefined) => (seat === undefined ? {} : { seat });

const firstOf = (opened: readonly { readonly body: { readonly response: Uuid } }[], response: Uuid): number =>
  opened.findIndex(({ body }) => body.response === response);

const lookedAt = (stay: Standing['stays'][number], own: readonly Entry[]): StandingStay => {
  const { visit: id, seat, since, helps } = stay;
  let seenAt = stay.seen;
  let { due, late } = stay;
  for (const entry of own) {
    const body = entry.visit === id ? readBody(checkKind, entry) : undefined;
    const at = timeToMs(entry.occurredAt);
    if (body === undefined || at <= seenAt) continue;
    seenAt = at;
    due = body.next && at + body.next.minutes * 60_000;
    late = body.next && at + (body.next.minutes + body.next.late) * 60_000;
  }
  return {
    id,
    stage: stay.stage as Stage,
    ...seatOf(seat),
    since,
    seenAt,
    ...(due !== undefined && { due }),
    ...(late !== undefined && { late }),
    helps,
  };
};

const stepsOf = (
  own: readonly Entry[],
  response: Uuid,
): readonly { readonly step: Step; readonly at: number }[] =>
  own.flatMap((entry) => {
    const body = readBody(stepKind, entry);
    return body?.response === response ? [{ step: body.step, at: timeToMs(entry.occurredAt) }] : [];
  });

const takesOf = (told: Standing, own: readonly Entry[]): ReadonlyMap<string, Take> => {
  const takes = new Map(latestTakes(own));
  for (const { condition, about, due, by, at, until } of told.takes) {
    const known = conditions.find((each) => each === condition);
    const key = known && keyOf(known, about, due);
    if (key !== undefined && (takes.get(key)?.until ?? 0) < until) takes.set(key, { by, at, until });
  }
  return takes;
};
