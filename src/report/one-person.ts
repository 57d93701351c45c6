import { grouped } from '#log/grouped.ts';
import type { Uuid } from '#log/index.ts';

/** An id of a participant, and under which random name it was joined with others. */
export interface JoinedId {
  readonly subject: Uuid;
  readonly whole: Uuid;
}

/**
 * Each id that is of one person with another, and the one that stands for all of them. What was said to be one person was said of two
 * ids at a time: a and b, b and c are one person. A join that somebody ended joins nobody.
 */
export const onePerson = (joined: readonly JoinedId[], ended: ReadonlySet<Uuid>): ReadonlyMap<Uuid, Uuid> => {
  const standsFor = new Map<Uuid, Uuid>();
  const rootOf = (id: Uuid): Uuid => {
    let root = id;
    for (let up = standsFor.get(root); up !== undefined && up !== root; up = standsFor.get(root)) root = up;
    return root;
  };
  const groups = grouped(
    joined.filter(({ whole }) => !ended.has(whole)),
    ({ whole }) => whole,
  );
  for (const [, members] of groups) {
    const roots = [...new Set(members.map(({ subject }) => rootOf(subject)))].toSorted();
    const [first] = roots;
    if (first === undefined || members.length < 2) continue;
    for (const root of [...roots, ...members.map(({ subject }) => subject)]) standsFor.set(root, first);
  }
  return new Map([...standsFor.keys()].map((id) => [id, rootOf(id)]));
};

/** The ids that are of one person with this one, itself among them. */
export const idsOfPerson = (one: ReadonlyMap<Uuid, Uuid>, id: Uuid): readonly Uuid[] => {
  const root = one.get(id);
  return root === undefined ? [id] : [...one].filter(([, of]) => of === root).map(([other]) => other);
};

/** How many ids of a list are of a person who is in it already. */
export const spareIds = (one: ReadonlyMap<Uuid, Uuid>, ids: Iterable<Uuid>): number => {
  const seen = new Set(ids);
  return seen.size - new Set([...seen].map((id) => one.get(id) ?? id)).size;
};
