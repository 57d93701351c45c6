import { grouped } from '#log/grouped.ts';
import { type LocalTime, msToTime, offsetOf, timeToMs, type Uuid } from '#log/index.ts';
import { balances } from '../balances.ts';
import { countKind } from '../entries.ts';
import { earliestExpiry, firstExpiryFirst, type Lot, lotKey } from '../lots.ts';
import type { StockEffect } from '../moves.ts';
import { closeKind, mostParts } from './entries.ts';
import {
  type CountedLine,
  type CountSession,
  isGoing,
  movedBetween,
  type Source,
  type Standing,
  totalOf,
} from './standing.ts';

/** What closing a count comes to: of each item who counted what, what was expected, and the plain counts to be written. */

/** One item of what is to be settled. */
export interface ItemCount {
  readonly item: string;
  /** By when they were counted. */
  readonly sources: readonly Source[];
  /** Those that are added up unless somebody says otherwise. */
  readonly usual: ReadonlySet<Uuid>;
  /** What the log led to expect at that moment, had nobody counted; undefined for a shelf that begins with this count. */
  readonly expected: number | undefined;
}

export interface Choice {
  readonly taken: ReadonlySet<Uuid>;
  /** What left between the first and the last of them came from what was counted by then; otherwise from the rest. */
  readonly fromCounted: boolean;
  readonly reason?: string | undefined;
}

export interface Settled {
  /** The moment from which the shelf is reckoned; undefined where no new count is needed. */
  readonly at: LocalTime | undefined;
  /** All lots. */
  readonly counted: number;
  readonly lines: readonly CountedLine[];
  /** What moved between the first and the last that is taken, in and out together. */
  readonly between: number;
}

/** What is to be settled at a site, item by item: parts that nobody settled, and plain counts that stand beside them. */
export const toSettle = (
  site: Uuid,
  standing: Standing,
  effects: readonly StockEffect[],
): readonly ItemCount[] => {
  const { plain, sessions } = standing;
  // What one closing can name (`mostParts`); the rest waits for the next.
  const parts = standing.parts.slice(0, mostParts / 2);
  const meets = standing.meets.slice(0, mostParts / 8);
  const beside = plain
    .flatMap((source) => {
      // A part that came late stands beside what its count was closed with.
      const closed = parts.filter(({ session }) =>
        sessions.some(
          ({ id, closings }) =>
            id === session && closings.some(({ counts }) => counts.includes(source.entry.id)),
        ),
      );
      // Who did not know that a count was open saved a plain one meanwhile.
      const meanwhile = parts.filter(({ session }) =>
        sessions.some(
          (one) => one.id === session && isGoing(one) && one.by !== undefined && isSince(source, one),
        ),
      );
      const items = new Set([...closed, ...meanwhile].flatMap(({ lines }) => lines.map(({ item }) => item)));
      return source.lines.some(({ item }) => items.has(item)) ? [{ source, items }] : [];
    })
    .slice(-mostParts / 4);
  const found = [
    ...parts.flatMap((source) => source.lines.map(({ item }) => ({ item, source, isUsual: true }))),
    ...beside.flatMap(({ source, items }) =>
      source.lines.flatMap(({ item }) => (items.has(item) ? [{ item, source, isUsual: true }] : [])),
    ),
    // Of two plain counts the later is what the shelf goes by until somebody says otherwise.
    ...meets.flatMap(({ item, earlier, later }) => [
      { item, source: earlier, isUsual: false },
      {
        item,
        source: later,
        isUsual: meets.every((other) => other.item !== item || other.earlier !== later),
      },
    ]),
  ];
  const items = new Set(found.map(({ item }) => item));
  const near = effects.filter(({ moves, counts }) =>
    [...moves, ...counts].some(({ item }) => items.has(item)),
  );
  return grouped(found, ({ item }) => item)
    .map(([item, all]) => {
      const sources = [...new Set(all.map(({ source }) => source))].toSorted(
        (a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1),
      );
      const recount = sources.findLast(({ isRecount }) => isRecount === true);
      const usual = sources.filter(
        (source) =>
          all.some((each) => each.source === source && each.isUsual) &&
          (recount === undefined || source === recount || source.at > recount.at),
      );
      return {
        item,
        sources,
        usual: new Set(usual.map(({ entry }) => entry.id)),
        expected: expectedOf({ site, item }, sources, near),
      };
    })
    .toSorted((a, b) => (a.item < b.item ? -1 : 1));
};

/** Times are whole seconds: what the device that opened a count counted in that second, it counted before. */
const isSince = ({ at, entry }: Source, { since, device }: CountSession): boolean =>
  at > since || (at === since && entry.device !== device);

/** What was on the shelf at the last of these, by all but these. */
const expectedOf = (
  shelf: { readonly site: Uuid; readonly item: string },
  sources: readonly Source[],
  effects: readonly StockEffect[],
): number | undefined => {
  const last = Math.max(...sources.map(({ at }) => at));
  const first = Math.min(...sources.map(({ at }) => at));
  const isHere = ({ site, item }: { readonly site: Uuid; readonly item: string }): boolean =>
    site === shelf.site && item === shelf.item;
  const before = balances(
    effects.map(({ moves, counts }) => ({
      moves: moves.filter((move) => isHere(move) && timeToMs(move.at) <= last),
      counts: counts.filter((count) => isHere(count) && timeToMs(count.at) < first),
    })),
  );
  return before.length === 0 ? undefined : before.reduce((sum, { onHand }) => sum + onHand, 0);
};

