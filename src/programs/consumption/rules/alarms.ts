import type { Entry, Uuid } from '#log/index.ts';
import { timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { type Condition, takeKind } from '../entries.ts';
import type { Response } from './response.ts';
import { isEnd, type Session } from './session.ts';

/**
 * Alarms by the rules of IEC 60601-1-8 as far as they are known to us (docs/decisions, the room's alarms); no conformity is
 * claimed. An alarm is reckoned from entries and the time alone, on every device and on the server alike. Nothing ends it but
 * an entry that a person made.
 */
export type Priority = 'high' | 'medium' | 'low';
export type Harm = 'death' | 'reversible' | 'minor';
export type Onset = 'immediate' | 'prompt' | 'delayed';

/** What happens when nobody comes, and how fast: the derivation, written down (its table 1). */
const priorityTable: Readonly<Record<Harm, Readonly<Record<Onset, Priority>>>> = {
  death: { immediate: 'high', prompt: 'high', delayed: 'medium' },
  reversible: { immediate: 'high', prompt: 'medium', delayed: 'low' },
  minor: { immediate: 'medium', prompt: 'low', delayed: 'low' },
};
export const priorityOf = (harm: Harm, onset: Onset): Priority => priorityTable[harm][onset];

/** Our own judgment of each condition; what is due is one step before what was missed. */
export const derivation: Readonly<Record<Condition, { readonly harm: Harm; readonly onset: Onset }>> = {
  // Somebody does not breathe as they should, and help has gone quiet.
  'response-open': { harm: 'death', onset: 'immediate' },
  // Nobody has looked for longer than the plan allows: whatever is wrong has had that time.
  'check-overdue': { harm: 'death', onset: 'prompt' },
  'check-due': { harm: 'reversible', onset: 'prompt' },
};

/** How long a response may go without a step before it calls again. Our own choice: two rounds of breaths and a look. */
export const quietMs = 120_000;
/** How long a taken alarm stays silent, in minutes, and the most that may be said. Our own choice. */
export const leaseMinutes = 2;
export const mostLeaseMinutes = 10;

export interface Alarm {
  /** One alarm of one condition: a later one of the same is another. */
  readonly key: string;
  readonly condition: Condition;
  readonly priority: Priority;
  readonly about: Uuid;
  readonly seat?: string;
  readonly due: number;
  readonly state: 'sounding' | 'taken';
  /** While taken: by whom, and until when. */
  readonly by?: Uuid;
  readonly until?: number;
}

export type AlarmState = 'quiet' | 'sounding' | 'taken' | 'ended';
export type AlarmEvent = 'due' | 'take' | 'lease-over' | 'answered';

/**
 * The whole table. `answered` is an entry by a hand: a look, another stage, a step, an end. Time alone leads from quiet to
 * sounding and from taken back to sounding; never away from them.
 */
export const alarmTable: Readonly<Record<AlarmState, Readonly<Record<AlarmEvent, AlarmState>>>> = {
  quiet: { due: 'sounding', take: 'quiet', 'lease-over': 'quiet', answered: 'ended' },
  sounding: { due: 'sounding', take: 'taken', 'lease-over': 'sounding', answered: 'ended' },
  taken: { due: 'taken', take: 'taken', 'lease-over': 'sounding', answered: 'ended' },
  ended: { due: 'ended', take: 'ended', 'lease-over': 'ended', answered: 'ended' },
};

export interface Take {
  readonly by: Uuid;
  readonly at: number;
  readonly until: number;
}

/** As much of a room as its alarms are reckoned from. */
export interface Calling {
  readonly sessions: readonly Pick<Session, 'id' | 'stage' | 'seat' | 'due' | 'late'>[];
  readonly responses: readonly (Pick<Response, 'id' | 'state' | 'visit' | 'seat' | 'openedAt' | 'lastAt'> & {
    readonly steps: readonly Pick<Response['steps'][number], 'step'>[];
  })[];
}

/**
 * What calls at `now`, the most urgent first. `takes` are the entries by which workers took alarms: each silences the one
 * it names and no other.
 */
export const alarmsAt = (room: Calling, takes: readonly Entry[], now: number): readonly Alarm[] =>
  alarmsBy(room, latestTakes(takes), now);

/** The same, by what was taken of each key. */
export const alarmsBy = (room: Calling, latest: ReadonlyMap<string, Take>, now: number): readonly Alarm[] => {
  const calling: Alarm[] = [];
  const call = (condition: Condition, about: Uuid, seat: string | undefined, due: number): void => {
    if (due > now) return;
    const { harm, onset } = derivation[condition];
    const key = keyOf(condition, about, due);
    const take = latest.get(key);
    const isTaken = take !== undefined && take.until > now && take.at <= now + aheadMs;
    calling.push({
      key,
      condition,
      priority: priorityOf(harm, onset),
      about,
      ...(seat !== undefined && { seat }),
      due,
      state: isTaken ? 'taken' : 'sounding',
      ...(isTaken && { by: take.by, until: take.until }),
    });
  };
  const helped = new Set(
    room.responses.flatMap(({ state, visit }) => (state === 'open' && visit !== undefined ? [visit] : [])),
  );
  for (const { id, stage, seat, due, late } of room.sessions) {
    // Whoever is being helped is looked at: the response calls for them.
    if (isEnd(stage) || due === undefined || late === undefined || helped.has(id)) continue;
    if (late <= now) call('check-overdue', id, seat, late);
    else call('check-due', id, seat, due);
  }
  for (const response of room.responses) {
    if (response.state !== 'open') continue;
    const quietSince = response.lastAt + quietMs;
    const isAlone = !response.steps.some(({ step }) => step === 'second-worker');
    if (quietSince <= now) call('response-open', response.id, response.seat, quietSince);
    else if (isAlone) call('response-open', response.id, response.seat, response.openedAt);
  }
  return calling.sort(moreUrgentFirst);
};

/**
 * What a device sounds for: its own alarms, and those that the server rings for and it lacks. Of these it knows neither seat nor whether
 * anybody goes, so they sound as urgent until they are known here or over.
 */
export const soundsFor = (
  alarms: readonly Pick<Alarm, 'priority' | 'state'>[],
  unheard: readonly unknown[],
): readonly Pick<Alarm, 'priority' | 'state'>[] =>
  unheard.length === 0 ? alarms : [{ priority: 'high', state: 'sounding' }, ...alarms];

/** A take from a clock that is further ahead than this silences nothing: it would reach into alarms that are not yet. */
const aheadMs = 60_000;

export const keyOf = (condition: Condition, about: Uuid, due: number): string =>
  `${condition} ${about} ${due}`;

/** Of what was taken more than once the lease that ends last counts. */
export const latestTakes = (takes: readonly Entry[]): ReadonlyMap<string, Take> => {
  const latest = new Map<string, Take>();
  for (const entry of takes) {
    const body = readBody(takeKind, entry);
    if (body?.about === undefined || body.due === undefined) continue;
    const at = timeToMs(entry.occurredAt);
    const until = at + Math.min(body.minutes, mostLeaseMinutes) * 60_000;
    const key = keyOf(body.condition, body.about, body.due);
    if ((latest.get(key)?.until ?? 0) < until) latest.set(key, { by: entry.author, at, until });
  }
  return latest;
};

const order: readonly Priority[] = ['high', 'medium', 'low'];
const moreUrgentFirst = (a: Alarm, b: Alarm): number =>
  order.indexOf(a.priority) - order.indexOf(b.priority) || a.due - b.due || (a.key < b.key ? -1 : 1);
