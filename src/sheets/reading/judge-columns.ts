import { findItem } from '#programs/items.ts';
import { handoutOf, itemUse, type Use } from '../mapping/use.ts';
import { cellText } from '../mapping/values.ts';
import { type Column, isCounts, isYesNo, numbersOf } from './column.ts';
import { type ItemMeaning, itemMeaning } from './item-meaning.ts';
import { type Aside, type Meaning, meaningOf } from './meaning.ts';
import {
  holdsCounts,
  isCountedBeside,
  isRestOfPeople,
  isShortage,
  isUsedOfShelf,
  withRoutes,
} from './neighbours.ts';
import { plain } from './plain.ts';
import type { ColumnDoubt, OpenColumn } from './question.ts';
import { holdsLists } from './roles.ts';
import {
  isDifference,
  isLedger,
  isRunning,
  isSameThroughout,
  isSum,
  matchSum,
  type Numbers,
  scaled,
} from './sums.ts';

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

interface Draft extends Counted {
  readonly meaning: Meaning;
}

/**
 * Judges the columns of counts by their headers, their values and each other. What adds others up is no hand-out; a guess that
 * the values contradict is withdrawn; what can be read in two ways is a doubt.
 */
export const judgeColumns = (given: readonly Column[]): Judged => {
  const columns = withRoutes(given);
  const aside: { column: Column; why: Aside | 'total' | 'text' }[] = [];
  const doubts: OpenColumn[] = [];
  const sums: { column: Column; numbers: Numbers; parts: readonly Counted[] }[] = [];
  const drafts: Draft[] = [];
  const totals: Draft[] = [];
  const doubt = (column: Column, why: ColumnDoubt, uses: readonly Use[]): void => {
    doubts.push({ column: column.header, why, uses, samples: samplesOf(column) });
  };

  for (const column of columns) {
    if (column.filled + column.yesNo === 0) continue;
    const meaning: Meaning =
      column.own === undefined
        ? meaningOf(column.says ?? column.header)
        : { is: 'given', item: { item: column.own, times: 1 } };
    const use = useOfMeaning(meaning);
    if (!isCounts(column)) {
      if (isYesNo(column) && isCountedBeside(column, columns)) aside.push({ column, why: 'text' });
      else if (isYesNo(column) && (meaning.is === 'given' || meaning.is === 'unclear'))
        doubt(column, 'yes-no', ['none', use]);
      else if (holdsLists(column) || holdsCounts(column)) doubt(column, 'not-counts', ['none']);
      else if (isSupply(meaning) && !describes.test(plain(column.header)))
        doubt(column, 'not-counts', ['none', use]);
      else aside.push({ column, why: meaning.is === 'aside' ? meaning.why : 'text' });
      continue;
    }
    const draft: Draft = {
      column,
      meaning,
      use,
      numbers: numbersOf(column),
      ...('item' in meaning && typeof meaning.item === 'object' && { item: meaning.item }),
    };
    if (meaning.is === 'total') totals.push(draft);
    else if (meaning.is === 'aside') aside.push({ column, why: meaning.why });
    else if (meaning.is === 'given' && isShortage(column, columns)) aside.push({ column, why: 'plan' });
    else if (meaning.is === 'unknown' && isOrdinal(draft.numbers)) aside.push({ column, why: 'calendar' });
    else if (meaning.is === 'unknown' && isRestOfPeople(column, columns))
      aside.push({ column, why: 'person' });
    else if (meaning.is === 'back' && isUsedOfShelf(column, columns))
      doubt(column, 'exchanged', [...usesOf(column), 'back', 'none']);
    else drafts.push(draft);
  }

  const shelves = aside.flatMap(({ column, why }) => (why === 'stock' ? [numbersOf(column)] : []));
  const givesOrTakes = drafts.some(({ meaning }) => meaning.is === 'given' || meaning.is === 'back');
  const counted: Draft[] = [];
  for (const draft of drafts) {
    const { column, meaning, item } = draft;
    switch (meaning.is) {
      case 'received':
      case 'on-hand':
        // Beside hand-outs it tells of the shelf, not of what people got.
        if (givesOrTakes) aside.push({ column, why: 'stock' });
        else if (item?.times === 'unknown') doubt(column, 'pack', ['none']);
        else counted.push(draft);
        break;
      case 'given':
        if (item?.times === 'unknown') doubt(column, 'pack', ['none', draft.use]);
        else counted.push(draft);
        break;
      case 'unclear': {
        const own = item === undefined ? [] : [itemUse('item', item.item)];
        if ((meaning.why === 'received' || meaning.why === 'brought') && isOfShelf(draft, drafts, shelves))
          aside.push({ column, why: 'stock' });
        else if (meaning.why === 'exchanged') doubt(column, 'exchanged', ['none', ...own, 'back']);
        else if (meaning.why === 'received' || meaning.why === 'prepared' || meaning.why === 'brought')
          doubt(column, meaning.why === 'brought' ? 'received' : meaning.why, [
            'none',
            ...(meaning.why === 'received' ? ['back'] : own),
            ...(item === undefined ? [] : [itemUse('receive', item.item)]),
          ]);
        else doubt(column, meaning.why, ['none', ...own]);
        break;
      }
      case 'unknown':
        if (isOfShelf(draft, drafts, shelves)) aside.push({ column, why: 'stock' });
        else if (isRunningOf(draft, drafts)) aside.push({ column, why: 'running' });
        else if (isSumOfSome(draft, drafts) || isDifferenceOf(draft, drafts))
          aside.push({ column, why: 'total' });
        else doubt(column, 'unknown', ['none']);
        break;
      default:
        counted.push(draft);
    }
  }

  const isOut = ({ meaning }: Draft): boolean => meaning.is === 'given';
  const isBack = ({ meaning }: Draft): boolean => meaning.is === 'back';
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
      doubt(total.column, 'total-differs', [
        'none',
        ...(item === undefined || item === 'back' ? [] : [itemUse('item', item)]),
        ...(wantsBack ? ['back'] : []),
      ]);
    }
  }
  for (const each of counted) {
    if (!left.has(each) || !(isOut(each) || isBack(each))) continue;
    const others = [...left].filter(
      (other) => other !== each && (isBack(each) ? isBack(other) : isOut(other)),
    );
    const family = others.filter((other) => isBack(each) || sameGroup(each, other));
    const parts = family.length >= 2 && vague(each) ? partsOf(each, family, family) : undefined;
    if (parts !== undefined) {
      left.delete(each);
      sums.push({ column: each.column, numbers: each.numbers, parts });
      aside.push({ column: each.column, why: 'total' });
    } else if (others.some((other) => isDosesOf(each, other))) {
      left.delete(each);
      aside.push({ column: each.column, why: 'total' });
    } else if (others.some((other) => isNearlyDosesOf(each, other))) {
      left.delete(each);
      doubt(each.column, 'twice', ['none', each.use]);
    } else if (
      isBack(each)
        ? family.some(
            (other) => isSameThroughout(each.numbers, other.numbers) && other.column.at < each.column.at,
          )
        : !added.has(each) && isRival(each, family)
    ) {
      left.delete(each);
      doubt(each.column, 'twice', ['none', each.use]);
    }
  }
  for (const { column } of left)
    if (column.decimal === 'open') doubt(column, 'thousands', [left.size > 0 ? useIn(left, column) : 'none']);
  return { counted: [...left], aside, doubts, sums };
};

