import { dayMs } from '#log/calendar.ts';
import { anyDate, compileDate } from '../mapping/any-date.ts';
import { cellText } from '../mapping/values.ts';
import { isDateCell } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import type { Column } from './column.ts';
import type { Table } from './layout.ts';
import type { OpenQuestion, Sample } from './question.ts';
import type { Roles } from './roles.ts';

/** Which column holds the days, how they are written, and cells that may be another day than they seem. */
export const dateQuestions = (
  { date }: Roles,
  table: Table,
  /** A title names the day of a shelf's count or a delivery: nothing is left to ask. */
  hasDay: boolean,
): readonly OpenQuestion[] => {
  if (date === undefined)
    return hasDay ? [] : [{ part: 'date.column' }, { part: 'date.format', formats: [] }];
  const { formats, readsAll, maySwap } = date.guess;
  if (formats.length !== 1 || !readsAll)
    return [{ part: 'date.format', formats, ...rowsOf(dateSamples(date.column, formats, table)) }];
  if (maySwap !== true || !anyDate.test(formats[0] ?? '')) return [];
  const rows = table.rows.flatMap((row): readonly Sample[] => {
    const cell = row.cells[date.column.at] ?? null;
    if (!isDateCell(cell) || cell.date === undefined) return [];
    const other = `${cell.date.slice(0, 4)}-${cell.date.slice(8)}-${cell.date.slice(5, 7)}`;
    return [
      {
        row: row.number,
        column: date.column.header,
        text: cell.date,
        why: 'date-cell',
        readings: [cell.date, other],
      },
    ];
  });
  return rows.length === 0 ? [] : [{ part: 'date.cells', rows: rows.slice(0, 3) }];
};

const rowsOf = (rows: readonly Sample[]) => (rows.length === 0 ? {} : { rows });

/** Dates that the formats read as different days, with each reading; or those that none of them reads. */
const dateSamples = (column: Column, formats: readonly string[], table: Table): readonly Sample[] => {
  const compiled = formats.map(compileDate);
  const samples = table.rows.flatMap((row): readonly Sample[] => {
    const cell = row.cells[column.at] ?? null;
    if (cell === null || typeof cell === 'object') return [];
    const text = String(cell);
    const readings = compiled.map((format) => {
      const reading = format?.read(text);
      return reading?.ok === true ? reading.date : '';
    });
    const isUnread = readings.every((reading) => reading === '');
    if (!isUnread && new Set(readings).size < 2) return [];
    return [
      {
        row: row.number,
        column: column.header,
        text,
        why: isUnread ? 'date-unread' : 'date-both-ways',
        ...(!isUnread && { readings }),
      },
    ];
  });
  return samples.toSorted((a, b) => a.why.localeCompare(b.why)).slice(0, 3);
};

/** Years between a day and all others that a slip of the pen explains better than time. */
const farMs = 2 * 366 * dayMs;

/** Days that stand alone, years from all others: 2205 for 2025. */
export const farDates = ({ date }: Roles, table: Table): readonly Sample[] => {
  const format = compileDate(date?.guess.formats[0] ?? '');
  if (date === undefined || date.also.length > 0 || date.guess.only !== undefined) return [];
  const days = table.rows
    .flatMap((row) => {
      const cell = row.cells[date.column.at] ?? null;
      const read = isDateCell(cell) || cell === null ? undefined : format?.read(cellText(cell));
      const day = isDateCell(cell) ? cell.date : read?.ok === true ? read.date : undefined;
      return day === undefined ? [] : [{ row, day, at: Date.parse(day) }];
    })
    .toSorted((a, b) => a.at - b.at);
  const few = Math.max(1, Math.floor(days.length / 50));
  const isGap = (from: number): boolean => (days[from + 1]?.at ?? 0) - (days[from]?.at ?? 0) > farMs;
  const early = days.slice(0, few).findLastIndex((_day, at) => isGap(at)) + 1;
  const late = days.findIndex((_day, at) => at >= days.length - 1 - few && isGap(at));
  const far = days.length < 3 ? [] : [...days.slice(0, early), ...(late === -1 ? [] : days.slice(late + 1))];
  return far.map(({ row, day }) => ({
    row: row.number,
    ...(row.sheet !== undefined && { sheet: row.sheet }),
    column: date.column.header,
    text: day,
    why: 'date-far',
  }));
};

/** Rows that count something on no day. */
export const undated = ({ date }: Roles, table: Table): readonly Sample[] => {
  if (date === undefined || date.also.length > 0) return [];
  return table.rows.flatMap((row): readonly Sample[] => {
    const hasDay = (row.cells[date.column.at] ?? null) !== null;
    return hasDay || !row.cells.some((cell) => (numberOf(cell) ?? 0) > 0)
      ? []
      : [
          {
            row: row.number,
            ...(row.sheet !== undefined && { sheet: row.sheet }),
            column: date.column.header,
            text: '',
            why: 'no-date',
          },
        ];
  });
};
