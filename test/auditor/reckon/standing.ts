import type { Said } from './books.ts';

/** Entries that corrections and voids join, in groups; each entry is in one. */
export const groupsOf = (said: readonly Said[]): readonly (readonly Said[])[] => {
  const members = new Map<string, Said[]>();
  const groupOf = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = groupOf.get(id);
    return name === undefined || name === id ? id : nameOf(name);
  };
  for (const one of said) for (const other of one.replaces) groupOf.set(nameOf(other), nameOf(one.id));
  for (const one of said) {
    const name = nameOf(one.id);
    members.set(name, [...(members.get(name) ?? []), one]);
  }
  return [...members.values()];
};

const isLater = (a: Said, b: Said): boolean => (a.clock === b.clock ? a.id > b.id : a.clock > b.clock);
const latest = (some: readonly Said[]): Said | undefined =>
  some.reduce<Said | undefined>(
    (best, one) => (best === undefined || isLater(one, best) ? one : best),
    undefined,
  );

/** What nothing replaces: one is the last word, several are a fork. */
export const lastWords = (group: readonly Said[]): readonly Said[] =>
  group.filter(({ id }) => !group.some(({ replaces }) => replaces.includes(id)));

/** The last word of a group, of a fork the later one; nothing where that is a void. */
const wordOf = (group: readonly Said[]): Said | undefined => {
  const last = latest(lastWords(group));
  return last?.kind === 'log.void' ? undefined : last;
};

interface Order {
  readonly device: string;
  readonly first: number;
  readonly last: number;
  readonly by: Said;
}

const names = ({ device, first, last }: Omit<Order, 'by'>, said: Pick<Said, 'device' | 'number'>): boolean =>
  said.device === device && first <= said.number && said.number <= last;

/** Orders to take back that stand: each is touched by later ones only. */
export const ordersOf = (said: readonly Said[]): readonly Order[] => {
  const isOrder = ({ kind }: Said): boolean => kind === 'log.takeback';
  const groups = groupsOf(said).flatMap((group) => {
    const newest = latest(group.filter(isOrder));
    return newest === undefined ? [] : [{ group, newest }];
  });
  groups.sort((a, b) => (isLater(a.newest, b.newest) ? -1 : 1));
  const standing: Order[] = [];
  for (const { group } of groups) {
    const left = group.filter(
      (one) => !standing.some((order) => isLater(order.by, one) && names(order, one)),
    );
    const word = wordOf(left);
    if (word === undefined || !isOrder(word)) continue;
    standing.push({ ...(word.body as unknown as Omit<Order, 'by'>), by: word });
  }
  return standing;
};

/** A group without what is taken back, and without what mends nothing but that. */
export const withoutTakenBack = (group: readonly Said[], orders: readonly Order[]): readonly Said[] => {
  const known = new Set(group.map(({ id }) => id));
  let left = group.filter((one) => !orders.some((order) => names(order, one)));
  for (;;) {
    const here = new Set(left.map(({ id }) => id));
    const next = left.filter(({ replaces }) => {
      const mended = replaces.filter((id) => known.has(id));
      return mended.length === 0 || mended.some((id) => here.has(id));
    });
    if (next.length === left.length) return left;
    left = next;
  }
};

/** What counts of each group, with all of the group: of whom it may have its time. */
export const whatCounts = (
  said: readonly Said[],
): readonly { readonly word: Said; readonly group: readonly Said[] }[] => {
  const orders = ordersOf(said);
  return groupsOf(said).flatMap((group) => {
    const word = wordOf(withoutTakenBack(group, orders));
    return word === undefined ? [] : [{ word, group }];
  });
};

/** The forks that wait for a person, each as its last words, best first. */
export const forksOf = (said: readonly Said[]): readonly (readonly string[])[] => {
  const orders = ordersOf(said);
  return groupsOf(said)
    .map((group) => lastWords(withoutTakenBack(group, orders)).toSorted((a, b) => (isLater(a, b) ? -1 : 1)))
    .filter(({ length }) => length > 1)
    .map((words) => words.map(({ id }) => id));
};

export { isLater, names };
