import { dayMs } from '#log/calendar.ts';
import {
  type LinkBody,
  linkKind,
  openedKind,
  type SendBody,
  type Step,
  type StepBody,
  sendKind,
  stepKind,
  type WishBody,
  wishKind,
} from '../entries.ts';
import { type Cover, foldCover } from './cover.ts';
import { isOver, leadsTo, type Move, moves, type State } from './moves.ts';
import { foldPlan, type Plan } from './plan.ts';
import type { Recorded } from './recorded.ts';
import { foldSlot, type Slot } from './slot.ts';

/** One sending: what is accounted for when a person asks who was told what. */
export interface Sending extends SendBody {
  readonly entry: string;
  readonly ms: number;
  readonly author: string;
}

export interface Link extends LinkBody {
  readonly entry: string;
  readonly ms: number;
}

/** What moved it, or did not: a word that came too late is shown and changes nothing. */
export interface Happening {
  readonly entry: string;
  readonly move: Move;
  readonly ms: number;
  readonly day: string;
  readonly author: string;
  readonly reason?: string;
  readonly to?: string;
  readonly isByLink: boolean;
  readonly led: State | undefined;
}

export interface Opening {
  readonly how: 'link' | 'digits' | 'wrong';
  readonly link: string | undefined;
  readonly opening: string | undefined;
}

export interface Referral {
  readonly id: string;
  readonly site: string;
  readonly day: string;
  readonly ms: number;
  readonly author: string;
  readonly wish: WishBody;
  /** The entry of the wish, where its sealed words are. */
  readonly entry: string;
  readonly state: State;
  /** Since when it stands so. */
  readonly since: number;
  readonly sendings: readonly Sending[];
  /** The latest: no other opens. */
  readonly link?: Link;
  readonly openings: readonly Opening[];
  readonly happened: readonly Happening[];
  /** How the person wants to be asked, as agreed last. */
  readonly plan?: Plan;
  /** The slot that was asked for last. */
  readonly slot?: Slot;
  /** For how long there is medication by what our own prescriber gave. */
  readonly cover?: Cover;
}

/** Referrals of these entries, the newest first. What belongs to one whose wish is not here is not shown. */
export const foldReferrals = (entries: readonly Recorded[]): readonly Referral[] => {
  const byReferral = new Map<string, Recorded[]>();
  for (const entry of entries) {
    const id = entry.body['referral'];
    if (typeof id !== 'string') continue;
    const own = byReferral.get(id);
    if (own === undefined) byReferral.set(id, [entry]);
    else own.push(entry);
  }
  return [...byReferral]
    .flatMap(([id, own]) => foldReferral(id, own) ?? [])
    .toSorted((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1));
};

const foldReferral = (id: string, all: readonly Recorded[]): Referral | undefined => {
  const seen = new Set<string>();
  const own = all
    .filter(({ id: entry }) => !seen.has(entry) && seen.add(entry))
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : 1));
  const wish = own.find(({ kind }) => kind === wishKind.kind);
  if (wish === undefined) return undefined;
  let state: State | 'none' = 'none';
  let since = wish.ms;
  let link: Link | undefined;
  const sendings: Sending[] = [];
  const openings: Opening[] = [];
  const happened: Happening[] = [];
  // The wish stands before whatever a clock that is behind dates before it.
  for (const entry of [wish, ...own.filter((each) => each !== wish)]) {
    const { kind, body, ms, day, author } = entry;
    let move: Move | undefined;
    let said: Partial<StepBody> = {};
    if (kind === wishKind.kind) move = 'wish';
    else if (kind === sendKind.kind) {
      move = 'send';
      sendings.push({ ...(body as unknown as SendBody), entry: entry.id, ms, author });
    } else if (kind === linkKind.kind) link = { ...(body as unknown as LinkBody), entry: entry.id, ms };
    else if (kind === openedKind.kind) {
      const { how, link: of, opening } = body as { how: Opening['how']; link?: string; opening?: string };
      openings.push({ how, link: of, opening });
      if (how !== 'wrong' && of !== undefined && of === link?.link) move = 'receive';
    } else if (kind === stepKind.kind) {
      said = body as unknown as StepBody;
      move = said.step as Step;
    }
    if (move === undefined) continue;
    // Whoever was asked before speaks of a request that is somebody else's by now.
    const isLate = said.link !== undefined && said.link !== link?.link;
    const led: State | undefined = isLate ? undefined : leadsTo(move, state);
    happened.push({
      entry: entry.id,
      move,
      ms,
      day,
      author,
      ...(said.reason !== undefined && { reason: said.reason }),
      ...(said.to !== undefined && { to: said.to }),
      isByLink: said.link !== undefined || kind === openedKind.kind,
      led,
    });
    if (led === undefined) continue;
    if (led !== state) since = ms;
    state = led;
  }
  if (state === 'none') return undefined;
  const plan = foldPlan(own);
  const slot = foldSlot(own);
  const cover = foldCover(own);
  return {
    id,
    site: wish.site,
    day: wish.day,
    ms: wish.ms,
    author: wish.author,
    wish: wish.body as unknown as WishBody,
    entry: wish.id,
    state,
    since,
    sendings,
    ...(link !== undefined && { link }),
    openings,
    happened,
    ...(plan !== undefined && { plan }),
    ...(slot !== undefined && { slot }),
    ...(cover !== undefined && { cover }),
  };
};

/** The first time that one of these moves led somewhere, in milliseconds since 1970; undefined when none did. */
export const firstOf = ({ happened }: Referral, ...of: readonly Move[]): number | undefined =>
  happened.find(({ move, led }) => led !== undefined && of.includes(move))?.ms;

/**
 * When it is a task for us by any: the answer that is missing, the day on which the person wants to be asked, a slot that is not to be
 * had, medication that ends.
 */
export const dueAt = (referral: Referral, startOf: (day: string) => number): number | undefined => {
  const promised = [referral.plan?.next, referral.cover?.askOn].filter((day) => day !== undefined);
  const all = [answerDueAt(referral), slotDueAt(referral), ...promised.map(startOf)].filter(
    (due) => due !== undefined,
  );
  return all.length === 0 ? undefined : Math.min(...all);
};

/**
 * When it is a task for us, in milliseconds since 1970: after so many days without an answer, at once when the answer was no or the
 * wish was never sent; undefined when nothing is waited for. The server's timers say the same (server/follow.ts).
 */
export const answerDueAt = ({ state, ms, sendings, happened }: Referral): number | undefined => {
  if (isOver(state)) return undefined;
  const last = happened.findLast(({ move, led }) => led !== undefined && move !== 'receive');
  if (last === undefined || last.move === 'wish') return ms;
  const days = last.move === 'send' ? sendings.at(-1)?.askAfterDays : moves[last.move].askAfterDays;
  return days === undefined ? undefined : last.ms + days * dayMs;
};

/** Since when nobody has asked what now: the slot they wished for is not to be had. In milliseconds since 1970. */
export const slotDueAt = ({ state, slot }: Referral): number | undefined =>
  slot?.is === 'refused' && !isOver(state) ? slot.since : undefined;
