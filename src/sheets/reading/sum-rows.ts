import { compileDate } from '../mapping/any-date.ts';
import { type Cell, isDateCell, type Row } from '../read/sheet.ts';
import { isFilled, numberOf } from './cells.ts';
import { columnOf, isCounts } from './column.ts';

export interface SumRows {
  /** Rows that add up those above without saying so: they record nothing. */
  readonly sums: readonly Row[];
  /** Rows that may be such sums: a person must say. */
  readonly doubtful: readonly Row[];
}

type Label = 'none' | 'day' | 'month' | 'quarter' | 'year' | 'text';
const spans: readonly Label[] = ['day', 'month', 'quarter', 'year'];

const dates = compileDate('any MDY 2000');
const ofWeek = /^(?:week|wk|semana)\b/i;
const labelOf = (cell: Cell | undefined): Label => {
  if (!isFilled(cell) || cell === null || cell === undefined) return 'none';
  if (typeof cell === 'object') return isDateCell(cell) ? 'day' : 'text';
  // "Week of 3/10" below its days is no day.
  if (ofWeek.test(String(cell))) return 'text';
  const read = dates?.read(String(cell));
  return read?.ok === true ? (read.only ?? 'day') : 'text';
};

/**
 * Rows named otherwise than the rest ("Q1 2025" among months, "January" or "Week 1" among days, nothing at all) whose every
 * number is the sum of those since the sum before, or of all so far. One named like a longer time that adds nothing up, and a
 * last row named like the others that adds all up, are doubtful.
 */
export const sumRowsOf = (headers: readonly string[], rows: readonly Row[]): SumRows => {
  const label = headers.findIndex((_header, at) => {
    const { filled, texts, dates: days, cells } = columnOf(headers, rows, at);
    return filled * 5 >= rows.length * 3 && (texts + days) * 2 > filled - yearsIn(cells);
  });
  if (label === -1 || rows.length < 3) return { sums: [], doubtful: [] };
  const counts = headers.flatMap((_header, at) =>
    at !== label && isCounts(columnOf(headers, rows, at)) ? [at] : [],
  );
  const labels = rows.map((row) => labelOf(row.cells[label]));
  const usual = mostOf(labels);
  const sums: Row[] = [];
  const doubtful: Row[] = [];
  let sheet: string | undefined;
  let block: Row[] = [];
  let all: Row[] = [];
  for (const [at, row] of rows.entries()) {
    if (row.sheet !== sheet) [sheet, block, all] = [row.sheet, [], []];
    const own = labels[at] ?? 'none';
    // Looked at only where it could be: adding up all rows above every row would take minutes.
    const adds = (above: readonly Row[]): boolean => above.length > 1 && addsUp(row, above, counts);
    const isLonger = spans.indexOf(own) > spans.indexOf(usual) && spans.includes(usual);
    if (own !== usual && (adds(block) || adds(all))) {
      sums.push(row);
      block = [];
      continue;
    }
    const isLast = rows[at + 1]?.sheet !== row.sheet || at === rows.length - 1;
    if (!counts.some((column) => numberOf(row.cells[column]) !== undefined)) continue;
    if (isLonger || (own === usual && isLast && all.length > 2 && adds(all))) doubtful.push(row);
    block.push(row);
    all.push(row);
  }
  return { sums, doubtful };
};

const yearsIn = (cells: readonly Cell[]): number =>
  cells.filter((cell) => /^(?:19|20)\d\d$/.test(String(cell))).length;

const mostOf = (labels: readonly Label[]): Label => {
  const times = new Map<Label, number>();
  for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
  const [most] = [...times].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? 'none';
};

/** Every number of the row is the sum of its column, and one of them is more than nothing. */
const addsUp = (row: Row, above: readonly Row[], counts: readonly number[]): boolean => {
  const own = counts.flatMap((at) => {
    const value = numberOf(row.cells[at]);
    return value === undefined ? [] : [{ at, value }];
  });
  return (
    own.some(({ value }) => value > 0) &&
    own.every(
      ({ at, value }) => above.reduce((sum, each) => sum + (numberOf(each.cells[at]) ?? 0), 0) === value,
    )
  );
};
