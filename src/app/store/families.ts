import {
  countsOf,
  type Entry,
  isTakeback,
  isVoid,
  liesIn,
  type Stretch,
  standingOf,
  standingTakebacks,
  type Uuid,
} from '#log/index.ts';

/**
 * Which entries count, kept up to date as entries come and go. Most entries are alone and cost nothing here; those that
 * supersede, and those they supersede, are kept in families and judged by `standingOf`. A takeback is looked at anew whenever
 * its own family changes: that is rare, and then all entries are.
 */
export interface Families {
  readonly add: (entry: Entry) => void;
  readonly remove: (entry: Entry) => void;
  /** The entry's family in no order; empty for an entry that is not here. */
  readonly membersOf: (id: Uuid) => readonly Entry[];
  /** The tips of every family that has more than one, best first. */
  readonly forks: () => readonly (readonly Entry[])[];
}

/** `show` is called when an entry starts to count, `hide` when it stops. */
export const createFamilies = (shelf: {
  readonly show: (entry: Entry) => void;
  readonly hide: (entry: Entry) => void;
}): Families => {
  const alone = new Map<Uuid, Entry>();
  const families = new Map<Uuid, Family>();
  const forked = new Set<Family>();

  /** Takebacks that are here, and what they take back. */
  const takebacks = new Set<Uuid>();
  let stretches: readonly Stretch[] = [];

  const showAlone = (entry: Entry): void => {
    if (!isVoid(entry) && !stretches.some((stretch) => liesIn(stretch, entry))) shelf.show(entry);
  };
  const hideAlone = (entry: Entry): void => {
    if (!isVoid(entry) && !stretches.some((stretch) => liesIn(stretch, entry))) shelf.hide(entry);
  };

  const judge = (family: Family): void => {
    const members = [...family.members.values()];
    const effective = members.length === 0 ? undefined : countsOf(members, stretches);
    if (family.effective !== effective) {
      if (family.effective !== undefined) shelf.hide(family.effective);
      if (effective !== undefined) shelf.show(effective);
    }
    family.effective = effective;
    family.tips = members.length === 0 ? [] : standingOf(members).tips;
    if (effective !== undefined && family.tips.length > 1) forked.add(family);
    else if (
      family.tips.length > 1 &&
      members.some((member) => !stretches.some((stretch) => liesIn(stretch, member)))
    )
      forked.add(family);
    else forked.delete(family);
  };

  const standAnew = (): void => {
    const next = standingTakebacks([...takebacks].flatMap(membersOf));
    if (JSON.stringify(next) === JSON.stringify(stretches)) return;
    for (const entry of alone.values()) hideAlone(entry);
    stretches = next;
    for (const entry of alone.values()) showAlone(entry);
    for (const family of new Set(families.values())) judge(family);
  };

  const membersOf = (id: Uuid): readonly Entry[] => {
    const single = alone.get(id);
    return single !== undefined ? [single] : [...(families.get(id)?.members.values() ?? [])];
  };

  /** One family for all these ids: those they have are joined, a lone entry among them becomes a member. */
  const join = (ids: readonly Uuid[]): Family => {
    const found = new Set(ids.map((id) => families.get(id)).filter((family) => family !== undefined));
    const [first, ...others] = found;
    const into: Family = first ?? { members: new Map(), ids: new Set(), effective: undefined, tips: [] };
    for (const other of others) {
      if (other.effective !== undefined) shelf.hide(other.effective);
      forked.delete(other);
      for (const [id, member] of other.members) into.members.set(id, member);
      for (const id of other.ids) assign(id, into);
    }
    for (const id of ids) {
      assign(id, into);
      const single = alone.get(id);
      if (single === undefined) continue;
      alone.delete(id);
      hideAlone(single);
      into.members.set(id, single);
    }
    return into;
  };

  const assign = (id: Uuid, family: Family): void => {
    family.ids.add(id);
    families.set(id, family);
  };

  const add = (entry: Entry): void => {
    const targets = entry.supersedes ?? [];
    if (targets.length === 0 && !families.has(entry.id)) {
      alone.set(entry.id, entry);
      showAlone(entry);
      return;
    }
    const family = join([entry.id, ...targets]);
    family.members.set(entry.id, entry);
    judge(family);
  };
  const remove = (entry: Entry): void => {
    if (alone.delete(entry.id)) {
      hideAlone(entry);
      return;
    }
    const family = families.get(entry.id);
    if (family === undefined) return;
    family.members.delete(entry.id);
    judge(family);
    if (family.members.size === 0) for (const id of family.ids) families.delete(id);
  };
  /** A takeback or an entry of its family came or went. */
  const concernsTakebacks = (entry: Entry): boolean =>
    isTakeback(entry) || (takebacks.size > 0 && membersOf(entry.id).some(isTakeback));

  return {
    add: (entry) => {
      add(entry);
      if (isTakeback(entry)) takebacks.add(entry.id);
      if (concernsTakebacks(entry)) standAnew();
    },
    remove: (entry) => {
      const concerns = concernsTakebacks(entry);
      takebacks.delete(entry.id);
      remove(entry);
      if (concerns) standAnew();
    },
    membersOf,
    forks: () => [...forked].map(({ tips }) => tips),
  };
};

interface Family {
  readonly members: Map<Uuid, Entry>;
  /** Members, and ids that members supersede without being here. */
  readonly ids: Set<Uuid>;
  effective: Entry | undefined;
  tips: readonly Entry[];
}
