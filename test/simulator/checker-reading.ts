/** The checker's own reading of texts: what is held, one text for equal values, and what counts. */
export type Plain = Readonly<Record<string, unknown>>;

export interface Holding {
  readonly rows: readonly Plain[];
  readonly quarantine: readonly Plain[];
  readonly byId: ReadonlyMap<string, readonly Plain[]>;
  /** Those of the log, as against those in quarantine. */
  readonly logged: ReadonlySet<Plain>;
}

export const createHolding = (rows: readonly string[], quarantine: readonly string[]): Holding => {
  const parse = (text: string): Plain => JSON.parse(text) as Plain;
  const holding = { rows: rows.map(parse), quarantine: quarantine.map(parse) };
  const byId = new Map<string, Plain[]>();
  for (const entry of [...holding.rows, ...holding.quarantine]) {
    const id = entry['id'] as string;
    byId.set(id, [...(byId.get(id) ?? []), entry]);
  }
  return { ...holding, byId, logged: new Set(holding.rows) };
};

/** Equal values have equal texts, whatever the order of their members. */
export const plain = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  ) ?? '';

/**
 * Adds to the sums what an entry stands for: pieces by item, and visits. Of an erased entry a build that does not know
 * its kind keeps nothing and one that knows it keeps the open part, so what old builds do not know is left out then.
 */
export const addAmounts = (
  sums: Record<string, number>,
  {
    kind,
    erased,
    body: read,
  }: { readonly kind?: unknown; readonly erased?: unknown; readonly body?: unknown },
): void => {
  if (erased === true && String(kind).startsWith('naloxone.')) return;
  const body = read as Plain;
  const add = (name: string, amount: number): void => {
    sums[name] = (sums[name] ?? 0) + amount;
  };
  if (kind === 'visits.visit') add('visits', 1);
  if (!countingKinds.includes(String(kind))) return;
  for (const { item, quantity } of (body['lines'] ?? []) as readonly {
    readonly item: string;
    readonly quantity: number;
  }[])
    add(`${kind} ${item}`, quantity);
};

export const countingKinds = ['visits.visit', 'exchange.handout', 'naloxone.handout', 'stock.receive'];

/**
 * Sums of quantities by item over what counts: of entries linked by corrections the last one, if several are last the
 * one with the later clock, and nothing when that one takes back.
 */
export const tally = (entries: readonly Plain[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const entry of counting(entries)) addAmounts(sums, entry);
  return sums;
};

/**
 * Of each group of linked entries the one that decides, when what is taken back had never been: entries whose device and number
 * an order names, and corrections of nothing else than such.
 */
const counting = (entries: readonly Plain[]): readonly Plain[] => {
  const groups = groupsOf(entries);
  const orders = ordersThatStand(groups);
  const found: Plain[] = [];
  for (const group of groups) {
    let left = group.filter((entry) => !orders.some((order) => isNamed(order, entry)));
    for (let count = -1; count !== left.length; ) {
      count = left.length;
      const here = new Set(left.map(({ id }) => id));
      const all = new Set(group.map(({ id }) => id));
      left = left.filter((entry) => {
        const mended = targetsOf(entry).filter((target) => all.has(target));
        return mended.length === 0 || mended.some((target) => here.has(target));
      });
    }
    const best = decides(left);
    if (best !== undefined) found.push(best);
  }
  return found;
};

const targetsOf = (entry: Plain): readonly string[] =>
  (entry['supersedes'] as readonly string[] | undefined) ?? [];

/** Of a group the one that nothing replaces, of several the one with the later clock. */
const decides = (group: readonly Plain[]): Plain | undefined => {
  const replaced = new Set(group.flatMap(targetsOf));
  const last = group.filter((entry) => !replaced.has(entry['id'] as string));
  const [first, ...rest] = last.length > 0 ? last : group;
  return first === undefined ? undefined : rest.reduce((a, b) => (rank(a) > rank(b) ? a : b), first);
};

const isNamed = (order: Plain, entry: Plain): boolean => {
  const { device, first, last } = order['body'] as { device: string; first: number; last: number };
  const number = entry['deviceSeq'] as number;
  return entry['device'] === device && number >= first && number <= last;
};

/** The latest order is decided first, for only a later one can touch an earlier one, or what undoes that. */
const ordersThatStand = (groups: readonly (readonly Plain[])[]): readonly Plain[] => {
  const isOrder = (entry: Plain): boolean => entry['kind'] === 'log.takeback';
  const rankOf = (group: readonly Plain[]): string => group.filter(isOrder).map(rank).toSorted().at(-1) ?? '';
  const standing: Plain[] = [];
  for (const group of groups
    .filter((each) => each.some(isOrder))
    .toSorted((a, b) => (rankOf(a) > rankOf(b) ? -1 : 1))) {
    const left = group.filter(
      (entry) => !standing.some((order) => rank(order) > rank(entry) && isNamed(order, entry)),
    );
    const best = decides(left);
    if (best !== undefined && isOrder(best)) standing.push(best);
  }
  return standing;
};

/** Entries that corrections link, each in one group. */
const groupsOf = (entries: readonly Plain[]): readonly (readonly Plain[])[] => {
  const links = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    links.set(a, (links.get(a) ?? new Set()).add(b));
  };
  const byId = new Map(entries.map((entry) => [entry['id'] as string, entry]));
  for (const entry of entries) {
    for (const target of targetsOf(entry)) {
      link(entry['id'] as string, target);
      link(target, entry['id'] as string);
    }
  }
  const found: Plain[][] = [];
  const visited = new Set<string>();
  for (const start of byId.keys()) {
    if (visited.has(start)) continue;
    const group: Plain[] = [];
    const open = [start];
    visited.add(start);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const entry = byId.get(id);
      if (entry !== undefined) group.push(entry);
      for (const other of links.get(id) ?? []) {
        if (visited.has(other)) continue;
        visited.add(other);
        open.push(other);
      }
    }
    found.push(group);
  }
  return found;
};

