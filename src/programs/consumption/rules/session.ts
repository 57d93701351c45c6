import type { Entry, Uuid } from '#log/index.ts';
import { timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import {
  type CheckBody,
  checkKind,
  type End,
  ends,
  type Stage,
  stayKind,
  type UseBody,
  useKind,
} from '../entries.ts';
import { createGroupFold } from './group-fold.ts';

/** One person's stay, as all entries about it tell. */
export interface Session {
  readonly id: Uuid;
  readonly stage: Stage | End;
  readonly seat?: string;
  readonly arrivedAt: number;
  /** When this stage began. */
  readonly since: number;
  /** The last look at the person: a check, or the tap that began a stage in which they are looked at. */
  readonly seenAt: number;
  readonly check?: CheckBody;
  readonly use?: UseBody;
  /** The entry that said it: more that is said takes its place. */
  readonly useEntry?: Uuid;
  /** When the next look is due, and when it is overdue; absent where nothing is timed. */
  readonly due?: number;
  readonly late?: number;
  /** Whose stay it is, where they showed a card. */
  readonly subject?: Uuid;
}

export type SessionState = 'none' | Stage | End;
export type SessionEvent = Stage | End | 'check' | 'use';

/**
 * The whole table. Devices hand in late and in any order, so each stage may follow each: only an end holds, against
 * everything but a weightier end. A look or what is said of a use moves nobody. "Entered in error" is the lightest: what
 * really happened outlives it.
 */
export const nextState = (state: SessionState, event: SessionEvent): SessionState => {
  if (event === 'check' || event === 'use') return state;
  if (!isEnd(state)) return event;
  return isEnd(event) && weight[event] > weight[state] ? event : state;
};

const weight: Readonly<Record<End, number>> = {
  'entered-in-error': 0,
  'turned-away': 1,
  'left-queue': 1,
  'left-without-word': 2,
  refused: 3,
  'left-well': 3,
  transported: 4,
  died: 5,
};

export const isEnd = (state: SessionState): state is End => (ends as readonly string[]).includes(state);
/** Stages in which somebody must look after the person. */
export const isWatched = (state: SessionState): boolean =>
  state === 'using' || state === 'watching' || state === 'aftercare';

/** Buttons that a worker finds first in each stage; everything else is below them. */
export const usualMoves: Readonly<Record<Stage, readonly (Stage | End)[]>> = {
  waiting: ['seated', 'left-queue', 'turned-away', 'refused'],
  seated: ['using', 'left-well', 'left-without-word', 'refused'],
  using: ['watching', 'aftercare', 'left-well', 'left-without-word'],
  watching: ['using', 'aftercare', 'left-well', 'transported'],
  aftercare: ['left-well', 'watching', 'left-without-word', 'transported'],
};

/** By when it happened; the log's clock and the id settle the rest, the same on every device. */
export const inOrder = (a: Entry, b: Entry): number =>
  timeToMs(a.occurredAt) - timeToMs(b.occurredAt) ||
  (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Every stay that the entries tell of, in the order of arrival. Any order of entries and repeated ones give the same. */
export const foldSessions = (entries: readonly Entry[]): readonly Session[] => createSessionFold()(entries);

/** The same, for one that is asked again after each change: only stays whose entries changed are folded anew. */
export const createSessionFold = (): ((entries: readonly Entry[]) => readonly Session[]) => {
  const fold = createGroupFold(
    ({ kind, visit }) => (isOfStay(kind) ? visit : undefined),
    (id, own) => foldOne(id, [...own].sort(inOrder)),
  );
  return (entries) => [...fold(entries)].sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1));
};

const isOfStay = (kind: string): boolean =>
  kind === stayKind.kind || kind === checkKind.kind || kind === useKind.kind;

const foldOne = (id: Uuid, entries: readonly Entry[]): Session | undefined => {
  let state: SessionState = 'none';
  let session: Session | undefined;
  let said: { readonly use: UseBody; readonly useEntry: Uuid } | undefined;
  for (const entry of entries) {
    const at = timeToMs(entry.occurredAt);
    const stay = readBody(stayKind, entry);
    if (stay !== undefined) {
      const next = nextState(state, stay.stage) as Stage | End;
      if (session !== undefined && isEnd(state) && next === state) continue;
      const isMoved = next !== state;
      const seat = seatAfter(session, next, stay.seat);
      const subject = entry.subject ?? session?.subject;
      session = {
        id,
        stage: next,
        ...(seat !== undefined && { seat }),
        ...(subject !== undefined && { subject }),
        arrivedAt: session?.arrivedAt ?? at,
        since: isMoved ? at : (session?.since ?? at),
        // Another seat, or a card that was shown, is no look: the minutes that run go on.
        seenAt: isMoved || stay.next !== undefined ? at : (session?.seenAt ?? at),
        ...(session?.check !== undefined && { check: session.check }),
        ...(stay.next === undefined && isWatched(next) ? running(session) : {}),
        ...(isEnd(next) ? {} : dueOf(at, stay.next)),
      };
      state = next;
      continue;
    }
    const use = readBody(useKind, entry);
    if (use !== undefined) said = { use, useEntry: entry.id };
    const check = readBody(checkKind, entry);
    if (check === undefined || session === undefined) continue;
    const { due: _due, late: _late, ...rest } = session;
    session = { ...rest, check, seenAt: at, ...(!isEnd(state) && dueOf(at, check.next)) };
  }
  return session === undefined ? undefined : { ...session, ...said };
};

/** Whoever moves on to another stage keeps the seat; whoever waits or has left has none. */
const seatAfter = (
  before: Session | undefined,
  stage: Stage | End,
  seat: string | undefined,
): string | undefined => (isEnd(stage) || stage === 'waiting' ? undefined : (seat ?? before?.seat));

/** The minutes that run, of a stay that goes on without new ones. */
const running = (session: Session | undefined): Pick<Session, 'due' | 'late'> =>
  session?.due === undefined || session.late === undefined ? {} : { due: session.due, late: session.late };

const dueOf = (at: number, next: CheckBody['next']): Pick<Session, 'due' | 'late'> =>
  next === undefined
    ? {}
    : { due: at + next.minutes * 60_000, late: at + (next.minutes + next.late) * 60_000 };
