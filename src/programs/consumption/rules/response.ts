import type { Entry, Uuid } from '#log/index.ts';
import { timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import {
  type Outcome,
  responseEndKind,
  responseKind,
  type Step,
  type StepBody,
  stepKind,
} from '../entries.ts';
import { type EventName, eventKind, type Lists } from '../other-events.ts';
import { createGroupFold } from './group-fold.ts';
import { inOrder } from './session.ts';

export type ResponseState = 'none' | 'open' | Outcome;
export type ResponseEvent = 'opened' | 'step' | Outcome;

/**
 * The whole table. A step whose opening has not come yet opens: help is under way somewhere. After an end steps that come
 * late still stand in the record; of two ends the weightier holds, and a false alarm is the lightest.
 */
export const nextResponse = (state: ResponseState, event: ResponseEvent): ResponseState => {
  if (event === 'opened' || event === 'step') return state === 'none' ? 'open' : state;
  if (state === 'none' || state === 'open') return event;
  return outcomeWeight[event] > outcomeWeight[state] ? event : state;
};

const outcomeWeight: Readonly<Record<Outcome, number>> = {
  'false-alarm': 0,
  recovered: 1,
  transported: 2,
  died: 3,
};

export interface RecordedStep extends StepBody {
  /** The entries that tell of it: more than one when two tablets recorded the same. */
  readonly entries: readonly Uuid[];
  readonly at: number;
  readonly devices: readonly Uuid[];
}

/** One of the organization's own steps as it was recorded. */
export interface RecordedOwnStep {
  readonly entries: readonly Uuid[];
  readonly at: number;
  readonly devices: readonly Uuid[];
  readonly own: string;
}

export interface Response {
  readonly id: Uuid;
  readonly state: ResponseState;
  /** What it is: an overdose until somebody says otherwise. */
  readonly event: EventName;
  readonly visit?: Uuid;
  readonly seat?: string;
  readonly openedAt: number;
  /** When something was last done. */
  readonly lastAt: number;
  /** The device that opened it: whoever holds it stands beside the person. */
  readonly device: Uuid;
  readonly steps: readonly RecordedStep[];
  readonly ownSteps: readonly RecordedOwnStep[];
}

/** Two tablets tell of one thing when they say so within this time. Our own choice: two people see one act and both tap. */
const sameWithinMs = 30_000;
/** Never made into one: a dose too many in the record is asked about, a dose too few is not seen. Readings differ too. */
const neverOne: readonly Step[] = ['naloxone', 'reading'];

/**
 * Ids of a stay's events: the stay's own with its last digits moved on. Two tablets without a network that open help for
 * one person open the same event. `count`: how many ended before.
 */
export const responseIdOf = (visit: Uuid, count: number): Uuid => {
  const last = (Number.parseInt(visit.slice(-6), 16) + 1 + count) % 0x1000000;
  return `${visit.slice(0, -6)}${last.toString(16).padStart(6, '0')}`;
};

export const foldResponses = (entries: readonly Entry[]): readonly Response[] =>
  createResponseFold()(entries);

/** The same, for one that is asked again after each change: only events whose entries changed are folded anew. */
export const createResponseFold = (): ((entries: readonly Entry[]) => readonly Response[]) => {
  const ids = new WeakMap<Entry, { readonly id: Uuid | undefined }>();
  const responseOf = (entry: Entry): Uuid | undefined => {
    const known = ids.get(entry);
    if (known !== undefined) return known.id;
    const id = readAny(entry)?.response;
    ids.set(entry, { id });
    return id;
  };
  const fold = createGroupFold(responseOf, (id, own) => {
    const ordered = [...own].sort(inOrder);
    const [first] = ordered;
    return first === undefined ? undefined : { first, response: foldOne(id, first, ordered) };
  });
  return (entries) =>
    [...fold(entries)]
      .sort((a, b) => a.response.openedAt - b.response.openedAt || inOrder(a.first, b.first))
      .map(({ response }) => response);
};

const readAny = (entry: Entry) =>
  readBody(responseKind, entry) ??
  readBody(stepKind, entry) ??
  readBody(responseEndKind, entry) ??
  readBody(eventKind, entry);

/** One event, from its entries in order. */
const foldOne = (id: Uuid, { occurredAt, device }: Entry, entries: readonly Entry[]): Response => {
  const openedAt = timeToMs(occurredAt);
  let before: Response = {
    id,
    state: 'none',
    event: 'overdose',
    openedAt,
    lastAt: openedAt,
    device,
    steps: [],
    ownSteps: [],
  };
  for (const entry of entries) {
    const at = timeToMs(entry.occurredAt);
    const opened = readBody(responseKind, entry);
    const step = readBody(stepKind, entry);
    const ended = readBody(responseEndKind, entry);
    const said = readBody(eventKind, entry);
    const own = said?.step;
    const isStep = step !== undefined || own !== undefined;
    const event: ResponseEvent = ended?.outcome ?? (isStep ? 'step' : 'opened');
    const visit = before.visit ?? entry.visit;
    const seat = before.seat ?? opened?.seat;
    before = {
      ...before,
      state: nextResponse(before.state, event),
      event: said?.event ?? before.event,
      lastAt: at,
      ...(visit !== undefined && { visit }),
      ...(seat !== undefined && { seat }),
      steps: step === undefined ? before.steps : withStep(before.steps, step, entry, at),
      ownSteps: own === undefined ? before.ownSteps : withOwnStep(before.ownSteps, own, entry, at),
    };
  }
  return before;
};

const withStep = (
  steps: readonly RecordedStep[],
  body: StepBody,
  entry: Entry,
  at: number,
): readonly RecordedStep[] => {
  const isSame = (each: RecordedStep): boolean =>
    each.step === body.step && at - each.at <= sameWithinMs && !each.devices.includes(entry.device);
  const same = neverOne.includes(body.step) ? -1 : steps.map(isSame).lastIndexOf(true);
  const told = steps[same];
  if (told === undefined) return [...steps, { ...body, entries: [entry.id], devices: [entry.device], at }];
  // What only one of them knows is kept: liters, the reason of a call.
  const both = {
    ...body,
    ...told,
    entries: [...told.entries, entry.id],
    devices: [...told.devices, entry.device],
  };
  return steps.map((each, index) => (index === same ? both : each));
};

const withOwnStep = (
  steps: readonly RecordedOwnStep[],
  own: string,
  { id, device }: Entry,
  at: number,
): readonly RecordedOwnStep[] => {
  const isSame = (each: RecordedOwnStep): boolean =>
    each.own === own && at - each.at <= sameWithinMs && !each.devices.includes(device);
  const same = steps.map(isSame).lastIndexOf(true);
  const told = steps[same];
  if (told === undefined) return [...steps, { own, entries: [id], devices: [device], at }];
  const both = { ...told, entries: [...told.entries, id], devices: [...told.devices, device] };
  return steps.map((each, index) => (index === same ? both : each));
};

/** Everything that was done, in order, whoever's list it was of. */
export const allSteps = (
  response: Pick<Response, 'steps' | 'ownSteps'>,
): readonly (RecordedStep | RecordedOwnStep)[] =>
  [...response.steps, ...response.ownSteps].sort((a, b) => a.at - b.at);

/** The steps of the organization's own list for this event; none for an overdose, and where nothing was written. */
export const ownList = (lists: Lists | undefined, event: EventName): readonly string[] =>
  lists?.find((list) => list.event === event)?.steps ?? [];

/** The first of the list that was not done yet. */
export const nextOwn = (list: readonly string[], done: Response['ownSteps']): string | undefined =>
  list.find((step) => !done.some(({ own }) => own === step));

/** In this order most events go; oxygen and breaths first, and most end before naloxone. */
const ladder: readonly Step[] = ['stimulated', 'airway', 'oxygen', 'breaths', 'reading', 'naloxone'];

/** What is most often next: the first of the ladder not done yet; after it, breaths until somebody breathes. */
export const usualNext = (steps: readonly Pick<StepBody, 'step'>[]): Step =>
  ladder.find((step) => !steps.some((each) => each.step === step)) ?? 'breaths';

export const dosesOf = (response: Response): readonly RecordedStep[] =>
  response.steps.filter(({ step }) => step === 'naloxone');
