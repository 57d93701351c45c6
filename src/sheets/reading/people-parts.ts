import type { MappingInput } from '../mapping/mapping.ts';
import { type Column, isCounts, numbersOf } from './column.ts';
import type { Counted, Judged } from './judging/draft.ts';
import { isRestOfPeople } from './neighbours.ts';
import { plain } from './plain.ts';

const trans = /\btrans(gender)?\b/;
const men = /\b(men|man|males?|hombres?|masculin[ao]s?)\b/;
const women = /\b(women|woman|females?|mujer(es)?|femenin[ao]s?)\b/;
const others =
  /\b(trans(gender)?|non ?-?binary|no ?-?binari[aoe]s?|enby|nb|gender ?queer|two ?-?spirit|intersex)\b/;

/** Columns of genders that together are the people of a row: one of them, with those that are added to it. */
export interface PeopleParts extends Counted {
  readonly plus: readonly string[];
}

/** "Men, women, nonbinary" beside no column of all people: each person is in one of them, and together they are the people. */
export const peopleParts = ({ aside, counted }: Judged): PeopleParts | undefined => {
  const columns = aside.flatMap(({ column, why }) => (why === 'person' && isCounts(column) ? [column] : []));
  const isOne = (shape: RegExp) => (column: Column) => {
    const text = plain(column.header);
    return shape.test(text) && !trans.test(text);
  };
  const [man, ...moreMen] = columns.filter(isOne(men));
  const [woman, ...moreWomen] = columns.filter(isOne(women));
  if (man === undefined || woman === undefined || moreMen.length + moreWomen.length > 0) return undefined;
  if (man === woman || counted.some(({ use }) => use === 'people')) return undefined;
  const parts = [man, woman, ...columns.filter((column) => others.test(plain(column.header)))];
  // "Other" belongs to what it stands next to.
  for (const column of columns.toSorted((a, b) => a.at - b.at))
    if (
      !parts.includes(column) &&
      isRestOfPeople(column, columns) &&
      parts.some(({ at }) => Math.abs(at - column.at) === 1)
    )
      parts.push(column);
  const numbers = parts.map(numbersOf);
  return {
    column: man,
    use: 'people',
    plus: parts.slice(1).map(({ header }) => header),
    numbers: man.cells.map((_cell, row) => {
      const known = numbers.flatMap((own) => own[row] ?? []);
      return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
    }),
  };
};

/** The mapping in which these columns are added to the first. */
export const withPlus = (mapping: MappingInput, { column, plus }: PeopleParts): MappingInput => ({
  ...mapping,
  targets: mapping.targets.map((target) => {
    const people = target.fields?.['people'];
    return people !== undefined && 'column' in people && people.column === column.header
      ? { ...target, fields: { ...target.fields, people: { ...people, plus: [...plus] } } }
      : target;
  }),
});
