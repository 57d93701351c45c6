import { heldKind, holdKind, letGoKind, sendKind } from '../entries.ts';
import type { Recorded } from './recorded.ts';

/** A place of the directory, by the number of its listing. */
export type SlotPlace = { readonly service: string; readonly name: string };

/** A slot that a referral asked for last, and how it stands. */
export interface Slot {
  readonly id: string;
  readonly first: SlotPlace;
  readonly second?: SlotPlace;
  /**
   * `asked`: nobody has it. `held`: by the server's word, at `at` until `until`. `refused`: a conflict, a person asks what now.
   * `over`: let go, or they went on without one.
   */
  readonly is: 'asked' | 'held' | 'refused' | 'over';
  readonly at?: SlotPlace;
  /** In milliseconds since 1970. */
  readonly until?: number;
  /** When it came to stand so, in milliseconds since 1970. */
  readonly since: number;
  /** What the server said, also when it was let go since. */
  readonly said?: SlotSaid;
}

export type SlotSaid = 'first' | 'second' | 'none';

const hourMs = 3_600_000;

/** The latest asking of these entries, which stand in their order. What was let go stays so, whatever word comes with it or after it. */
export const foldSlot = (own: readonly Recorded[]): Slot | undefined => {
  const asked = own.findLast(({ kind }) => kind === holdKind.kind);
  if (asked === undefined) return undefined;
  const {
    hold: id,
    first,
    second,
  } = asked.body as unknown as { hold: string; first: SlotPlace; second?: SlotPlace };
  const of = own.filter(({ body }) => body['hold'] === id);
  const said = of.find(({ kind }) => kind === heldKind.kind);
  const { word, hours = 0 } = (said?.body ?? {}) as { readonly word?: SlotSaid; readonly hours?: number };
  const slot = {
    id,
    first,
    ...(second !== undefined && { second }),
    ...(word !== undefined && { said: word }),
  };
  const letGo = of.find(({ kind }) => kind === letGoKind.kind);
  if (letGo !== undefined) return { ...slot, is: 'over', since: letGo.ms };
  if (said === undefined) return { ...slot, is: 'asked', since: asked.ms };
  const at = word === 'none' ? undefined : word === 'second' ? second : first;
  if (at !== undefined) return { ...slot, is: 'held', at, until: said.ms + hours * hourMs, since: said.ms };
  // Whoever sent it on after the no has answered what now.
  const later = own.slice(own.indexOf(said) + 1).find(({ kind }) => kind === sendKind.kind);
  return later === undefined
    ? { ...slot, is: 'refused', since: said.ms }
    : { ...slot, is: 'over', since: later.ms };
};

/** Held now: its time is not over. */
export const isHeld = (slot: Slot | undefined, now: number): slot is Slot & { readonly at: SlotPlace } =>
  slot?.is === 'held' && slot.until !== undefined && now < slot.until;

export interface SlotWord {
  readonly hold: string;
  readonly word: SlotSaid;
}

/**
 * What the server says to slots that are asked for, in the order in which they came in. `free`: what the place said is free, undefined
 * where nobody knows; `held`: slots that others hold. What is not known to be free is held for nobody.
 */
export const decideSlots = (
  asked: readonly Slot[],
  held: readonly Slot[],
  free: (service: string) => number | undefined,
  now: number,
): readonly SlotWord[] => {
  const taken = new Map<string, number>();
  const take = (service: string): void => void taken.set(service, (taken.get(service) ?? 0) + 1);
  for (const slot of held) if (isHeld(slot, now)) take(slot.at.service);
  const tryTo = (place: SlotPlace | undefined): boolean => {
    if (place === undefined || (free(place.service) ?? 0) <= (taken.get(place.service) ?? 0)) return false;
    take(place.service);
    return true;
  };
  return asked.map(({ id, first, second }) => ({
    hold: id,
    word: tryTo(first) ? 'first' : tryTo(second) ? 'second' : 'none',
  }));
};