/** The hand-out that a header names. */
const usesOf = ({ header }: Column): readonly Use[] => {
  const item = itemMeaning(plain(header));
  return typeof item === 'object' ? [itemUse('item', item.item)] : [];
};

const isSupply = ({ is }: Meaning): boolean => is === 'given' || is === 'back' || is === 'total';

/** Headers that name supplies and ask who, which or why: their words are no counts. */
const describes =
  /\b(by|por|par|to|who|whom|type|types|tipo|kind|brand|marca|notes?|comments?|lot|lote|name|nombre|reason|where|location|status|size|when|date|dates|fecha|day|preference|preferred)\b/;

const useIn = (counted: Iterable<Counted>, column: Column): Use =>
  [...counted].find((each) => each.column === column)?.use ?? 'none';

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

/** Three of a column's values. */
export const samplesOf = ({ cells }: Column): readonly string[] =>
  cells
    .map(cellText)
    .filter((text) => text !== '')
    .slice(0, 3);

/** 1, 2, 3 ... or the year of each row: it numbers rows and counts nothing. */
const isOrdinal = (numbers: Numbers): boolean => {
  const values = numbers.filter((value) => value !== undefined);
  return (
    values.length >= 3 &&
    (values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1) ||
      values.every((value) => Number.isInteger(value) && value >= 1990 && value <= 2035))
  );
};

