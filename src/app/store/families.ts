import { type Entry, type Standing, standingOf, type Uuid } from '#log/index.ts';

/**
 * Which entries count, kept up to date as entries come and go. Most entries are alone and cost nothing here; those that
 * supersede, and those they supersede, are kept in families and judged by `standingOf`, or by
 * what is ruled (rules.ts).
 */
export interface Families {
  readonly add: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** What is ruled from now on; `concerns`: of which entries it is otherwise than before. */
  readonly rule: (standing: StandingBy, concerns: (entry: Entry) => boolean) => void;
  /** The entry's family in no order; empty for an entry that is not here. */
  readonly membersOf: (id: Uuid) => readonly Entry[];
  /** The tips of every family that has more than one, best first. */
  readonly forks: () => readonly (readonly Entry[])[];
}

/** `show` is called when an entry starts to count, `hide` when it stops (or had not begun). */
export const createFamilies = (shelf: {
  readonly show: (entry: Entry) => void;
  readonly hide: (entry: Entry) => void;
}): Families => {
  let standingBy: StandingBy = standingOf;
  const alone = new Map<Uuid, Entry>();
  const families = new Map<Uuid, Family>();
  const forked = new Set<Family>();

  const judge = (family: Family): void => {
    const members = [...family.members.values()];
    const standing = members.length === 0 ? undefined : standingBy(members);
    const [before, after] = [family.standing?.effective, standing?.effective];
    if (before !== after && (before?.id !== after?.id || before?.occurredAt !== after?.occurredAt)) {
      if (before !== undefined) shelf.hide(before);
      if (after !== undefined) shelf.show(after);
    }
    family.standing = standing;
    if (standing !== undefined && standing.tips.length > 1) forked.add(family);
    else forked.delete(family);
  };

  const showAlone = (entry: Entry): void => {
    const counted = standingBy([entry])?.effective;
    if (counted !== undefined) shelf.show(counted);
  };

  /** One family for all these ids: those they have are joined, a lone entry among them becomes a member. */
  const join = (ids: readonly Uuid[]): Family => {
    const found = new Set(ids.map((id) => families.get(id)).filter((family) => family !== undefined));
    const [first, ...others] = found;
    const into: Family = first ?? { members: new Map(), ids: new Set(), standing: undefined };
    for (const other of others) {
      if (other.standing?.effective !== undefined) shelf.hide(other.standing.effective);
      forked.delete(other);
      for (const [id, member] of other.members) into.members.set(id, member);
      for (const id of other.ids) assign(id, into);
    }
    for (const id of ids) {
      assign(id, into);
      const single = alone.get(id);
      if (single === undefined) continue;
      alone.delete(id);
      shelf.hide(single);
      into.members.set(id, single);
    }
    return into;
  };

  const assign = (id: Uuid, family: Family): void => {
    family.ids.add(id);
    families.set(id, family);
  };

  return {
    add: (entry) => {
      const targets = entry.supersedes ?? [];
      if (targets.length === 0 && !families.has(entry.id)) {
        alone.set(entry.id, entry);
        showAlone(entry);
        return;
      }
      const family = join([entry.id, ...targets]);
      family.members.set(entry.id, entry);
      judge(family);
    },
    remove: (entry) => {
      const family = families.get(entry.id);
      if (family === undefined) {
        if (alone.delete(entry.id)) shelf.hide(entry);
        return;
      }
      family.members.delete(entry.id);
      judge(family);
      if (family.members.size === 0) for (const id of family.ids) families.delete(id);
    },
    rule: (next, concerns) => {
      standingBy = next;
      for (const entry of alone.values()) {
        if (!concerns(entry)) continue;
        shelf.hide(entry);
        showAlone(entry);
      }
      for (const family of new Set(families.values()))
        if ([...family.members.values()].some(concerns)) judge(family);
    },
    membersOf: (id) => {
      const single = alone.get(id);
      return single !== undefined ? [single] : [...(families.get(id)?.members.values() ?? [])];
    },
    forks: () => [...forked].map((family) => family.standing?.tips ?? []),
  };
};

/** How a family stands; undefined for nothing left of it. */
type StandingBy = (family: readonly Entry[]) => Standing<Entry> | undefined;

interface Family {
  readonly members: Map<Uuid, Entry>;
  /** Members, and ids that members supersede without being here. */
  readonly ids: Set<Uuid>;
  standing: Standing<Entry> | undefined;
}
