import { type Column, wordsOf } from './column.ts';
import type { Judged } from './judging/draft.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import type { OwnItem } from './own-items.ts';
import { plain } from './plain.ts';
import type { Shelf } from './shelf.ts';
import { someOfThem } from './tallies.ts';

/** The words of a list of items, by what they stand for. */
export interface LongWords {
  /** Codes of items. */
  readonly given: ReadonlyMap<string, string>;
  /** Pieces in one, of words that say more than one. */
  readonly times: Readonly<Record<string, number>>;
  readonly back: readonly string[];
  readonly aside: readonly string[];
  readonly tallied: { readonly visits: readonly string[]; readonly people: readonly string[] };
  readonly unknown: readonly { readonly word: string; readonly rows: number }[];
  readonly assumed: readonly {
    readonly word: string;
    readonly item: string;
    readonly why: 'size' | 'product';
  }[];
}

/** Reads them, by an organization's own names first. `pivot`: what their rows tell when each word is a column. */
export const readWords = (item: Column, shelf: Shelf, pivot: Judged | undefined, own: OwnItem): LongWords => {
  const unknown: { word: string; rows: number }[] = [];
  const assumed: { word: string; item: string; why: 'size' | 'product' }[] = [];
  const given = new Map<string, string>();
  const times: Record<string, number> = {};
  const back: string[] = [];
  const aside: string[] = [];
  const tallied = { visits: [] as string[], people: [] as string[] };
  const known = new Set(
    pivot?.aside.flatMap(({ column, why }) => (valuesSay.has(why) ? [column.header] : [])),
  );
  const twice = new Set(pivot?.doubts.flatMap(({ column, why }) => (asksOfRows.has(why) ? [column] : [])));
  for (const [word, rows] of wordsOf(item)) {
    const ownItem = own(word);
    if (ownItem !== undefined) {
      given.set(word, ownItem);
      continue;
    }
    const meaning = meaningOf(word);
    if (known.has(word)) {
      aside.push(word);
      continue;
    }
    if (twice.has(word)) {
      unknown.push({ word, rows });
      continue;
    }
    const found = itemOf(meaning, shelf);
    if (found !== undefined && found.times !== 'unknown') {
      given.set(word, found.item);
      if (found.times > 1) times[word] = found.times;
      if (found.assumed !== undefined) assumed.push({ word, item: found.item, why: found.assumed });
    } else if (meaning.is === 'back' && shelf === 'given') back.push(word);
    else if ((meaning.is === 'visits' || meaning.is === 'people') && shelf === 'given')
      tallied[meaning.is].push(word);
    else if ((meaning.is === 'aside' && !isAboutSomeone.has(meaning.why)) || meaning.is === 'trained')
      aside.push(word);
    else unknown.push({ word, rows });
  }
  for (const which of ['visits', 'people'] as const) {
    // "New participants" are some of the participants that another row counts.
    const whole = tallied[which].filter((word) => !someOfThem.test(plain(word)));
    const [first = tallied[which][0], ...more] = whole;
    for (const word of tallied[which]) if (word !== first && !more.includes(word)) aside.push(word);
    for (const word of more) unknown.push({ word, rows: 1 });
    tallied[which] = first === undefined ? [] : [first];
  }
  return { given, times, back, aside, tallied, unknown, assumed };
};

/** As a header these words tell of a person or a place; as the name of what a row counts they tell nothing. */
const isAboutSomeone: ReadonlySet<string> = new Set(['person', 'area', 'calendar']);

/** What the values of rows tell of each other, whatever their words are: sums, and what moves with a shelf. */
const valuesSay: ReadonlySet<string> = new Set(['total', 'stock', 'running']);

/** What they leave open: the same counted twice, or a sum that is none. */
const asksOfRows: ReadonlySet<string> = new Set(['twice', 'total-differs']);

const itemOf = (meaning: Meaning, shelf: Shelf) => {
  if (meaning.is === 'given') return meaning.item;
  if (shelf !== 'given' && (meaning.is === 'received' || meaning.is === 'on-hand')) return meaning.item;
  return undefined;
};
