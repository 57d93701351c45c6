import { findItem } from '#programs/items.ts';
import { itemUse } from '../../mapping/use.ts';
import { isSum, matchSum } from '../sums.ts';
import type { Draft } from './draft.ts';

const isReplaced = ({ meaning }: Draft): boolean => meaning.is === 'unclear' && meaning.why === 'replaced';

const groupOf = ({ item }: Draft): string | undefined =>
  item === undefined ? undefined : findItem(item.item)?.group;

/**
 * A kit that takes the place of another is handed out with a reason. Beside what was given it may be some of that; it is not where
 * a sum of the sheet adds both up, or where more were replaced than given.
 */
export const isSureBeside = (draft: Draft, drafts: readonly Draft[], totals: readonly Draft[]): boolean => {
  if (draft.item?.times === 'unknown') return false;
  const isOwn = (each: Draft): boolean => groupOf(each) === groupOf(draft);
  const given = drafts.filter((each) => each.meaning.is === 'given' && isOwn(each));
  if (given.length === 0) return true;
  const replaced = drafts.filter((each) => isReplaced(each) && isOwn(each));
  const both = [...given, ...replaced].map(({ numbers }) => numbers);
  if (totals.some(({ numbers }) => isSum(numbers, matchSum(numbers, both)))) return true;
  return draft.numbers.some((_value, at) => {
    const sum = (some: readonly Draft[]): number =>
      some.reduce((all, { numbers }) => all + (numbers[at] ?? 0), 0);
    return sum(replaced) > sum(given);
  });
};

/** The draft as a hand-out of what it names. */
export const asGiven = (draft: Draft): Draft => {
  const { item } = draft;
  return item === undefined
    ? draft
    : {
        ...draft,
        meaning: { is: 'given', item },
        use: itemUse('item', item.item, typeof item.times === 'number' ? item.times : 1),
      };
};
