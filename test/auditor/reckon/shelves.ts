import { daysFrom, plusDays } from './days.ts';
import { type Fact, linesOf, lotIn, textIn } from './facts.ts';

/** Everything that came to, left or was counted on one item's shelf at one site. */
export interface Shelf {
  readonly site: string;
  readonly item: string;
  /** The day it begins. */
  readonly since: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly what: 'move' | 'count';
  readonly reason: string;
  readonly day: string;
  readonly ms: number;
  readonly lot: string;
  readonly pieces: number;
  /** One count: all its lines. */
  readonly id: string;
}

const reasons: Readonly<Record<string, readonly [reason: string, sign: 1 | -1]>> = {
  'exchange.handout': ['handed-out', -1],
  'naloxone.handout': ['handed-out', -1],
  'stock.receive': ['received', 1],
  'stock.transfer': ['sent', -1],
  'stock.arrive': ['arrived', 1],
  'stock.adjust': ['adjusted', 1],
  'stock.dispose': ['disposed', -1],
};

/** A shelf begins with what is no hand-out; what was handed out on days before that is history. */
export const shelvesOf = (facts: readonly Fact[], until = '9999-12-31'): readonly Shelf[] => {
  const steps = facts.flatMap(stepsOf);
  return [...Map.groupBy(steps, ({ site, item }) => `${site} ${item}`)].flatMap(([, all]) => {
    const [first] = all;
    const begun = all.filter(({ reason }) => reason !== 'handed-out').map(({ day }) => day);
    const [since] = begun.toSorted();
    if (first === undefined || since === undefined) return [];
    const own = all.filter(({ reason, day }) => (reason !== 'handed-out' || day >= since) && day <= until);
    return [{ site: first.site, item: first.item, since, steps: own }];
  });
};

type Placed = Step & { readonly site: string; readonly item: string };

/** All that moved or counted, whatever shelf it is about. */
export const stepsOf = (fact: Fact): readonly Placed[] => {
  const place = { site: fact.site, day: fact.when.day, ms: fact.when.ms, id: fact.id };
  if (fact.kind === 'stock.count')
    return linesOf(fact).map(({ item, lot = '', counted }) => ({
      ...place,
      item,
      lot: lotIn(lot),
      what: 'count',
      reason: 'counted',
      pieces: counted,
    }));
  if (fact.kind === 'stock.assemble') {
    const isMade = textIn(fact.body, 'way') === 'assembled';
    const parts = linesOf({ body: { lines: fact.body['parts'] } });
    const sign = isMade ? 1 : -1;
    const kits = {
      item: textIn(fact.body, 'kit') ?? '',
      lot: '',
      pieces: sign * Number(fact.body['quantity']),
    };
    return [
      { ...place, ...kits, what: 'move', reason: isMade ? 'assembled' : 'taken-apart' },
      ...parts.map(
        ({ item, lot = '', quantity }): Placed => ({
          ...place,
          item,
          lot: lotIn(lot),
          what: 'move',
          reason: isMade ? 'into-kits' : 'out-of-kits',
          pieces: -sign * quantity,
        }),
      ),
    ];
  }
  const found = reasons[fact.kind];
  if (found === undefined) return [];
  const [reason, sign] = found;
  const out = linesOf(fact).map(
    ({ item, lot = '', quantity, change }): Placed => ({
      ...place,
      item,
      lot: lotIn(lot),
      what: 'move',
      reason,
      pieces: reason === 'adjusted' ? change : sign * quantity,
    }),
  );
  if (fact.kind === 'stock.arrive') return out.filter(({ pieces }) => pieces > 0);
  // What is on its way is nowhere until somebody says that it came.
  if (fact.kind !== 'stock.transfer' || fact.body['later'] === true) return out;
  const to = fact.body['to'] as string;
  return [...out, ...out.map((step) => ({ ...step, site: to, reason: 'arrived', pieces: -step.pieces }))];
};