const groupOf = ({ item }: Counted): string => {
  const known = item === undefined ? undefined : findItem(item.item);
  return known?.group === 'naloxone' ? `naloxone ${known.product}` : (known?.group ?? '');
};
const sameGroup = (a: Counted, b: Counted): boolean => groupOf(a) === groupOf(b);

/** Whether a hand-out is one of those that a total names: of its kind of supply, or any where it names none. */
const isFamily = (each: Draft, total: Draft): boolean => {
  const item = total.meaning.is === 'total' ? total.meaning.item : undefined;
  if (item === undefined) return true;
  const known = findItem(item);
  const own = each.item === undefined ? undefined : findItem(each.item.item);
  return known !== undefined && own !== undefined && known.group === own.group;
};

/** A column that names no size or product may be the sum of those that do. */
const vague = ({ item, meaning }: Draft): boolean => item?.assumed !== undefined || meaning.is === 'back';

const timesOf = ({ item }: Counted): number => (typeof item?.times === 'number' ? item.times : 1);

/** The columns that this one adds up: its family, all, or those to its left. */
const partsOf = (
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

const isRunningOf = (draft: Draft, drafts: readonly Draft[]): boolean =>
  drafts.some((other) => other !== draft && isRunning(draft.numbers, other.numbers));

const isSumOfSome = (draft: Draft, drafts: readonly Draft[]): boolean => {
  const givens = drafts.filter(({ meaning }) => meaning.is === 'given');
  return (
    draft.numbers.length >= 3 &&
    givens.length >= 2 &&
    isSum(
      draft.numbers,
      matchSum(
        draft.numbers,
        givens.map((each) => each.numbers),
      ),
    )
  );
};

/** "Received" beside what went out and a balance that moves by both: supplies that came in, not what people brought back. */
const isOfShelf = (draft: Draft, drafts: readonly Draft[], shelves: readonly Numbers[]): boolean => {
  const isOwn = ({ item }: Draft): boolean => draft.item === undefined || item?.item === draft.item.item;
  const balances = [
    ...drafts.filter((each) => each.meaning.is === 'on-hand' && isOwn(each)).map(({ numbers }) => numbers),
    ...shelves,
  ];
  const out = drafts.filter((each) => each.meaning.is === 'given' && isOwn(each));
  return balances.some((balance) => out.some((given) => isLedger(balance, draft.numbers, given.numbers)));
};

const isDifferenceOf = (draft: Draft, drafts: readonly Draft[]): boolean =>
  draft.numbers.length >= 2 &&
  drafts.some(
    (out) =>
      out.meaning.is === 'given' &&
      drafts.some(
        (back) => back.meaning.is === 'back' && isDifference(draft.numbers, out.numbers, back.numbers),
      ),
  );

/** Doses beside kits that are twice as many in most rows and not in all: one count or two, nobody can tell. */
const isNearlyDosesOf = (each: Counted, other: Counted): boolean => {
  const [dose, kit] = [each, other].map(({ item }) => (item === undefined ? undefined : findItem(item.item)));
  if (dose?.unit !== 'dose' || kit?.unit !== 'kit' || dose.product !== kit.product) return false;
  const match = matchSum(each.numbers, [scaled(other.numbers, kit.dosesPerUnit)]);
  return match.rows > 1 && match.equal * 2 >= match.rows;
};

/** Doses beside kits, twice as many in every row: the same naloxone counted in two ways. */
const isDosesOf = (each: Counted, other: Counted): boolean => {
  const [dose, kit] = [each, other].map(({ item }) => (item === undefined ? undefined : findItem(item.item)));
  return (
    dose?.unit === 'dose' &&
    kit?.unit === 'kit' &&
    dose.product === kit.product &&
    isSameThroughout(each.numbers, scaled(other.numbers, kit.dosesPerUnit))
  );
};

/** Another column counts the same, and neither says how they differ. */
const isRival = (each: Draft, family: readonly Draft[]): boolean => {
  const rivals = family.filter(
    (other) =>
      other.item?.item === each.item?.item ||
      (vague(each) && handoutOf(each.item?.item ?? '') === 'exchange.handout' && !vague(other)),
  );
  return rivals.some(
    (other) =>
      (isSameThroughout(each.numbers, other.numbers) && other.column.at < each.column.at) ||
      (vague(each) && (!vague(other) || other.column.at < each.column.at)),
  );
};
