import { type BodyOf, type Entry, type Fields, type Kind, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { coverKind, type RoomBody, roomKind, shiftKind, takeKind } from '../entries.ts';
import { type Orientation, orientationKind, orientedKind } from '../orientation.ts';
import { type Lists, listsKind } from '../other-events.ts';
import { servicesKind } from '../services.ts';
import { shipped } from './orientation.ts';
import { latestBody } from './plan.ts';
import { createResponseFold, type Response } from './response.ts';
import { createSessionFold, inOrder, isEnd, type Session } from './session.ts';

/** The room of one site as its entries tell. */
export interface Room {
  readonly set: RoomBody | undefined;
  /** The organization's own steps; undefined while none were written. */
  readonly lists: Lists | undefined;
  /** What who comes the first time is told, and what came of it in each stay. */
  readonly orientation: Orientation;
  readonly oriented: readonly Entry[];
  /** What else was done in each stay. */
  readonly services: readonly Entry[];
  readonly isOpen: boolean;
  /** The shift that runs: since when, and what was looked at before. */
  readonly shift: { readonly openedAt: number; readonly checked: readonly string[] } | undefined;
  readonly isCovered: boolean;
  readonly sessions: readonly Session[];
  readonly responses: readonly Response[];
  readonly takes: readonly Entry[];
}

/** The same for the same entries, in whatever order and however often they come. */
export const foldRoom = (entries: readonly Entry[]): Room => createRoomFold()(entries);

/** For a screen, which asks after each change: what did not change since it asked last is not folded anew. */
export const createRoomFold = (): ((entries: readonly Entry[]) => Room) => {
  const sessionsOf = createSessionFold();
  const responsesOf = createResponseFold();
  return (entries) => {
    const shift = last(entries, shiftKind.kind, (entry) => {
      const body = readBody(shiftKind, entry);
      return body && { ...body, at: timeToMs(entry.occurredAt) };
    });
    return {
      set: latestOf(entries, roomKind),
      lists: latestOf(entries, listsKind)?.lists,
      orientation: latestOf(entries, orientationKind) ?? shipped,
      oriented: entries.filter(({ kind }) => kind === orientedKind.kind),
      services: entries.filter(({ kind }) => kind === servicesKind.kind),
      isOpen: shift?.step === 'open',
      shift: shift?.step === 'open' ? { openedAt: shift.at, checked: shift.checked ?? [] } : undefined,
      isCovered: last(entries, coverKind.kind, (entry) => readBody(coverKind, entry)?.covered) === true,
      sessions: sessionsOf(entries),
      responses: responsesOf(entries),
      takes: entries.filter(({ kind }) => kind === takeKind.kind),
    };
  };
};

/** What is set up counts by the log's clock, whole, and not by when it happened. */
const latestOf = <F extends Fields>(entries: readonly Entry[], kind: Kind<F>): BodyOf<F> | undefined =>
  latestBody(
    entries.flatMap((entry) => {
      const body = readBody(kind, entry);
      return body === undefined ? [] : [{ id: entry.id, hlc: entry.hlc, body }];
    }),
  );

/** What the entries of one kind said last, by when it happened. */
const last = <T>(
  entries: readonly Entry[],
  kind: string,
  read: (entry: Entry) => T | undefined,
): T | undefined =>
  entries
    .filter((entry) => entry.kind === kind)
    .sort(inOrder)
    .reduce<T | undefined>((found, entry) => read(entry) ?? found, undefined);

export const present = (sessions: readonly Session[]): readonly Session[] =>
  sessions.filter(({ stage }) => !isEnd(stage));

/** Who is at a seat: two, when two tablets without a network each brought somebody there. A person settles it. */
export const atSeat = (sessions: readonly Session[], seat: string): readonly Session[] =>
  present(sessions).filter((session) => session.seat === seat);

/** People whose seat is not of the room any more, or who have none where they need one: shown apart, never lost. */
export const withoutSeat = (room: Room): readonly Session[] => {
  const seats = new Set(room.set?.seats.map(({ seat }) => seat));
  return present(room.sessions).filter(
    ({ stage, seat }) => stage !== 'waiting' && (seat === undefined || !seats.has(seat)),
  );
};

/** How many are in the room, of how many it is licensed for: a soft line. Whoever waits at the door is not in it. */
export const fillOf = (
  room: Pick<Room, 'sessions' | 'set'>,
): { readonly inRoom: number; readonly capacity: number | undefined; readonly isOver: boolean } => {
  const inRoom = present(room.sessions).filter(({ stage }) => stage !== 'waiting').length;
  const capacity = room.set?.capacity;
  return { inRoom, capacity, isOver: capacity !== undefined && inRoom > capacity };
};

export type SeatFault = 'seat-unknown' | 'seat-taken';

/** Why a person cannot be seated there; undefined when they can. */
export const seatFault = (room: Room, seat: string, visit?: Uuid): SeatFault | undefined => {
  if (room.set?.seats.some((each) => each.seat === seat) !== true) return 'seat-unknown';
  return atSeat(room.sessions, seat).some(({ id }) => id !== visit) ? 'seat-taken' : undefined;
};

/** The area in which people are received: whoever is there waits for a place still. */
export const isIntake = (set: RoomBody | undefined, seat: string | undefined): boolean =>
  seat !== undefined && set?.seats.find((each) => each.seat === seat)?.area === 'intake';

/** Whether somebody still waits for a place: in the line, or where they are received. */
export const isWaiting = (set: RoomBody | undefined, { stage, seat }: Session): boolean =>
  stage === 'waiting' || (stage === 'seated' && isIntake(set, seat));

/** Who takes a free seat: of the line where people are received, of both anywhere else, whoever came first. */
export const nextInLine = (room: Room, seat: string): Session | undefined =>
  room.sessions.find((session) =>
    isIntake(room.set, seat) ? session.stage === 'waiting' : isWaiting(room.set, session),
  );

/** What the entry that seats somebody says of their wait: nothing while they are still received. */
export const waitOf = (
  set: RoomBody | undefined,
  session: Session,
  seat: string | undefined,
  now: number,
): { readonly waited?: number } =>
  isWaiting(set, session) && !isIntake(set, seat) ? { waited: waitedOf(session, now) } : {};

/** Seats that somebody sits at cannot be taken out of the room: whoever edits is told which. */
export const occupiedWithout = (
  room: Room,
  kept: readonly { readonly seat: string }[],
): readonly string[] => {
  const left = new Set(kept.map(({ seat }) => seat));
  return (room.set?.seats ?? [])
    .filter(({ seat }) => !left.has(seat) && atSeat(room.sessions, seat).length > 0)
    .map(({ name }) => name);
};

/**
 * Why the room cannot be arranged so now, and at which seats somebody is (a dash for who has none); undefined when it can. A seat that
 * somebody sits at stays, and a room with anybody in it is not turned off.
 */
export const setUpFault = (
  room: Room,
  next: Pick<RoomBody, 'on'> & { readonly seats: readonly { readonly seat: string }[] },
): { readonly why: 'occupied' | 'somebody-here'; readonly seats: readonly string[] } | undefined => {
  const taken = occupiedWithout(room, next.seats);
  if (taken.length > 0) return { why: 'occupied', seats: taken };
  const here = present(room.sessions);
  if (next.on || here.length === 0) return undefined;
  return { why: 'somebody-here', seats: here.map(({ seat }) => nameOf(room, seat)) };
};

/** People with one card who are in the room more than once, as two tablets without a network let in: each with their stays. */
export const twiceHere = (sessions: readonly Session[]): readonly (readonly Session[])[] => {
  const bySubject = new Map<Uuid, Session[]>();
  for (const session of present(sessions))
    if (session.subject !== undefined)
      bySubject.set(session.subject, [...(bySubject.get(session.subject) ?? []), session]);
  return [...bySubject.values()].filter((stays) => stays.length > 1);
};

const nameOf = (room: Room, seat: string | undefined): string =>
  room.set?.seats.find((each) => each.seat === seat)?.name ?? '–';

/** The list with one of it at another place; the same list where there is no such place. */
export const movedTo = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length || from === to) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), one, ...others.slice(to)];
};

