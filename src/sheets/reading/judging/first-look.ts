import { cellText } from '../../mapping/values.ts';
import { type Column, isCounts, isYesNo, numbersOf, wordsOf } from '../column.ts';
import { type Meaning, meaningOf } from '../meaning.ts';
import { holdsCounts, isCountedBeside, isRestOfPeople, isShortage, isUsedOfShelf } from '../neighbours.ts';
import { plain } from '../plain.ts';
import { holdsLists } from '../roles.ts';
import type { Numbers } from '../sums.ts';
import { readUsed } from '../used.ts';
import { type Draft, doubt, type Findings, useOfMeaning } from './draft.ts';

/** Each column by its own header and values, and by what stands beside it: those that count, and those that may add others up. */
export const firstLook = (
  columns: readonly Column[],
  findings: Findings,
): { readonly drafts: readonly Draft[]; readonly totals: readonly Draft[] } => {
  const { aside } = findings;
  const drafts: Draft[] = [];
  const totals: Draft[] = [];
  for (const column of columns) {
    if (column.filled + column.yesNo === 0) continue;
    const meaning = meaningIn(column, columns);
    const use = useOfMeaning(meaning);
    if (!isCounts(column)) {
      if (holdsResults(column, meaning)) aside.push({ column, why: 'results' });
      else if (isYesNo(column) && isCountedBeside(column, columns)) aside.push({ column, why: 'text' });
      else if (isYesNo(column) && (meaning.is === 'given' || meaning.is === 'unclear'))
        doubt(findings, column, 'yes-no', ['none', use]);
      else if (holdsLists(column) || holdsCounts(column)) doubt(findings, column, 'not-counts', ['none']);
      else if ((isSupply(meaning) || isUnread(meaning, column)) && !describes.test(plain(column.header)))
        doubt(findings, column, 'not-counts', ['none', use]);
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
    else drafts.push(draft);
  }
  return { drafts, totals };
};

/** What a header means beside the others. */
const meaningIn = (column: Column, columns: readonly Column[]): Meaning => {
  if (column.own !== undefined) return { is: 'given', item: { item: column.own, times: 1 } };
  const meaning = meaningOf(column.says ?? column.header);
  if (meaning.is !== 'used') return meaning;
  const { item } = meaning;
  const others = columns
    .filter((each) => each !== column && each.filled > 0)
    .map(({ header, says = header }) => ({ header, of: meaningOf(says) }));
  // What left the shelf by the sheet's own counts was given out.
  if (item !== undefined && isUsedOfShelf(column, columns)) return { is: 'given', item };
  if (
    item !== undefined &&
    isNaloxone(item.item) &&
    others.some(({ of }) => of.is === 'given' && isNaloxone(of.item.item))
  )
    return { is: 'aside', why: 'wasted' };
  const isOut = ({ is }: Meaning): boolean => is === 'given' || is === 'total';
  return readUsed(
    column.says ?? column.header,
    others.map(({ header, of }) => ({ header, isOut: isOut(of) })),
  ) === 'back'
    ? { is: 'back', unit: 'count' }
    : { is: 'unclear', why: 'used', ...(item !== undefined && { item }) };
};

const isNaloxone = (item: string): boolean => item.startsWith('nal');

/** "Positive" and "negative" under the name of a strip, or what an instrument found: results, and nothing that was given. */
const holdsResults = (column: Column, meaning: Meaning): boolean =>
  (meaning.is === 'aside' && meaning.why === 'results') ||
  (column.texts > 0 && [...wordsOf(column).keys()].every((word) => resultWord.test(plain(word))));

const resultWord =
  /^(positiv[eao]?|negativ[eao]?|pos|neg|reactiv[eao]?|non-?reactive|no reactiv[ao]|inconclusive|indeterminate|invalid|inconcluso|indeterminad[ao]|invalid[ao]|detected|not detected|detectad[ao]|no detectad[ao]|[+-]|not tested|not run|no realizad[ao])$/;

const isSupply = ({ is }: Meaning): boolean => is === 'given' || is === 'back' || is === 'total';

/** "Syringes out/in" over "100/80": it counts something, and nobody can tell how. */
const isUnread = ({ is }: Meaning, { cells }: Column): boolean =>
  is === 'unclear' && cells.some((cell) => /\d/.test(cellText(cell)));

/** Headers that name supplies and ask who, which or why: their words are no counts. */
const describes =
  /\b(by|por|par|to|who|whom|type|types|tipo|kind|brand|marca|notes?|comments?|lot|lote|name|nombre|reason|where|location|status|size|when|date|dates|fecha|day|preference|preferred)\b/;

/** 1, 2, 3 ... or the year of each row: it numbers rows and counts nothing. */
const isOrdinal = (numbers: Numbers): boolean => {
  const values = numbers.filter((value) => value !== undefined);
  return (
    values.length >= 3 &&
    (values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1) ||
      values.every((value) => Number.isInteger(value) && value >= 1990 && value <= 2035))
  );
};
