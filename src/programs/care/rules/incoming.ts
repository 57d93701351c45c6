import { addDays, dateToMs, dayMs } from '#log/calendar.ts';
import {
  type Act,
  contactDays,
  contactKind,
  type HandledBody,
  handledKind,
  incomingKind,
  type SenderBody,
  type Tell,
} from '../incoming-entries.ts';
import type { State } from './moves.ts';
import type { Recorded } from './recorded.ts';

/** How something stands that was sent to us. `taken`: the person wants it, and it is a wish like any other from then on. */
export const incomingStates = ['new', 'claimed', 'taken', 'not-reached', 'not-wanted', 'not-ours'] as const;
export type IncomingState = (typeof incomingStates)[number];

const to = (state: IncomingState, ...from: readonly IncomingState[]) =>
  Object.fromEntries(from.map((each) => [each, state]));

/** Where each act leads from each state; from a state that is not here it changes nothing. */
export const actLeads: Readonly<Record<Act, Readonly<Partial<Record<IncomingState, IncomingState>>>>> = {
  // Also from a colleague: whoever takes it over says so.
  claim: to('claimed', 'new', 'claimed'),
  release: to('new', 'claimed'),
  // Whoever comes back later finds the door open.
  take: to('taken', 'new', 'claimed', 'not-reached', 'not-wanted', 'not-ours'),
  'not-reached': to('not-reached', 'new', 'claimed'),
  'not-wanted': to('not-wanted', 'new', 'claimed'),
  'not-ours': to('not-ours', 'new', 'claimed'),
  again: to('new', 'not-reached', 'not-wanted', 'not-ours'),
  // What the sender may hear, and nothing else.
  tell: {},
};

export interface Incoming {
  readonly id: string;
  readonly entry: string;
  readonly site: string;
  /** Undefined: a contact that police or others offered. Nobody is told anything of it. */
  readonly sender: string | undefined;
  /** Undefined once it has faded. */
  readonly packet: string | undefined;
  readonly day: string;
  readonly ms: number;
  readonly state: IncomingState;
  /** Since when it stands so, and by whose hand; undefined while nobody touched it. */
  readonly since: number;
  readonly by: string | undefined;
  /** The wish that it became. */
  readonly referral: string | undefined;
  /** What the person agreed that its sender may hear. */
  readonly tell: Tell;
}

/** What was sent to us, the oldest first. What was done with something that is not here is not shown. */
export const foldIncoming = (entries: readonly Recorded[]): readonly Incoming[] => {
  const byId = new Map<string, Map<string, Recorded>>();
  for (const entry of entries) {
    const id = entry.body['incoming'];
    if (typeof id !== 'string') continue;
    byId.set(id, (byId.get(id) ?? new Map<string, Recorded>()).set(entry.id, entry));
  }
  return [...byId]
    .flatMap(([id, own]) => foldOne(id, [...own.values()]) ?? [])
    .toSorted((a, b) => a.ms - b.ms || (a.id < b.id ? -1 : 1));
};

const foldOne = (id: string, all: readonly Recorded[]): Incoming | undefined => {
  const own = all.toSorted((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1));
  // A number that is sent twice is the first one's: nobody writes over what another sent.
  const sent = own.find(({ kind }) => kind === contactKind.kind || kind === incomingKind.kind);
  if (sent === undefined) return undefined;
  let state: IncomingState = 'new';
  let since = sent.ms;
  let by: string | undefined;
  let referral: string | undefined;
  let tell: Tell = 'received';
  for (const { kind, body, ms, author } of own) {
    if (kind !== handledKind.kind) continue;
    const said = body as unknown as HandledBody;
    const led: IncomingState | undefined = actLeads[said.act][state];
    // What the person agreed to is theirs to say at any time, whatever it moves.
    tell = said.tell ?? tell;
    if (led === undefined) continue;
    state = led;
    since = ms;
    by = author;
    if (said.act === 'take') referral = said.referral;
  }
  const { packet, sender } = sent.body as { readonly packet?: string; readonly sender?: string };
  const { entry, site, day, ms } = { ...sent, entry: sent.id };
  return {
    ...{ id, entry, site, day, ms, packet, sender, state, since, by, referral, tell },
  };
};

/** A claim holds so long; then it waits for a person again. Our own choice. */
const claimMs = 2 * dayMs;

/** Nothing is left of it to act on: a contact after its days, and whatever has faded. Days are the organization's. */
export const isGone = ({ state, packet, sender, day }: Incoming, today: string): boolean =>
  state !== 'taken' && (packet === undefined || (sender === undefined && addDays(day, contactDays) <= today));

/** When somebody has to see to it, in milliseconds since 1970; undefined when nobody has. */
export const incomingDueAt = (incoming: Incoming, today: string): number | undefined => {
  if (isGone(incoming, today)) return undefined;
  if (incoming.state === 'new') return incoming.ms;
  return incoming.state === 'claimed' ? incoming.since + claimMs : undefined;
};

/** Days since it was sent. */
export const ageDays = ({ day }: Incoming, today: string): number =>
  Math.max(0, Math.round((dateToMs(today) - dateToMs(day)) / dayMs));

/**
 * What its sender may hear: a code of the page's words. `received` is also what is said of what was never sent, so that nobody finds out
 * by asking.
 */
export const answerOf = (
  incoming: Incoming | undefined,
  stateOf: (referral: string) => State | undefined,
): IncomingAnswer => {
  // Nothing goes back to whoever offered a contact, whatever anybody writes.
  if (incoming?.sender === undefined || incoming.state !== 'taken') return 'received';
  if (incoming.tell !== 'course') return incoming.tell;
  const state = incoming.referral === undefined ? undefined : stateOf(incoming.referral);
  return (state && courses[state]) ?? 'in-touch';
};

export type IncomingAnswer = 'received' | 'in-touch' | 'accepted' | 'came' | 'started';
/** Of how it goes on only what went well is told: a no of some other place is between the person and us. */
const courses: Readonly<Partial<Record<State, IncomingAnswer>>> = {
  accepted: 'accepted',
  'in-progress': 'came',
  completed: 'started',
};

/** Partners that may send, by the latest word on each. */
export const foldSenders = (
  said: readonly { readonly hlc: string; readonly body: SenderBody }[],
): readonly SenderBody[] => {
  const latest = new Map<string, { readonly hlc: string; readonly body: SenderBody }>();
  for (const one of said) {
    const before = latest.get(one.body.sender);
    if (before === undefined || before.hlc < one.hlc) latest.set(one.body.sender, one);
  }
  return [...latest.values()].map(({ body }) => body).toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