/** What was found at one moment, by lot: lines of one count add up; of two counts at one moment the smaller figure counts. */
const foundAt = (steps: readonly Step[], ms: number): Map<string, number> => {
  const byCount = new Map<string, Map<string, number>>();
  for (const { what, ms: at, id, lot, pieces } of steps) {
    if (what !== 'count' || at !== ms) continue;
    const lots = byCount.get(id) ?? new Map<string, number>();
    byCount.set(id, lots.set(lot, (lots.get(lot) ?? 0) + pieces));
  }
  const found = new Map<string, number>();
  for (const lots of byCount.values())
    for (const [lot, pieces] of lots) found.set(lot, Math.min(pieces, found.get(lot) ?? pieces));
  return found;
};

const countedAt = (steps: readonly Step[]): readonly number[] =>
  [...new Set(steps.filter(({ what }) => what === 'count').map(({ ms }) => ms))].toSorted((a, b) => a - b);

const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** By lot: what the last count found, and what moved after it. */
export const lotsOn = ({ steps }: Shelf): ReadonlyMap<string, number> => {
  const last = countedAt(steps).at(-1);
  const lots = last === undefined ? new Map<string, number>() : foundAt(steps, last);
  for (const { what, ms, lot, pieces } of steps)
    if (what === 'move' && (last === undefined || ms > last)) lots.set(lot, (lots.get(lot) ?? 0) + pieces);
  return lots;
};

export const onShelf = (shelf: Shelf): number => total(lotsOn(shelf).values());

/** Each count of a shelf beside what was to be expected: the count before it, and what moved from then up to it. */
export const countsOf = ({
  steps,
}: Shelf): readonly {
  readonly day: string;
  readonly ms: number;
  readonly expected: number | '';
  readonly counted: number;
  /** Of the counts made at that moment the first by its id. */
  readonly id: string;
}[] => {
  let before = 0;
  let since = Number.NEGATIVE_INFINITY;
  return countedAt(steps).map((ms) => {
    const moved = steps.filter((step) => step.what === 'move' && step.ms > since && step.ms <= ms);
    const expected = before + total(moved.map(({ pieces }) => pieces));
    const counted = total(foundAt(steps, ms).values());
    // Of a shelf to which nothing came before its first count nobody knew what to expect.
    const opens =
      since === Number.NEGATIVE_INFINITY && !moved.some(({ reason }) => /received|arrived/.test(reason));
    const made = steps.filter((step) => step.what === 'count' && step.ms === ms);
    const [day = ''] = made.map((step) => step.day).toSorted();
    const [id = ''] = made.map((step) => step.id).toSorted();
    before = counted;
    since = ms;
    return { day, ms, expected: opens ? '' : expected, counted, id };
  });
};

/** Of each lot the earliest date that a delivery or a count says. */
export const expiriesOf = (facts: readonly Fact[]): ReadonlyMap<string, string> => {
  const dates = new Map<string, string>();
  for (const fact of facts.filter(({ kind }) => kind === 'stock.receive' || kind === 'stock.count'))
    for (const { item, lot, expires } of linesOf(fact)) {
      if (lot === undefined || expires === undefined) continue;
      const box = `${item} ${lotIn(lot)}`;
      const known = dates.get(box);
      if (known === undefined || expires < known) dates.set(box, expires);
    }
  return dates;
};

/** Lots that somebody holds back: of several words on one lot the latest counts. */
export const heldIn = (facts: readonly Fact[]): ReadonlySet<string> => {
  const words = facts.filter(({ kind }) => kind === 'stock.hold');
  const latest = new Map(
    words
      .toSorted((a, b) => (a.clock < b.clock ? -1 : 1))
      .map(
        ({ body }) => [`${textIn(body, 'item')} ${lotIn(textIn(body, 'lot') ?? '')}`, body['held']] as const,
      ),
  );
  return new Set([...latest].flatMap(([box, held]) => (held === true ? [box] : [])));
};

