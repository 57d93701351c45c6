import { err, type LocalTime, ok, type Result } from '#log/index.ts';
import { type Cell, isDateCell, isFaultCell } from '../read/sheet.ts';
import type { Problem } from './amount.ts';
import { anyDate, compileDate } from './any-date.ts';
import { compileDateFormat } from './date-format.ts';
import type { Mapping } from './mapping.ts';
import { dayInWeek } from './weekday.ts';
import type { Zone } from './zone.ts';

export interface When {
  readonly occurredAt: LocalTime;
  /** The date would also be one with day and month changed round. */
  readonly bothWays: boolean;
  /** The time that the row counts, where it names no day. */
  readonly only?: 'month' | 'quarter' | 'year';
}

/** Reads the date and time of a row. `latest` is the last date that is not in the future. */
export type WhenReader = (
  dateCell: Cell,
  timeCell: Cell,
  latest: string,
  /** Which day of the week that the date names; left out: the date itself. */
  weekdayCell?: Cell,
) => Result<When, Problem & { readonly of: 'date' | 'time' }>;

/** Undefined when a format of the mapping cannot be used. */
export const createWhenReader = (mapping: Mapping, zone: Zone): WhenReader | undefined => {
  const byCells = mapping.date.format === 'cells';
  const mixed = anyDate.test(mapping.date.format);
  const dateFormat = byCells ? undefined : compileDate(mapping.date.format);
  const timeByCells = mapping.time?.format === 'cells';
  const timeFormat =
    mapping.time === undefined || timeByCells ? undefined : compileDateFormat(mapping.time.format, 'time');
  if (!byCells && dateFormat === undefined) return undefined;
  if (mapping.time !== undefined && !timeByCells && timeFormat === undefined) return undefined;

  const readDate = (
    cell: Cell,
  ): Result<
    Pick<When, 'bothWays' | 'only'> & { readonly date: string; readonly time: string | undefined },
    Problem
  > => {
    if (mapping.date.on !== undefined) return ok({ date: mapping.date.on, time: undefined, bothWays: false });
    if (cell === null) return err({ code: 'date-missing' });
    if (isFaultCell(cell)) return err({ code: cell.fault });
    if (isDateCell(cell)) {
      if (dateFormat !== undefined && !mixed) return err({ code: 'date-is-cell' });
      if (cell.date === undefined) return err({ code: 'date-missing' });
      const date = mapping.date.cells === 'swapped' ? swapped(cell.date) : cell.date;
      return ok({ date, time: cell.time, bothWays: false });
    }
    if (dateFormat === undefined) return err({ code: 'date-is-text' });
    const read = dateFormat.read(String(cell));
    return read.ok ? ok(read) : err({ code: read.problem });
  };

  const readTime = (cell: Cell): Result<string | undefined, Problem> => {
    if (cell === null || mapping.time === undefined) return ok(undefined);
    if (isFaultCell(cell)) return err({ code: cell.fault });
    if (isDateCell(cell)) return ok(cell.time);
    const read = timeFormat?.read(String(cell));
    return read?.ok === true ? ok(read.time) : err({ code: 'time-format' });
  };

  return (dateCell, timeCell, latest, weekdayCell) => {
    const day = readDate(dateCell);
    if (!day.ok) return err({ ...day.error, of: 'date' });
    const { bothWays, only } = day.value;
    const { weekday } = mapping.date;
    const date =
      weekday === undefined || only !== undefined
        ? day.value.date
        : dayInWeek(day.value.date, weekday.week, weekdayCell);
    if (date === undefined) return err({ code: 'date-format', of: 'date' });
    if (date < '1980-01-01') return err({ code: 'date-old', detail: date, of: 'date' });
    if (date > latest) return err({ code: 'date-future', detail: date, of: 'date' });
    if (bothWays && mapping.date.ambiguous === 'refuse') return err({ code: 'date-ambiguous', of: 'date' });
    const time = readTime(timeCell);
    if (!time.ok) return err({ ...time.error, of: 'time' });
    const clock = time.value ?? day.value.time ?? `${mapping.timeDefault}:00`;
    return ok({
      occurredAt: zone.toTime(date, clock, mapping.doubledHour),
      bothWays,
      ...(only !== undefined && { only }),
    });
  };
};

/** A day that a spreadsheet program read with day and month changed round: 3 May of "05/03" is 5 March. */
export const swapped = (date: string): string =>
  Number(date.slice(8)) <= 12 ? `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}` : date;