/** How long the one who waits longest has waited, in milliseconds: those still waiting count. */
export const longestWaiting = (sessions: readonly Session[], now: number): number | undefined => {
  const since = sessions.flatMap(({ stage, arrivedAt }) => (stage === 'waiting' ? [arrivedAt] : []));
  return since.length === 0 ? undefined : Math.max(0, now - Math.min(...since));
};

/** How old the last look is, and whether too old: never calm by silence. Without a plan it only says how old. */
export const ageOf = (
  session: Session,
  now: number,
): { readonly minutes: number; readonly state: 'fresh' | 'due' | 'overdue' | 'untimed' } => {
  const minutes = Math.max(0, Math.floor((now - session.seenAt) / 60_000));
  if (session.due === undefined || session.late === undefined) return { minutes, state: 'untimed' };
  return { minutes, state: now >= session.late ? 'overdue' : now >= session.due ? 'due' : 'fresh' };
};

/** Minutes waited, for the entry that seats somebody: a day at most, whatever a clock says. */
export const waitedOf = (session: Session, now: number): number =>
  Math.min(1440, Math.max(0, Math.round((now - session.arrivedAt) / 60_000)));

/** Seconds since help began, for the entry of a step. */
export const secondOf = (response: Response, now: number): number =>
  Math.min(86_400, Math.max(0, Math.round((now - response.openedAt) / 1000)));