export interface Box {
  readonly lot: string;
  readonly pieces: number;
  readonly expires?: string | undefined;
}

/**
 * What a person would find in each box. What left without a lot, or beyond what its lot held, is taken from the others: those in
 * date, the one that expires first before the others, then those without a date, then those past it, the newest first, and what is held back
 * last of all. What is in none is missing.
 */
export const boxesOf = (
  shelf: Shelf,
  expiries: ReadonlyMap<string, string>,
  today: string,
  held: ReadonlySet<string>,
): readonly Box[] => {
  const lots = [...lotsOn(shelf)].map(([lot, pieces]) => ({
    lot,
    pieces,
    expires: lot === '' ? undefined : expiries.get(`${shelf.item} ${lot}`),
  }));
  const turn = (lot: string, expires: string | undefined): string =>
    `${held.has(`${shelf.item} ${lot}`) ? '1' : '0'} ${inTurn(expires)}`;
  const inTurn = (expires: string | undefined): string => {
    if (expires === undefined) return '1';
    // Past its date: the newest first.
    return expires >= today
      ? `0 ${expires}`
      : `2 ${String(99_999 - daysFrom('1970-01-01', expires)).padStart(5, '0')}`;
  };
  lots.sort((a, b) => {
    const [first, second] = [turn(a.lot, a.expires), turn(b.lot, b.expires)];
    return first === second ? (a.lot < b.lot ? -1 : 1) : first < second ? -1 : 1;
  });
  let owed = total(lots.map(({ pieces }) => Math.max(0, -pieces)));
  const boxes: Box[] = [];
  for (const { lot, pieces, expires } of lots) {
    const taken = Math.min(owed, Math.max(0, pieces));
    owed -= taken;
    if (pieces - taken > 0) boxes.push({ lot, pieces: pieces - taken, expires });
  }
  return owed > 0 ? [...boxes, { lot: '', pieces: -owed }] : boxes;
};

export type Standing = 'unknown' | 'in-date' | 'expires-soon' | 'expired-usable';
export const standingOf = (expires: string | undefined, today: string): Standing => {
  if (expires === undefined) return 'unknown';
  if (expires < today) return 'expired-usable';
  return daysFrom(today, expires) <= 90 ? 'expires-soon' : 'in-date';
};

const uses: ReadonlySet<string> = new Set(['handed-out', 'into-kits', 'out-of-kits']);

/** Handed out or put into kits in the 28 days up to a day, and since how many days it is used there at all. */
export const useOf = (
  facts: readonly Fact[],
  { site, item }: Pick<Shelf, 'site' | 'item'>,
  today: string,
): { readonly used: number; readonly knownDays: number } => {
  const given = facts
    .flatMap(stepsOf)
    .filter((step) => uses.has(step.reason) && step.site === site && step.item === item && step.day <= today);
  const first = given.map(({ day }) => day).toSorted()[0];
  return {
    used: total(given.filter(({ day }) => day > plusDays(today, -28)).map(({ pieces }) => -pieces)),
    knownDays: first === undefined ? 0 : daysFrom(first, today) + 1,
  };
};

/** How long it lasts: the pace of as many of the 28 days as are known, at least 7. Under 14 days is short. */
export const forecast = (
  onHand: number,
  { used, knownDays }: { readonly used: number; readonly knownDays: number },
): { readonly daysLeft: number | ''; readonly supply: string } => {
  const lookedAt = Math.min(28, Math.max(7, knownDays));
  const days = used <= 0 ? '' : Math.max(0, Math.floor((onHand * lookedAt) / used));
  if (onHand < 0) return { daysLeft: days, supply: 'shortfall' };
  if (onHand === 0) return { daysLeft: days, supply: 'out' };
  if (days === '') return { daysLeft: days, supply: 'unknown' };
  return { daysLeft: days, supply: days < 14 ? 'short' : 'enough' };
};
