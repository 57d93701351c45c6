import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { lookOf } from './cells.ts';
import { columnOf, isCounts } from './column.ts';
import { composeHeaders, headerText, isHeader } from './header.ts';
import { itemMeaning } from './item-meaning.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import { itemNames } from './roles.ts';
import type { Opened } from './sheets-alike.ts';
import { subjectOf } from './subject.ts';

/** A further table below the first: the row of its headers, and that of its title where it has one. */
export interface Stacked {
  readonly row: number;
  readonly title: number | undefined;
  readonly headers: readonly string[];
}

/**
 * Tables below each other on one sheet that can be read as one: each begins with the same column (the day), names all that it
 * counts, and counts nothing that another counts too. Empty where any of that is not so: then a person must say what is meant.
 */
export const stackedOf = ({ rows, place, headers }: Opened): readonly Stacked[] => {
  const below = rows.slice(place.at + place.rows).filter(({ cells }) => cells.some((cell) => cell !== null));
  const starts = below.flatMap((_row, at) => (startsTable(below, at, headers) ? [at] : []));
  if (starts.length === 0) return [];
  const ends = [...starts.slice(1), below.length];
  const above = rows[place.at - 1];
  const first = { headers, rows: below.slice(0, starts[0]), title: above };
  const others = starts.flatMap((at, index) => {
    const row = below[at];
    if (row === undefined) return [];
    const before = below[at - 1];
    const own = {
      row,
      headers: composeHeaders([row], row.cells.length).filter((_name, column) => hasName(row, column)),
      at: row.cells.flatMap((_cell, column) => (hasName(row, column) ? [column] : [])),
      rows: below.slice(at + 1, ends[index]),
      title: before !== undefined && isTitle(before) ? before : undefined,
    };
    return [own];
  });
  const tables = [
    { ...first, counts: countsOf(headers, first.rows) },
    ...others.map((table) => ({
      ...table,
      counts: countsOf(
        table.headers,
        table.rows.map((row) => ({ ...row, cells: table.at.map((column) => row.cells[column] ?? null) })),
      ),
    })),
  ];
  const days = fold(headers[0] ?? '');
  const all = tables.flatMap(({ counts }) => counts.map(meaningOf).flatMap(keyOf));
  const named = tables.flatMap((table) => table.headers.filter((header) => !table.counts.includes(header)));
  const fits =
    tables.every(
      (table) =>
        fold(table.headers[0] ?? '') === days &&
        table.counts.length > 0 &&
        table.counts.every(saysAll) &&
        !table.headers.some((header) => itemNames.test(plain(header))) &&
        (table.title === undefined || saysGiven(table.title, table.counts)),
    ) &&
    new Set(all).size === all.length &&
    !tables.some(({ counts }) => counts.some((header) => named.some((each) => fold(each) === fold(header))));
  return fits
    ? others.map(({ row, title, headers: own }) => ({ row: row.number, title: title?.number, headers: own }))
    : [];
};

const hasName = (row: Row, column: number): boolean => headerText(row.cells[column]) !== '';

const isTitle = ({ cells }: Row): boolean => {
  const filled = cells.filter((cell) => cell !== null);
  return filled.length === 1 && typeof filled[0] === 'string';
};

/** Headers of another table: words alone, under a gap or a title, over values. */
const startsTable = (below: readonly Row[], at: number, headers: readonly string[]): boolean => {
  const row = below[at];
  const before = below[at - 1];
  if (row === undefined || before === undefined || !(before.number < row.number - 1 || isTitle(before)))
    return false;
  if (row.cells.some((cell) => cell !== null && lookOf(cell) !== 'text')) return false;
  const isAgain = headers.every(
    (header, column) =>
      headerText(row.cells[column]) === '' || fold(headerText(row.cells[column])) === fold(header),
  );
  return !isAgain && isHeader(row, below.slice(at + 1, at + 6));
};

const countsOf = (headers: readonly string[], rows: readonly Row[]): readonly string[] =>
  headers.filter((_header, at) => isCounts(columnOf(headers, rows, at)));

/** "Narcan given" says what it counts; "Given" under a title says it only with that. */
const saysAll = (header: string): boolean => {
  const meaning = meaningOf(header);
  if (meaning.is === 'back') return /\b(syringes?|needles?|sharps|jering\w+|agujas?)\b/.test(plain(header));
  return meaning.is === 'given'
    ? typeof itemMeaning(plain(header)) === 'object'
    : ['people', 'visits', 'trained', 'aside'].includes(meaning.is);
};

const saysGiven = (title: Row, counts: readonly string[]): boolean => {
  const subject = subjectOf(title.cells.map(headerText).filter(Boolean).join(' '));
  return (
    subject === 'given' ||
    (subject === 'back' && counts.every((header) => ['back', 'aside'].includes(meaningOf(header).is)))
  );
};

/** What a column counts, so that nothing is counted in two tables. What is left aside may come twice. */
const keyOf = (meaning: Meaning): readonly string[] =>
  meaning.is === 'aside' ? [] : [meaning.is === 'given' ? `given ${meaning.item.item}` : meaning.is];
