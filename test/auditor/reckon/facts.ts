import type { Body, Books, Said } from './books.ts';
import { marksOf, movesOf, type When, whenOf } from './clocks.ts';
import { offsetIn, wholeDay } from './days.ts';
import { erasedIn } from './erased.ts';
import { groupsOf, whatCounts } from './standing.ts';

/** Something that counts: once, when it does, and what is still known of who it was for. */
export interface Fact {
  readonly id: string;
  readonly site: string;
  readonly kind: string;
  readonly when: When;
  readonly body: Body;
  /** All that corrections join with it. */
  readonly kin: readonly string[];
  readonly clock: string;
  readonly visit?: string | undefined;
  readonly person?: string | undefined;
  /** It faded: nobody knows any more whether it was of somebody with a code. */
  readonly faded: boolean;
}

const erasedOf = (books: Books): ReadonlySet<string> => erasedIn(books.receipts, fadedOf(books));

/** Everything that counts now. */
export const factsOf = (books: Books): readonly Fact[] => {
  const said = saidIn(books);
  const marks = marksOf(books);
  const moves = movesOf(books.receipts);
  const byId = new Map(said.map((one) => [one.id, one]));
  const numberOf = (id: string): Said | undefined => byId.get(id);
  const faded = fadedOf(books);
  const erased = erasedOf(books);
  return whatCounts(said).flatMap(({ word, group }) => {
    const when = whenOf(word, group, marks, moves, true, numberOf);
    if (when === undefined || word.kind.startsWith('log.')) return [];
    const { id, site, kind, body, clock, visit, person } = word;
    const isNobodys = faded.has(id) || erased.has(id);
    const lost = faded.has(id) && !erased.has(id);
    const kin = group.map((one) => one.id).concat(group.flatMap(({ replaces }) => replaces));
    return [{ id, site, kind, when, body, kin, clock, faded: lost, ...(!isNobodys && { visit, person }) }];
  });
};

/**
 * What is said in the log. Of the clock of an erased entry only the day is left: which of two corrections of one day was later
 * nobody knows any more.
 */
export const saidIn = (books: Books): readonly Said[] => {
  const erased = erasedOf(books);
  return books.receipts.map(({ said }) => {
    if (!erased.has(said.id)) return said;
    const day = Math.floor((Number(said.clock.slice(0, 15)) + offsetIn(said.written)) / wholeDay);
    return { ...said, clock: `${String(day * wholeDay).padStart(15, '0')}-0000-${said.clock.slice(21)}` };
  });
};

/**
 * What has faded, and when: at some fading its day was older than the organization keeps it. The day is that of its receipt where a
 * wrong clock dated it, and after a person moved it, the day it was moved to.
 */
export const fadedOf = (books: Books): ReadonlyMap<string, number> => {
  const faded = new Map<string, number>();
  for (const moment of books.fades) {
    const receipts = books.receipts.filter(({ when }) => when <= moment);
    const marks = marksOf({ ...books, receipts });
    const moves = movesOf(receipts);
    const byId = new Map(receipts.map(({ said }) => [said.id, said]));
    const before = new Date(moment - books.keepDays * wholeDay).toISOString().slice(0, 10);
    for (const group of groupsOf(receipts.map(({ said }) => said)))
      for (const said of group) {
        const when = whenOf(said, group, marks, moves, false, (id) => byId.get(id));
        if (when !== undefined && when.day < before && !faded.has(said.id)) faded.set(said.id, moment);
      }
  }
  return faded;
};

export const isOf =
  (...kinds: readonly string[]) =>
  ({ kind }: Fact): boolean =>
    kinds.includes(kind);

interface Line {
  readonly item: string;
  readonly quantity: number;
  readonly counted: number;
  readonly change: number;
  readonly lot?: string;
  readonly expires?: string;
  readonly dosesPerUnit?: number;
  readonly product?: string;
  readonly set?: string;
  readonly given: number;
  readonly asked?: number;
  readonly parts?: readonly Part[];
}

/** A part of a kit: so many in each. */
export interface Part {
  readonly item: string;
  readonly quantity: number;
  readonly set?: string;
  readonly dosesPerUnit?: number;
  readonly product?: string;
  readonly program?: string;
}

/** What of a program was in the kits of a line, in all of them together; a part that says no program is of whoever handed out. */
export const partsFor = (fact: Fact, line: Line, program: string): readonly Part[] =>
  (line.parts ?? [])
    .filter((part) => (part.program ?? fact.kind.split('.')[0]) === program)
    .map((part) => ({ ...part, quantity: part.quantity * line.quantity }));

/** One lot, however somebody spelled it. */
export const lotIn = (spelled: string): string =>
  spelled.toUpperCase().replaceAll(' ', '').replace(/^LOT:/, '');

export const linesOf = ({ body }: Pick<Fact, 'body'>): readonly Line[] =>
  (body['lines'] ?? []) as readonly Line[];
export const textIn = (body: Body, name: string): string | undefined => body[name] as string | undefined;
export const numberIn = (body: Body, name: string): number | undefined => body[name] as number | undefined;
export const listIn = (body: Body, name: string): readonly string[] => [
  ...new Set((body[name] ?? []) as readonly string[]),
];

/** Rows of a table: facts in groups, and what each group comes to. */
export const grouped = <T>(
  list: readonly T[],
  keyOf: (one: T) => Readonly<Record<string, string>>,
  sumsOf: (group: readonly T[]) => Readonly<Record<string, string | number>>,
): readonly Readonly<Record<string, string | number>>[] => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = JSON.stringify(keyOf(one));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, group]) => ({
    ...(JSON.parse(key) as Record<string, string>),
    ...sumsOf(group),
  }));
};

export const sumOf = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

/** The sum of what somebody told; nothing told is not known, which stands as ''. */
export const sumOfKnown = <T>(list: readonly T[], of: (one: T) => number | undefined): number | '' => {
  const known = list.flatMap((one) => of(one) ?? []);
  return known.length === 0 ? '' : sumOf(known, (value) => value);
};
