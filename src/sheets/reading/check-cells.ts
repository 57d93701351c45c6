import { dayMs } from '#log/calendar.ts';
import { isNothing, isSuppressed, readAmount, readCount } from '../mapping/amount.ts';
import { cellText } from '../mapping/values.ts';
import { type Cell, isDateCell, isFaultCell, type Row } from '../read/sheet.ts';
import type { Column } from './column.ts';
import type { CellDoubt, Sample } from './question.ts';
import type { Numbers } from './sums.ts';

/**
 * Cells of a column of counts that a careful person would stop at: no number, less than nothing, a part of a piece, packs, a
 * date in disguise, or a value far from all others. `pack` is how many are in one, where that is known.
 */
export const doubtfulCells = (
  column: Column,
  rows: readonly Row[],
  numbers: Numbers,
  pack: number | undefined,
  isWeight = false,
): readonly Sample[] => {
  const far = farFrom(numbers);
  const decimal = column.decimal === ',' ? ',' : '.';
  return column.cells.flatMap((cell, at) => {
    const row = rows[at];
    if (row === undefined || cell === null) return [];
    const own = doubtOf(cell, decimal, pack);
    const doubt =
      (isWeight && own?.why === 'fraction' ? undefined : own) ??
      (far.has(at) ? farDoubt(numbers[at] ?? 0) : undefined);
    return doubt === undefined
      ? []
      : [
          {
            row: row.number,
            ...(row.sheet !== undefined && { sheet: row.sheet }),
            column: column.header,
            text: cellText(cell) || 'error',
            ...doubt,
          },
        ];
  });
};

type Doubt = { readonly why: CellDoubt; readonly readings?: readonly string[] };

const doubtOf = (
  cell: Exclude<Cell, null>,
  decimal: '.' | ',',
  pack: number | undefined,
): Doubt | undefined => {
  if (isDateCell(cell)) return { why: 'date-in-disguise', readings: dateReadings(cell.date ?? '') };
  if (isFaultCell(cell)) return { why: 'not-a-number' };
  if (typeof cell === 'boolean') return { why: 'not-a-number' };
  if (typeof cell === 'string' && (isNothing(cell) || isSuppressed(cell))) return undefined;
  const read = readCount(cell, { decimal, ...(pack !== undefined && { pack }) });
  if (read.ok) return undefined;
  switch (read.error.code) {
    case 'count-negative':
      return { why: 'negative' };
    case 'count-fractional':
      return { why: 'fraction', readings: fractionReadings(cell, decimal) };
    case 'number-pack':
      return { why: 'pack' };
    default:
      return { why: 'not-a-number' };
  }
};

/** "3-4" that a spreadsheet program took for a day. */
const dateReadings = (date: string): readonly string[] => [
  date,
  `${Number(date.slice(5, 7))}-${Number(date.slice(8, 10))}`,
];

/** 1.2 may be the 1,200 that lost its sign. */
const fractionReadings = (cell: string | number, decimal: '.' | ','): readonly string[] => {
  const read = readAmount(cell, { decimal });
  const value = read.ok ? (read.value?.value ?? 0) : 0;
  const thousand = Math.round(value * 1000);
  return Math.abs(thousand - value * 1000) < 1e-6 ? [String(value), String(thousand)] : [String(value)];
};

/** Days from 2000 to 2050 as a spreadsheet program numbers them. */
const isSerial = (value: number): boolean => Number.isInteger(value) && value >= 36_526 && value <= 54_789;

const farDoubt = (value: number): Doubt => {
  if (!isSerial(value)) return { why: 'far' };
  const day = new Date(Date.UTC(1899, 11, 30) + value * dayMs);
  return {
    why: 'date-in-disguise',
    readings: [String(value), `${day.getUTCMonth() + 1}-${day.getUTCDate()}`],
  };
};

/** How many times the next largest value one must be to stand apart, and how few may. */
const gap = 8;

/**
 * Places of values that stand far above all others: at least eight times the next, few of them, and above what one tap
 * could mean for the rest. A month of a large site among small ones is no such value: others lead up to it.
 */
const farFrom = (numbers: Numbers): ReadonlySet<number> => {
  const values = numbers
    .flatMap((value, at) => (value === undefined || value <= 0 ? [] : [{ value, at }]))
    .toSorted((a, b) => a.value - b.value);
  const few = Math.max(1, Math.floor(values.length / 50));
  const disguised = values.filter(({ value }) => isSerial(value));
  const others = values.filter(({ value }) => !isSerial(value));
  const median = others[Math.floor(others.length / 2)]?.value ?? 0;
  if (disguised.length > 0 && disguised.length <= others.length && median * 50 < 36_526)
    return new Set(disguised.map(({ at }) => at));
  if (values.length < 4) {
    const [last, before] = [values.at(-1), values.at(-2)];
    return last !== undefined &&
      before !== undefined &&
      last.value >= 100 &&
      last.value >= before.value * gap * 8
      ? new Set([last.at])
      : new Set();
  }
  for (let from = values.length - few; from < values.length; from += 1) {
    const [below, own] = [values[from - 1], values[from]];
    if (below !== undefined && own !== undefined && own.value >= 100 && own.value >= below.value * gap)
      return new Set(values.slice(from).map(({ at }) => at));
  }
  return new Set();
};
