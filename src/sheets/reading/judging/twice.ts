import { findItem } from '#programs/items.ts';
import { handoutOf } from '../../mapping/use.ts';
import { plain } from '../plain.ts';
import { isSameThroughout, matchSum, scaled } from '../sums.ts';
import { replacedWords } from '../used.ts';
import { areOfTwoWays } from '../ways.ts';
import {
  type Counted,
  type Draft,
  doubt,
  type Findings,
  isBack,
  isOut,
  partsOf,
  timesOf,
  vague,
} from './draft.ts';

/** Takes out of what is left whatever would count something a second time. */
export const countOnce = (
  counted: readonly Draft[],
  { left, added }: { readonly left: Set<Draft>; readonly added: ReadonlySet<Counted> },
  findings: Findings,
): void => {
  const { aside, sums } = findings;
  for (const each of counted) {
    if (!left.has(each) || !(isOut(each) || isBack(each))) continue;
    const others = [...left].filter(
      (other) => other !== each && (isBack(each) ? isBack(other) : isOut(other)),
    );
    const family = others.filter((other) => isBack(each) || sameGroup(each, other));
    // What a sum adds up is no sum of its own neighbours, even where the numbers happen to say so.
    const parts =
      family.length >= 2 && vague(each) && !added.has(each) ? partsOf(each, family, family) : undefined;
    if (isOut(each) && family.some((other) => areByLetter(each, other))) {
      left.delete(each);
      doubt(findings, each.column, 'exchanged', ['none', each.use, ...(isSyringe(each) ? ['back'] : [])]);
    } else if (parts !== undefined) {
      left.delete(each);
      sums.push({ column: each.column, numbers: each.numbers, parts });
      aside.push({ column: each.column, why: 'total' });
    } else if (others.some((other) => isDosesOf(each, other) || isPacksOf(each, other))) {
      left.delete(each);
      aside.push({ column: each.column, why: 'total' });
    } else if (others.some((other) => isNearlyDosesOf(each, other))) {
      left.delete(each);
      doubt(findings, each.column, 'twice', ['none', each.use]);
    } else if (
      isBack(each)
        ? family.some(
            (other) => isSameThroughout(each.numbers, other.numbers) && other.column.at < each.column.at,
          )
        : !added.has(each) && isRival(each, family)
    ) {
      left.delete(each);
      doubt(findings, each.column, 'twice', ['none', each.use]);
    }
  }
};

const groupOf = ({ item }: Counted): string => {
  const known = item === undefined ? undefined : findItem(item.item);
  return known?.group === 'naloxone' ? `naloxone ${known.product}` : (known?.group ?? '');
};
const sameGroup = (a: Counted, b: Counted): boolean => groupOf(a) === groupOf(b);

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

/** Boxes beside the pieces in them, as many in every row: the same supply counted in two ways. */
const isPacksOf = (each: Counted, other: Counted): boolean =>
  each.item !== undefined &&
  each.item.item === other.item?.item &&
  timesOf(each) > timesOf(other) &&
  isSameThroughout(scaled(each.numbers, timesOf(each)), scaled(other.numbers, timesOf(other)));

const isSyringe = ({ item }: Counted): boolean => item?.item.startsWith('syringe-') === true;

/** "1cc O" beside "1cc I": what a letter stands for, nobody says. */
const areByLetter = (a: Counted, b: Counted): boolean => {
  const [one = '', other = ''] = [a, b].map(({ column }) => plain(column.header));
  return (
    a.item?.item === b.item?.item &&
    /\s[a-z]$/.test(one) &&
    /\s[a-z]$/.test(other) &&
    one.slice(0, -1) === other.slice(0, -1)
  );
};

/** "For self" beside "for others": each is of other people. */
const areOfTwo = (a: Counted, b: Counted): boolean => {
  const [one, other] = [a, b].map(({ column }) => plain(column.header));
  const isPair = (x = '', y = ''): boolean => ofSelf.test(x) && ofOthers.test(y);
  // A kit that was replaced is another than those given; its reasons are of one each.
  if (replacedWords.test(one ?? '') || replacedWords.test(other ?? '')) return true;
  return isPair(one, other) || isPair(other, one) || areOfTwoWays(one ?? '', other ?? '');
};
const ofSelf = /\b(self|own use|personal use|themsel\w+|uso propio|para si( mismo| misma)?)\b/;
const ofOthers =
  /\b(others?|peers?|friends?|partners?|family|secondary|otr[ao]s( personas)?|terceros|pares)\b/;

/** Another column counts the same, and neither says how they differ. */
const isRival = (each: Draft, family: readonly Draft[]): boolean => {
  const rivals = family.filter(
    (other) =>
      !areOfTwo(each, other) &&
      (other.item?.item === each.item?.item ||
        (vague(each) && handoutOf(each.item?.item ?? '') === 'exchange.handout' && !vague(other))),
  );
  return rivals.some(
    (other) =>
      (isSameThroughout(each.numbers, other.numbers) && other.column.at < each.column.at) ||
      (vague(each) && (!vague(other) || other.column.at < each.column.at)),
  );
};
