import type { MappingInput } from '../mapping/mapping.ts';
import { type FindProgram, handoutOf } from '../mapping/use.ts';
import { type Action, wordsFor } from './actions.ts';
import type { Column } from './column.ts';
import type { Judged } from './judging/draft.ts';
import { type LongWords, readWords } from './long-words.ts';
import type { OwnItem } from './own-items.ts';
import type { Roles } from './roles.ts';
import type { Shelf } from './shelf.ts';
import type { UnitColumn } from './units.ts';

type Target = MappingInput['targets'][number];

/** What the words of a list stand for: one row for each item, its name in one column and how many in another. */
export interface LongList {
  readonly targets: readonly Target[];
  /** Words that nobody can translate. */
  readonly unknown: readonly { readonly word: string; readonly rows: number }[];
  /** The words of returns, items and people were told apart in this column. */
  readonly column: Column;
  /** Words of what nobody hands out: their numbers are not read. */
  readonly aside: readonly string[];
  /** Words whose size or product was filled in. */
  readonly assumed: readonly {
    readonly word: string;
    readonly item: string;
    readonly why: 'size' | 'product';
  }[];
}

/** The mapping of a list of items; undefined when the sheet is none. */
export const readLong = (
  roles: Roles,
  shelf: Shelf,
  action: Column | undefined,
  unit: UnitColumn | undefined,
  pivot: Judged | undefined,
  { own, find }: { readonly own: OwnItem; readonly find: FindProgram },
): LongList | undefined => {
  const { item, quantity, expires } = roles;
  if (item === undefined || quantity === undefined) return undefined;
  const words = readWords(item, shelf, pivot, own);
  const { given, unknown, aside, assumed } = words;
  const base = baseOf({ item, quantity, lot: roles.lot }, words, unit);
  const rest = unreadOf(words);
  const targets: Target[] = [];
  if (shelf !== 'given' || (action !== undefined && wordsFor(action, 'received').length > 0))
    targets.push({
      target: shelf === 'counted' ? 'stock.count' : 'stock.receive',
      ...(shelf === 'given' && only(action, 'received')),
      items: {
        ...base,
        ...(expires !== undefined && { expires: expires.header }),
        values: { ...Object.fromEntries(given), ...rest },
      },
    });
  if (shelf === 'given') {
    for (const kind of new Set([...given.values()].map((code) => handoutOf(code, find)))) {
      const values = Object.fromEntries(
        [...given].map(([word, code]) => [word, handoutOf(code, find) === kind ? code : '']),
      );
      targets.push({
        target: kind,
        ...only(action, 'given'),
        items: { ...base, values: { ...values, ...rest } },
      });
    }
    targets.push(...tallyTargets(item, quantity, words), ...returnTargets(item, quantity, words, action));
  }
  return { targets, unknown, column: item, aside, assumed };
};

type Items = Extract<NonNullable<Target['items']>, { readonly shape: 'long' }>;

/** Where the items, how many, and in what they are counted are told. */
const baseOf = (
  {
    item,
    quantity,
    lot,
  }: { readonly item: Column; readonly quantity: Column; readonly lot: Column | undefined },
  { times }: LongWords,
  unit: UnitColumn | undefined,
): Omit<Items, 'values'> => ({
  shape: 'long' as const,
  item: item.header,
  quantity: quantity.header,
  ...(Object.keys(times).length > 0 && { times }),
  ...(lot !== undefined && { lot: lot.header }),
  ...(unit !== undefined &&
    Object.keys(unit.times).length > 0 && { unit: { column: unit.column.header, times: unit.times } }),
});

/** Words whose rows are no hand-outs of items. */
const unreadOf = ({ back, aside, tallied, unknown }: LongWords): Readonly<Record<string, string>> => ({
  ...Object.fromEntries([...back, ...aside, ...tallied.visits, ...tallied.people].map((word) => [word, ''])),
  ...(unknown.length > 0 && { '*': '' }),
});

/** Rows of which the action column says this; all, where there is none. */
const only = (action: Column | undefined, which: Action): Pick<Target, 'when'> =>
  action === undefined ? {} : { when: { column: action.header, is: wordsFor(action, which) } };

const tallyTargets = (item: Column, quantity: Column, { tallied }: LongWords): readonly Target[] =>
  (['visits', 'people'] as const).flatMap((name) =>
    tallied[name].length === 0
      ? []
      : [
          {
            target: 'visits.tally',
            name,
            when: { column: item.header, is: [...tallied[name]] },
            fields: { [name]: { column: quantity.header } },
          },
        ],
  );

/** Returns are words among the items, else rows of which the action column says so. */
const returnTargets = (
  item: Column,
  quantity: Column,
  { back }: LongWords,
  action: Column | undefined,
): readonly Target[] => {
  const fields = { count: { column: quantity.header } };
  if (back.length > 0)
    return [{ target: 'exchange.return', when: { column: item.header, is: [...back] }, fields }];
  if (action !== undefined && wordsFor(action, 'back').length > 0)
    return [{ target: 'exchange.return', ...only(action, 'back'), fields }];
  return [];
};
