import { dayMs, msToDate } from '#log/calendar.ts';
import type { DateCell, FaultCell } from '../sheet.ts';

/** How the numbers of a cell are to be read: as numbers, or as days since an epoch shown as date, time or both. */
export type NumberStyle = 'number' | 'date' | 'time' | 'date-time' | Padded;

/** A code that is kept as a number and shown with zeros before it: a lot, a postal code. */
export interface Padded {
  readonly digits: number;
}

/**
 * Built-in number formats that show a date or time (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are dates in the East
 * Asian versions of the list).
 */
const builtIn: Readonly<Record<number, NumberStyle>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36].map((id) => [id, 'date' as const])),
  ...Object.fromEntries([32, 33, 34, 35].map((id) => [id, 'time' as const])),
  45: 'time',
  46: 'time',
  47: 'time',
  ...Object.fromEntries([50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date' as const])),
  55: 'time',
  56: 'time',
};

export const styleOfBuiltIn = (id: number): NumberStyle => builtIn[id] ?? 'number';

/** Reads a format code such as `dd/mm/yyyy hh:mm` or `[$-409]h:mm AM/PM;@`. */
export const styleOfCode = (code: string): NumberStyle => {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '') // quoted, escaped, padding
    .replace(/\[(h+|m+|s+)\]/gi, '$1') // elapsed time
    .replace(/\[[^\]]*\]/g, '') // colours, locales, conditions
    .toLowerCase();
  if (/^0{2,20}$/.test(bare)) return { digits: bare.length };
  if (bare === 'general' || !/[dmyhs]/.test(bare)) return 'number';
  if (/e[+-]/.test(bare)) return 'number';
  const time = /[hs]/.test(bare);
  const date = /[dy]/.test(bare) || (!time && bare.includes('m'));
  if (date && time) return 'date-time';
  return date ? 'date' : 'time';
};

const largestSerial = 2_958_465; // 9999-12-31

/**
 * A serial number as date and time. In the 1900 system day 1 is 1 January 1900 and day 60 is the 29 February 1900 that
 * never was; in the 1904 system day 0 is 1 January 1904.
 */
export const serialToDate = (
  serial: number,
  style: Exclude<NumberStyle, Padded>,
  epoch1904: boolean,
): DateCell | FaultCell => {
  if (!Number.isFinite(serial) || serial < 0 || serial > largestSerial) return { fault: 'date-impossible' };
  let day = Math.floor(serial);
  let second = Math.round((serial - day) * 86_400);
  if (second === 86_400) {
    day += 1;
    second = 0;
  }
  const time = clock(second);
  if (style === 'time' && day === 0) return { time };
  if (!epoch1904 && (day === 60 || day === 0)) return { fault: 'date-impossible' };
  const start = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = msToDate(start + day * dayMs);
  return style === 'date' && second === 0 ? { date } : { date, time };
};

const clock = (second: number): string => {
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${pad(second / 3600)}:${pad((second / 60) % 60)}:${pad(second % 60)}`;
};
