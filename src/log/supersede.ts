import type { Hlc } from './hlc.ts';
import { isVoid } from './own-kinds.ts';
import type { Uuid } from './uuid.ts';

/**
 * Corrections. A correction or a void is a new entry that supersedes. Entries joined by `supersedes` form a family; its
 * tips are the members that nothing supersedes. One tip: that is what counts (nothing, when it is a void). More tips
 * are a fork: two people corrected the same thing without knowing of each other. The tip with the later clock (then
 * the larger id) counts for now, the same on every device, and a person is asked; their answer supersedes all tips.
 */
export interface Link {
  readonly id: Uuid;
  readonly kind: string;
  readonly hlc: Hlc;
  readonly supersedes?: readonly Uuid[];
}

export interface Standing<L extends Link> {
  /** The entry that counts, or undefined when the family's winner is a void. */
  readonly effective: L | undefined;
  /** The tip that decides. */
  readonly winner: L;
  /** All tips, best first; more than one means a person must look. */
  readonly tips: readonly L[];
}

/** `family` holds at least one entry, and every member known here. */
export const standingOf = <L extends Link>(family: readonly L[]): Standing<L> => {
  const superseded = new Set(family.flatMap((member) => member.supersedes ?? []));
  const open = family.filter((member) => !superseded.has(member.id));
  // A circle has no tip. It takes a broken or hostile device to make one; every side still has to agree on the answer.
  const tips = (open.length > 0 ? open : family).toSorted(laterFirst);
  const winner = tips[0];
  if (winner === undefined) throw new Error('a family has at least one member');
  return { winner, tips, effective: isVoid(winner) ? undefined : winner };
};

/** Sorts entries into families. Entries that nothing joins are families of one. */
export const familiesOf = <L extends Link>(entries: readonly L[]): readonly (readonly L[])[] => {
  const parent = new Map<Uuid, Uuid>();
  const root = (id: Uuid): Uuid => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const entry of entries) {
    if (!parent.has(entry.id)) parent.set(entry.id, entry.id);
    for (const target of entry.supersedes ?? []) {
      if (!parent.has(target)) parent.set(target, target);
      const [a, b] = [root(entry.id), root(target)].toSorted();
      if (a !== undefined && b !== undefined) parent.set(b, a);
    }
  }
  const families = new Map<Uuid, L[]>();
  for (const entry of entries) {
    const key = root(entry.id);
    const family = families.get(key);
    if (family === undefined) families.set(key, [entry]);
    else family.push(entry);
  }
  return [...families.values()];
};

const laterFirst = (a: Link, b: Link): number => {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? 1 : -1;
  return a.id < b.id ? 1 : -1;
};
