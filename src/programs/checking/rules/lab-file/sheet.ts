import { columnsByName, type LabTable } from './columns.ts';

/** So many lines of titles may stand above the names of the columns. */
const mostTitles = 10;

/** Rows as a table: the line of names is the first that names most parts of a lab's file. Undefined where there is no line below it. */
export const tableOf = (rows: LabTable['rows']): LabTable | undefined => {
  const named = rows
    .slice(0, mostTitles)
    .map(({ cells }) => Object.keys(columnsByName({ headers: cells, rows: [] })).length);
  const at = named.indexOf(Math.max(0, ...named));
  const header = rows[Math.max(0, at)];
  const below = rows.slice(Math.max(0, at) + 1);
  return header === undefined || below.length === 0 ? undefined : { headers: header.cells, rows: below };
};

/** In which order numbers of days stand, where any cell shows it and none the other; undefined where nobody can tell. */
export const dayOrderOf = (cells: readonly string[]): 'mdy' | 'dmy' | undefined => {
  const parts = cells.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}$/.exec(cell.trim()) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const isMonthFirst = parts.some(([, second]) => second > 12);
  const isDayFirst = parts.some(([first]) => first > 12);
  return isMonthFirst === isDayFirst ? undefined : isMonthFirst ? 'mdy' : 'dmy';
};

/** True where a day is written with numbers only and could be two. */
export const hasNumericDays = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(cell.trim()));

/** Whether somebody means this sample: by its code or the number on its bag. */
export const isCalled = (
  own: { readonly code?: string | undefined; readonly bag?: string | undefined },
  code: string | undefined,
  called: string,
): boolean =>
  (code !== undefined && own.code === code) ||
  (called.trim() !== '' && own.bag?.trim().toLowerCase() === called.trim().toLowerCase());