/** True for what of the simulated days moves or counts supplies: every program calls its hand-outs so. */
export const isStock = (kind: unknown): boolean =>
  kind === 'stock.receive' || kind === 'stock.count' || isHandout(kind);

const isHandout = (kind: unknown): boolean => String(kind).endsWith('.handout');

/**
 * What is on each shelf (`site item` to units) when every entry is taken at the moment at which it happened: since the last
 * count of an item what came, less what went; without a count since the first delivery.
 */
export const shelvesAt = (
  entries: readonly Plain[],
  moment: (entry: Plain) => number,
  words: readonly Plain[] = entries,
): Readonly<Record<string, number>> => {
  const received = receivedBy(words);
  type Line = { readonly item: string; readonly quantity: number; readonly counted: number };
  const linked = familiesOf(entries);
  const facts = counting(entries)
    .filter((entry) => isStock(entry['kind']))
    .map((entry) => ({ entry, word: wordOn(entry, linked(entry), received) }))
    // A count that a wrong clock dated waits for a person.
    .filter(({ entry, word }) => word?.waits !== true || entry['kind'] !== 'stock.count')
    .flatMap(({ entry, word }) =>
      (((entry['body'] as Plain)['lines'] ?? []) as readonly Line[]).map((line) => ({
        shelf: `${entry['site']} ${line.item}`,
        at: word === undefined ? moment(entry) : Date.parse(word.received),
        // As the device's own clock named it; it stays when times fade.
        day: String(word?.received ?? entry['occurredAt']).slice(0, 10),
        kind: entry['kind'],
        line,
      })),
    );
  const shelves: Record<string, number> = {};
  for (const [shelf, whole] of Map.groupBy(facts, (fact) => fact.shelf)) {
    // A shelf begins on the day of its first count or delivery; what was handed out on days before says nothing of it.
    const [begun] = whole.flatMap(({ kind, day }) => (isHandout(kind) ? [] : [day])).toSorted();
    if (begun === undefined) continue;
    const all = whole.filter(({ kind, day }) => !isHandout(kind) || day >= begun);
    const counts = all.filter(({ kind }) => kind === 'stock.count');
    const last = counts.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
    const there = counts.filter(({ at }) => at === last).map(({ line }) => line.counted);
    const moved = all.filter(({ kind, at }) => kind !== 'stock.count' && at > last);
    shelves[shelf] = moved.reduce(
      (sum, { kind, line }) => sum + (kind === 'stock.receive' ? line.quantity : -line.quantity),
      there.length === 0 ? 0 : Math.min(...there),
    );
  }
  return shelves;
};

/** What the server said of the clock of some numbers of a device as they came in. */
interface Word {
  readonly device: string;
  readonly first: number;
  readonly last: number;
  readonly received: string;
  readonly waits: boolean;
}

/** The first receipt first. */
const receivedBy = (entries: readonly Plain[]): readonly Word[] =>
  entries
    .filter((entry) => entry['kind'] === 'log.clock')
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .map((entry) => entry['body'] as unknown as Word)
    .toSorted((a, b) => Date.parse(a.received) - Date.parse(b.received));

/** What an entry corrects, and what that corrects, while the day is the same: whoever dated it first comes first. */
const datingOf = (entry: Plain, family: readonly Plain[]): readonly Plain[] => {
  const day = String(entry['occurredAt']).slice(0, 10);
  const corrected = new Set(targetsOf(entry));
  const before = family
    .filter((one) => corrected.has(one['id'] as string) && String(one['occurredAt']).slice(0, 10) === day)
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
  return [...before.flatMap((one) => datingOf(one, family)), entry];
};

/** The word on whoever dated an entry first. */
const wordOn = (entry: Plain, family: readonly Plain[], words: readonly Word[]): Word | undefined => {
  for (const one of datingOf(entry, family)) {
    const word = words.find(
      ({ device, first, last }) =>
        device === one['device'] && first <= Number(one['deviceSeq']) && Number(one['deviceSeq']) <= last,
    );
    if (word === undefined) continue;
    const [occurred, recorded] = [one['occurredAt'], one['recordedAt']].map((time) =>
      Date.parse(String(time)),
    );
    const isTyped = Math.abs((occurred ?? 0) - (recorded ?? 0)) > 45 * 86_400_000;
    return isTyped && (occurred ?? 0) <= Date.parse(word.received) ? undefined : word;
  }
  return undefined;
};

/** All entries that corrections join with one. */
const familiesOf = (entries: readonly Plain[]): ((entry: Plain) => readonly Plain[]) => {
  const near = new Map<string, Plain[]>();
  for (const entry of entries)
    for (const end of [
      entry['id'] as string,
      ...((entry['supersedes'] as readonly string[] | undefined) ?? []),
    ])
      near.set(end, [...(near.get(end) ?? []), entry]);
  return (start) => {
    const found = new Set<Plain>();
    const open = [start];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      for (const end of [
        one['id'] as string,
        ...((one['supersedes'] as readonly string[] | undefined) ?? []),
      ])
        open.push(...(near.get(end) ?? []));
    }
    return [...found];
  };
};

const rank = (entry: Plain): string => `${entry['hlc']} ${entry['id']}`;
