import { itemUse, type Use } from '../../mapping/use.ts';
import { cellText } from '../../mapping/values.ts';
import type { Column } from '../column.ts';
import type { ItemMeaning } from '../item-meaning.ts';
import type { Aside, Meaning } from '../meaning.ts';
import type { ColumnDoubt, OpenColumn } from '../question.ts';
import { isSum, matchSum, type Numbers, scaled } from '../sums.ts';

/** A column that counts something, with how that is taken. */
export interface Counted {
  readonly column: Column;
  readonly numbers: Numbers;
  readonly use: Use;
  readonly item?: ItemMeaning;
}

export interface Judged {
  readonly counted: readonly Counted[];
  /** Known, and not taken in. */
  readonly aside: readonly { readonly column: Column; readonly why: Aside | 'total' | 'text' }[];
  readonly doubts: readonly OpenColumn[];
  /** Columns that add others up, with those they add. */
  readonly sums: readonly {
    readonly column: Column;
    readonly numbers: Numbers;
    readonly parts: readonly Counted[];
  }[];
}

/** A column of counts, as far as its own header and values say. */
export interface Draft extends Counted {
  readonly meaning: Meaning;
}

/** What was judged so far. */
export interface Findings {
  readonly aside: { readonly column: Column; readonly why: Aside | 'total' | 'text' }[];
  readonly doubts: OpenColumn[];
  readonly sums: { readonly column: Column; readonly numbers: Numbers; readonly parts: readonly Counted[] }[];
}

/** Asks a person what a column is. */
export const doubt = ({ doubts }: Findings, column: Column, why: ColumnDoubt, uses: readonly Use[]): void => {
  doubts.push({ column: column.header, why, uses, samples: samplesOf(column) });
};

export const useOfMeaning = (meaning: Meaning): Use => {
  switch (meaning.is) {
    case 'given':
      return itemUse(
        'item',
        meaning.item.item,
        typeof meaning.item.times === 'number' ? meaning.item.times : 1,
      );
    case 'received':
      return itemUse(
        'receive',
        meaning.item.item,
        typeof meaning.item.times === 'number' ? meaning.item.times : 1,
      );
    case 'on-hand':
      return itemUse(
        'count',
        meaning.item.item,
        typeof meaning.item.times === 'number' ? meaning.item.times : 1,
      );
    case 'back':
      return meaning.unit === 'count' ? 'back' : `back-${meaning.unit}`;
    case 'people':
    case 'trained':
      return meaning.is;
    case 'unclear':
      return meaning.item === undefined ? 'none' : itemUse('item', meaning.item.item);
    default:
      return 'none';
  }
};

/** Three of a column's values. */
export const samplesOf = ({ cells }: Column): readonly string[] =>
  cells
    .map(cellText)
    .filter((text) => text !== '')
    .slice(0, 3);

export const isOut = ({ meaning }: Draft): boolean => meaning.is === 'given';
export const isBack = ({ meaning }: Draft): boolean => meaning.is === 'back';

/** A column that names no size or product may be the sum of those that do. */
export const vague = ({ item, meaning }: Draft): boolean =>
  item?.assumed !== undefined || meaning.is === 'back';

/** Pieces in one of what a column counts. */
export const timesOf = ({ item }: Counted): number => (typeof item?.times === 'number' ? item.times : 1);

/** The columns that this one adds up: its family, all, or those to its left. */
export const partsOf = (
  whole: Draft,
  family: readonly Draft[],
  all: readonly Draft[],
): readonly Counted[] | undefined => {
  const before = all.filter(({ column }) => column.at < whole.column.at);
  const near = family.filter(({ column }) => column.at < whole.column.at);
  for (const parts of [family, near, all, before]) {
    const others = parts.filter((part) => part.column !== whole.column);
    if (others.length < (whole.meaning.is === 'total' ? 1 : 2)) continue;
    for (const numbers of [
      others.map((part) => scaled(part.numbers, timesOf(part))),
      others.map((part) => part.numbers),
    ])
      if (isSum(whole.numbers, matchSum(whole.numbers, numbers))) return others;
  }
  return undefined;
};
