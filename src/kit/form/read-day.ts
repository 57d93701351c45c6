import { err, type LocalDate, ok, type Result } from '#log/index.ts';

/** In which order a reader writes a day with numbers only; undefined when that is not known. */
export type DayOrder = 'mdy' | 'dmy';

export interface DayBounds {
  /** The first and the last day that can be meant; left out: 1900-01-01 and 2200-12-31, which every table can hold. */
  readonly min?: LocalDate | undefined;
  readonly max?: LocalDate | undefined;
  readonly order?: DayOrder | undefined;
}

export const firstDay = '1900-01-01';
export const lastDay = '2200-12-31';

/**
 * Reads a day as people type it: by a browser's date field (`2026-11-20`, and `0026-11-20` for the year "26"), or as text
 * with two-digit or four-digit years (`11/20/26`, `20.11.2026`, `2026/11/20`). A year of two digits is the nearest within
 * the bounds from 2000 on, else before. What could be two days, or none, is not guessed.
 *
 * Answers the day, or '' for nothing typed; else the id of a message that says what to do.
 */
export const readDay = (typed: string, bounds: DayBounds = {}): Result<LocalDate | '', string> => {
  const { min = firstDay, max = lastDay, order } = bounds;
  const text = typed.trim();
  if (text === '') return ok('');
  const parts = text.match(/^(\d{1,6})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{1,6})\.?$/);
  if (parts === null) return err('kit.form.date');
  const [first, middle, last] = parts.slice(1).map(Number) as [number, number, number];
  const [, firstText = '', , lastText = ''] = parts;
  const days = new Set<LocalDate>();
  const add = (year: number, month: number, day: number): void => {
    const found = toDay(year < 100 ? century(year, min, max) : year, month, day);
    if (found !== undefined) days.add(found);
  };
  if (firstText.length > 2) add(first, middle, last);
  else {
    if (order === 'mdy') add(last, first, middle);
    if (order === 'dmy') add(last, middle, first);
    if (days.size === 0) {
      add(last, first, middle);
      add(last, middle, first);
      if (lastText.length <= 2) add(first, middle, last);
    }
  }
  const [day] = days;
  if (day === undefined) return err('kit.form.date');
  if (days.size > 1) return err('kit.form.date.unclear');
  if (day < firstDay || day > lastDay) return err('kit.form.date.year');
  if (day < min) return err('kit.form.date.early');
  return day > max ? err('kit.form.date.late') : ok(day);
};

const century = (year: number, min: LocalDate, max: LocalDate): number =>
  [2000 + year, 1900 + year].find((each) => `${each}` >= min.slice(0, 4) && `${each}` <= max.slice(0, 4)) ??
  2000 + year;

/** Undefined for a day that does not exist. Years keep their digits, so that bounds compare as text. */
const toDay = (year: number, month: number, day: number): LocalDate | undefined => {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return undefined;
  const pad = (value: number, size: number): string => String(value).padStart(size, '0');
  return `${pad(Math.min(year, 9999), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};