/** What an item comes to by a choice. */
export const settle = (
  site: Uuid,
  { item, sources }: ItemCount,
  { taken, fromCounted }: Choice,
  effects: readonly StockEffect[],
  lots: readonly Lot[],
): Settled | undefined => {
  const chosen = sources.filter(({ entry }) => taken.has(entry.id));
  const [first, last] = [chosen.at(0), chosen.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const plain = sources.filter(({ session }) => session === undefined);
  const latest = Math.max(last.at, ...plain.map(({ at }) => at + 1_000));
  const between = movedBetween(effects, { site, item }, first.at, last.at);
  const later = movedBetween(effects, { site, item }, last.at, latest);
  const lines = chosen.flatMap((source) => source.lines.filter((line) => line.item === item));
  const figures = new Map<string, number>();
  for (const { lot, counted } of lines) figures.set(lot, (figures.get(lot) ?? 0) + counted);
  for (const { lot, quantity } of fromCounted ? [...between, ...later] : later)
    figures.set(lot, (figures.get(lot) ?? 0) + quantity);
  const expiries = earliestExpiry([
    ...lots,
    ...lines.flatMap(({ lot, expires }) =>
      lot === '' || expires === undefined ? [] : [{ item, lot, expires }],
    ),
  ]);
  const shelf = [...figures].map(([lot, onHand]) => ({ site, item, lot, onHand }));
  const isShort = shelf.some(({ onHand }) => onHand < 0);
  const left = isShort ? firstExpiryFirst(shelf, expiries, last.entry.occurredAt.slice(0, 10)) : shelf;
  const kept = left.filter(({ onHand }) => onHand >= 0);
  const settled = (kept.length === 0 ? [{ lot: '', onHand: 0 }] : kept).map(
    ({ lot, onHand }): CountedLine => {
      const expires = lot === '' ? undefined : expiries.get(lotKey(item, lot));
      return { item, lot, counted: onHand, ...(expires !== undefined && { expires }) };
    },
  );
  // The shelf goes by the latest plain count as it is.
  const stands = chosen.length === 1 && last.session === undefined && plain.at(-1) === last;
  return {
    at: stands ? undefined : msToTime(latest, offsetOf(last.entry.occurredAt)),
    counted: stands ? totalOf(last, item) : settled.reduce((sum, line) => sum + line.counted, 0),
    lines: settled,
    between: between.reduce((sum, { quantity }) => sum + quantity, 0),
  };
};

/** An item with what it comes to; undefined: of none of its figures anything comes. */
export interface Decided {
  readonly count: ItemCount;
  readonly settled: Settled | undefined;
  readonly reason?: string | undefined;
}

/**
 * The entries that close it: plain counts by the moments they count for, and who was counted for what, which names them. One save.
 *
 * @param decided every item of `toSettle`; none: the counts that go on are over, and nothing comes of them
 */
export const closingDrafts = (site: Uuid, standing: Standing, decided: readonly Decided[]) => {
  const lines = decided.flatMap(({ settled }) =>
    settled?.at === undefined ? [] : settled.lines.map((line) => ({ at: settled.at as LocalTime, line })),
  );
  const counts = grouped(lines, ({ at }) => at).flatMap(([occurredAt, all]) =>
    inPortions(all.map(({ line }) => line)).map((portion) => ({
      site,
      kind: countKind.kind,
      version: countKind.version,
      occurredAt,
      body: {
        lines: portion.map(({ item, lot, counted, expires }) => ({
          item,
          counted,
          ...(lot !== '' && { lot }),
          ...(lot !== '' && expires !== undefined && { expires }),
        })),
      },
    })),
  );
  const looked =
    decided.length === 0 ? standing.parts.slice(0, mostParts) : decided.flatMap(({ count }) => count.sources);
  const parts = new Set(looked.map(({ entry }) => entry.id));
  const reasons = decided.flatMap(({ count, reason }) =>
    reason === undefined ? [] : [{ item: count.item, reason }],
  );
  return [
    ...counts,
    {
      site,
      kind: closeKind.kind,
      version: closeKind.version,
      lists: 'counts',
      body: {
        sessions: standing.sessions
          .filter((session) => isGoing(session) || session.parts.some(({ entry }) => parts.has(entry.id)))
          .map(({ id }) => id),
        parts: [...parts],
        counts: [],
        ...(reasons.length > 0 && { reasons }),
      },
    },
  ];
};

const linesAtOnce = 200;
const inPortions = (lines: readonly CountedLine[]): readonly (readonly CountedLine[])[] =>
  Array.from({ length: Math.ceil(lines.length / linesAtOnce) }, (_, index) =>
    lines.slice(index * linesAtOnce, (index + 1) * linesAtOnce),
  );
