import { findItem } from '#programs/items.ts';
import { itemUse } from '../../mapping/use.ts';
import type { ItemMeaning } from '../item-meaning.ts';
import { type Meaning, meaningOf } from '../meaning.ts';
import { isBlockSum } from '../sums.ts';
import {
  type Counted,
  type Draft,
  doubt,
  type Findings,
  isBack,
  isOut,
  partsOf,
  timesOf,
  useOfMeaning,
} from './draft.ts';

/** Columns that say they are sums: of columns that are there, what was counted alone, or a doubt. */
export const takeTotals = (
  totals: readonly Draft[],
  counted: readonly Draft[],
  findings: Findings,
): { readonly left: Set<Draft>; readonly added: ReadonlySet<Counted> } => {
  const { aside, sums } = findings;
  const left = new Set(counted);
  /** Columns that a sum of the sheet adds up: each counts its own. */
  const added = new Set<Counted>();
  for (const total of totals) {
    const wantsBack = total.meaning.is === 'total' && total.meaning.item === 'back';
    const family = counted.filter((each) =>
      wantsBack ? isBack(each) : isOut(each) && isFamily(each, total),
    );
    const found = partsOf(total, family, counted.filter(wantsBack ? isBack : isOut));
    if (found !== undefined) {
      sums.push({ column: total.column, numbers: total.numbers, parts: found });
      aside.push({ column: total.column, why: 'total' });
      for (const part of found) added.add(part);
    } else if (addsBlocks(total, family)) {
      aside.push({ column: total.column, why: 'total' });
    } else if (family.length === 0 && (wantsBack || givenOf(total) !== undefined)) {
      // Only the sum was written down: it is what was counted.
      const own: Meaning = (wantsBack ? undefined : givenOf(total)) ?? { is: 'back', unit: 'count' };
      left.add({
        ...total,
        meaning: own,
        use: useOfMeaning(own),
        ...('item' in own && { item: own.item as ItemMeaning }),
      });
    } else {
      const item = total.meaning.is === 'total' ? total.meaning.item : undefined;
      doubt(findings, total.column, 'total-differs', [
        'none',
        ...(item === undefined || item === 'back' ? [] : [itemUse('item', item)]),
        ...(wantsBack ? ['back'] : []),
      ]);
    }
  }
  return { left, added };
};

/** "Weekly sum" beside the days: of one column, or of all together. */
const addsBlocks = ({ numbers }: Draft, family: readonly Counted[]): boolean => {
  const all = numbers.map((_value, at) =>
    family.reduce((sum, each) => sum + (each.numbers[at] ?? 0) * timesOf(each), 0),
  );
  return (
    family.length > 0 &&
    (isBlockSum(numbers, all) || family.some((each) => isBlockSum(numbers, each.numbers)))
  );
};

/** What a total counts of which no part is there; undefined where it does not say. */
const givenOf = ({ column, meaning }: Draft): Meaning | undefined => {
  const own = meaningOf(
    column.header.replace(/\b(sub-?)?(totals?|totales|overall|combined|sum|suma)\b/gi, ' ').trim(),
  );
  if (own.is === 'given') return own;
  return meaning.is === 'total' && meaning.item !== undefined
    ? { is: 'given', item: { item: 'syringe-1ml', times: 1, assumed: 'size' } }
    : undefined;
};

/** Whether a hand-out is one of those that a total names: of its kind of supply, or any where it names none. */
const isFamily = (each: Draft, total: Draft): boolean => {
  const item = total.meaning.is === 'total' ? total.meaning.item : undefined;
  if (item === undefined) return true;
  const known = findItem(item);
  const own = each.item === undefined ? undefined : findItem(each.item.item);
  return known !== undefined && own !== undefined && known.group === own.group;
};
