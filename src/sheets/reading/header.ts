import { fold } from '../mapping/mapping.ts';
import { type Cell, isDateCell, type Row } from '../read/sheet.ts';
import { isTotalText, lookOf } from './cells.ts';
import { itemMeaning } from './item-meaning.ts';
import { plain } from './plain.ts';

/** Where the headers of a sheet stand: `rows` rows from the one at place `at` of those given. */
export interface HeaderPlace {
  readonly at: number;
  readonly rows: 1 | 2 | 3;
}

/** Title rows and notes stand above the headers of real sheets; more than this is no title. */
const searched = 40;
/** Rows below a header that show what its columns hold. */
const below = 12;

/**
 * Finds the headers: the row of names with the most columns of values below it. A row above that names groups of columns,
 * or one below that names parts, belongs to it. Undefined for a sheet without two columns.
 */
export const findHeader = (rows: readonly Row[]): HeaderPlace | undefined => {
  let best: { at: number; score: number } | undefined;
  for (const [at, row] of rows.slice(0, searched).entries()) {
    const score = scoreOf(row, rows.slice(at + 1, at + 1 + below));
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  if (best === undefined) {
    const at = rows.findIndex((row) => filled(row) >= 2);
    return at === -1 ? undefined : { at, rows: 1 };
  }
  const at = earlierTable(rows, best.at) ?? best.at;
  const row = rows[at];
  const above = rows[at - 1];
  const next = rows[at + 1];
  if (row === undefined) return undefined;
  if (above !== undefined && above.number === row.number - 1 && namesGroups(above, row)) {
    const third = rows[at - 2];
    return third !== undefined &&
      third.number === above.number - 1 &&
      namesGroups(third, above) &&
      filled(third) > 1
      ? { at: at - 2, rows: 3 }
      : { at: at - 1, rows: 2 };
  }
  if (next !== undefined && next.number === row.number + 1 && namesParts(next, row, rows[at + 2]))
    return { at, rows: 2 };
  return { at, rows: 1 };
};

/** A smaller table with days and counts of its own above: it comes first, and is no title of the larger one. */
const earlierTable = (rows: readonly Row[], at: number): number | undefined => {
  const found = rows.slice(0, at).findIndex((row, own) => {
    const next = rows[own + 1];
    if (next === undefined || own + 1 >= at || scoreOf(row, rows.slice(own + 1, at)) < 1) return false;
    const looks = next.cells.map(lookOf).filter((look) => look !== 'empty');
    return (
      row.cells.every((cell) => cell === null || lookOf(cell) === 'text') &&
      looks[0] === 'date' &&
      looks.includes('number')
    );
  });
  return found === -1 ? undefined : found;
};

/** Whether a row names columns of the values below it. */
export const isHeader = (row: Row, after: readonly Row[]): boolean => scoreOf(row, after) > 0;

const filled = (row: Row): number => row.cells.filter((cell) => cell !== null).length;

/** A name, or a month or day where columns are months. */
const isName = (cell: Cell): boolean => {
  if (isDateCell(cell)) return true;
  const look = lookOf(cell);
  return (
    look === 'text' ||
    look === 'date' ||
    (look === 'number' && typeof cell === 'string' && /[a-z]/i.test(cell))
  );
};

/** Columns that are named here and hold values below, less what speaks against a row of names. */
const scoreOf = (row: Row, after: readonly Row[]): number => {
  const named = row.cells.flatMap((cell, column) => (cell !== null && isName(cell) ? [column] : []));
  const others = filled(row) - named.length;
  const dates = row.cells.filter((cell) => lookOf(cell) === 'date').length;
  if (named.length < 2 || others > named.length / 3) return 0;
  // A day followed by words is a record, not a row of names: columns of months are many.
  if (dates > 0 && dates < 2) return 0;
  const texts = new Set(row.cells.map((cell) => (typeof cell === 'string' ? fold(cell) : '')));
  if (texts.size < named.length / 2 && dates === 0) return 0;
  const holding = named.filter((column) => {
    const looks = after.map((each) => lookOf(each.cells[column])).filter((look) => look !== 'empty');
    const values = looks.filter((look) => look === 'number' || look === 'date').length;
    return values > 0 && values * 2 >= looks.length - 1;
  });
  if (holding.length === 0) return 0;
  const isTotal = row.cells.some((cell) => typeof cell === 'string' && isTotalText(cell)) && dates === 0;
  return holding.length + named.length / 100 - (isTotal && others > 0 ? holding.length : 0);
};

/** The row above names groups of columns: it fills what this one leaves open, or stands over several of its columns. */
const namesGroups = (above: Row, row: Row): boolean => {
  const names = above.cells.flatMap((cell, column) => (cell === null ? [] : [{ cell, column }]));
  const [first] = names;
  if (first === undefined || names.some(({ cell }) => typeof cell !== 'string' || lookOf(cell) === 'number'))
    return false;
  if (names.some(({ cell }) => typeof cell === 'string' && (cell.length > 40 || cell.trim().endsWith(':'))))
    return false;
  const fillsGap = names.some(({ column }) => (row.cells[column] ?? null) === null);
  if (names.length === 1)
    return fillsGap
      ? filled(row) > 1 && first.column === 0 && isShort(first.cell) && (row.cells[0] ?? null) === null
      : first.column > 0 && isShort(first.cell);
  const spreads = names.some(
    ({ column }) => (above.cells[column + 1] ?? null) === null && (row.cells[column + 1] ?? null) !== null,
  );
  return fillsGap || (spreads && names.length >= 2) || names.length * 2 >= filled(row);
};

const isShort = (cell: Cell): boolean => typeof cell === 'string' && cell.length <= 24 && !/\d{4}/.test(cell);

/** The row below names parts of the columns ("Given", "Returned") or their units, and holds no value itself. */
const namesParts = (next: Row, row: Row, after: Row | undefined): boolean => {
  const cells = next.cells.flatMap((cell, column) => (cell === null ? [] : [{ cell, column }]));
  if (cells.length < 2 || after === undefined) return false;
  if (
    cells.some(
      ({ cell }) =>
        lookOf(cell) !== 'text' && !(typeof cell === 'string' && /^\d*[.,]?\d+ ?(cc|ml)$/i.test(cell)),
    )
  )
    return false;
  if (cells.some(({ cell }) => typeof cell === 'string' && isTotalText(cell)) && cells.length < 3)
    return false;
  // Below a column of numbers a word is a name; a word below a column of words is just the first record.
  const overValues = cells.filter(({ column }) => ['number', 'date'].includes(lookOf(after.cells[column])));
  return overValues.length * 2 >= cells.length && overValues.length >= Math.min(2, filled(row) - 1);
};

/** "Condoms" behind the columns of "Naloxone": with that before it, it would name naloxone. */
const isOfAnother = (group: string, part: string): boolean => {
  const own = itemMeaning(plain(part));
  const both = itemMeaning(plain(`${group} ${part}`));
  if (typeof both !== 'object') return false;
  if (own === 'item') return !both.item.startsWith('strip-');
  return typeof own === 'object' && own.item !== both.item && own.assumed === undefined;
};

/**
 * The headers that one to three rows make together: a name over several columns is put before each of them. Names that
 * come again are numbered, and columns with values but no name are called by their letter: "(C)".
 */
export const composeHeaders = (rows: readonly Row[], width: number): readonly string[] => {
  const parts = rows.map((row, index) => {
    const isLast = index === rows.length - 1;
    let before = '';
    return Array.from({ length: width }, (_, column) => {
      const own = headerText(row.cells[column]);
      if (own !== '') before = own;
      // A group's name goes on to the right as long as parts follow that have no group of their own and name nothing else.
      const lower = rows.slice(index + 1).map((each) => headerText(each.cells[column]));
      const hasPart = lower.some((text) => text !== '');
      if (own === '' && lower.some((text) => isOfAnother(before, text))) before = '';
      return own !== '' || isLast || !hasPart ? own : before;
    });
  });
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const text = parts
      .map((part) => part[column] ?? '')
      .filter((part, index, all) => part !== '' && part !== all[index - 1])
      .join(' ');
    const name = text === '' ? `(${letterOf(column)})` : text.slice(0, 480);
    const count = (seen.get(fold(name)) ?? 0) + 1;
    seen.set(fold(name), count);
    return count === 1 ? name : `${name} (${count})`;
  });
};

/** A header as one line of text; dates over columns as they are. */
export const headerText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell).replace(/\s+/g, ' ').trim();
  return isDateCell(cell) ? (cell.date ?? cell.time ?? '') : '';
};

const letterOf = (column: number): string => {
  let [rest, text] = [column, ''];
  for (; rest >= 0; rest = Math.floor(rest / 26) - 1) text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
};
