import { anyDate, compileDate } from '../mapping/any-date.ts';
import { monthOfName } from '../mapping/date-format.ts';
import { fold } from '../mapping/mapping.ts';
import { weekdayOf } from '../mapping/weekday.ts';
import type { Row } from '../read/sheet.ts';
import { isDateText, isTimeName, isTotalText, numberOf } from './cells.ts';
import { columnOf, isCounts } from './column.ts';
import type { Sample } from './question.ts';
import { weekdayLetters, weeksOfMonth } from './weeks.ts';

/** Columns that are one thing in several months, sites or days of a week. */
export interface Across {
  readonly holds: 'date' | 'site' | 'weekday' | 'week';
  readonly layout: {
    readonly columns: string[];
    readonly names?: string[];
    readonly name: string;
    readonly value: string;
  };
  /** Quarters beside months, a year beside both: they add those up. */
  readonly sums: readonly string[];
}

/** Columns that add those up, and where they do not say what these add up to. */
export interface AcrossSums {
  readonly columns: readonly string[];
  /** Sums that were held against what they add up. */
  readonly found: number;
  readonly differing: readonly Sample[];
}

export const acrossOf = (
  headers: readonly string[],
  rows: readonly Row[],
  {
    sites,
    month,
  }: {
    readonly sites: readonly { readonly name: string }[];
    /** The one month that the titles name: columns 1, 2, 3 ... are its days. */
    readonly month: string | undefined;
  },
): Across | undefined => {
  const counts = (header: string): boolean => isCounts(columnOf(headers, rows, headers.indexOf(header)));
  const times = headers.filter(
    (header) => spanOf(header) !== undefined && !anyDate.test(header) && counts(header),
  );
  const those = (span: Span): readonly string[] => times.filter((header) => spanOf(header) === span);
  const enough = (span: Span): number =>
    (span === 'month' || span === 'day') && !saysYear(those(span)) ? 3 : 2;
  const finest = spans.find((span) => those(span).length >= enough(span));
  if (finest !== undefined) {
    const columns = those(finest);
    // "Q1" beside months needs no year to add them up.
    const sums = headers.filter(
      (header) =>
        !columns.includes(header) && (times.includes(header) || (finest === 'month' && quarter.test(header))),
    );
    return made(headers, columns, 'date', finest === 'year' ? 'Year' : 'Month', sums);
  }
  const days =
    month === undefined ? [] : headers.filter((header) => /^\d{1,2}$/.test(header) && counts(header));
  if (days.length >= 3 && days.every((header, at) => Number(header) === at + 1) && days.length <= 31)
    return made(headers, days, 'date', 'Day', []);
  const week = headers.filter((header) => weekdayOf(header) !== undefined);
  if (week.length >= 3 && week.some(counts) && new Set(week.map(weekdayOf)).size === week.length)
    return made(headers, week, 'weekday', 'Weekday', []);
  const lettered = weekdayLetters(headers);
  if (lettered?.columns.some(counts) === true) {
    const { columns, names } = lettered;
    return made(headers, columns, 'weekday', 'Weekday', [], names);
  }
  const weeks = weeksOfMonth(headers);
  if (weeks.length > 0 && weeks.some(counts)) {
    const isDated = headers.some((_header, at) => {
      const { cells, filled } = columnOf(headers, rows, at);
      const dated = cells.filter((cell) => typeof cell === 'string' && isTimeName(cell)).length;
      return filled > 0 && dated * 2 > filled;
    });
    return isDated || month === undefined
      ? made(headers, weeks, 'week', 'Week', [])
      : made(
          headers,
          weeks,
          'date',
          'Month',
          [],
          weeks.map(() => month),
        );
  }
  const known = new Set(sites.map(({ name }) => fold(name)));
  const places = headers.filter((header) => known.has(fold(header)) && counts(header));
  return places.length >= 2 ? made(headers, places, 'site', 'Site', []) : undefined;
};

const quarter = /^(?:q|t|trim\.? ?)[1-4]$/i;

/** "Jan 2025", or "Jan-25" beside "Feb-25": a day would hardly be the same in each. */
const saysYear = (headers: readonly string[]): boolean =>
  headers.every((header) => /\d{4}/.test(header)) ||
  (headers.every((header) => /^[a-z]{3,}\.?[ '-]+\d\d$/i.test(header)) &&
    new Set(headers.map((header) => header.slice(-2))).size === 1);

const spans = ['day', 'month', 'quarter', 'year'] as const;
type Span = (typeof spans)[number];

const dates = [compileDate('any MDY 2000'), compileDate('any DMY 2000')];

/** The time that a header over a column of counts names. */
const spanOf = (header: string): Span | undefined => {
  if (monthOfName(header) > 0 && header.length <= 10) return 'month';
  if (!isDateText(header)) return undefined;
  const read = dates.map((each) => each?.read(header)).find((each) => each?.ok === true);
  return read?.ok === true ? (read.only ?? 'day') : undefined;
};

const made = (
  headers: readonly string[],
  columns: readonly string[],
  holds: Across['holds'],
  name: string,
  sums: readonly string[],
  names?: readonly string[],
): Across => {
  const free = (wanted: string): string =>
    headers.some((header) => fold(header) === fold(wanted)) ? `${wanted} (across)` : wanted;
  return {
    holds,
    sums,
    layout: {
      columns: [...columns],
      ...(names !== undefined && { names: [...names] }),
      name: free(name),
      value: free('Count'),
    },
  };
};

export const noSums: AcrossSums = { columns: [], found: 0, differing: [] };

/** Totals and quarters beside columns of months, held against the months that they add up. */
export const sumsAcross = (
  headers: readonly string[],
  rows: readonly Row[],
  { layout, sums }: Across,
): AcrossSums => {
  const totals = headers.filter((header) => !layout.columns.includes(header) && isTotalText(header));
  const columns = [...new Set([...sums, ...totals])];
  const differing: Sample[] = [];
  let found = 0;
  const decimal = [...layout.columns, ...columns].some(
    (header) => columnOf(headers, rows, headers.indexOf(header)).decimal === ',',
  )
    ? ','
    : '.';
  const valuesOf = (row: Row, names: readonly string[]): readonly number[] =>
    names.flatMap((name) => numberOf(row.cells[headers.indexOf(name)], decimal) ?? []);
  for (const header of columns) {
    if (!isAddition(header)) continue;
    const parts = sums.includes(header) ? partsOf(header, layout.columns, sums, headers) : layout.columns;
    for (const row of rows) {
      const [said] = valuesOf(row, [header]);
      const own = valuesOf(row, parts);
      if (said === undefined || own.length === 0) continue;
      found += 1;
      const sum = own.reduce((all, value) => all + value, 0);
      if (sum !== said)
        differing.push({
          row: row.number,
          ...(row.sheet !== undefined && { sheet: row.sheet }),
          column: header,
          text: String(said),
          why: 'sum-differs',
          readings: [String(said), String(sum)],
        });
    }
  }
  return { columns, found, differing };
};

/** An average or a highest value is no addition. */
const isAddition = (header: string): boolean =>
  !/\b(avg|averages?|mean|median|max\w*|min\w*|promedios?|moyennes?)\b/i.test(header);

/** The columns since the last sum: the months of a quarter. A year adds all of its own. */
const partsOf = (
  header: string,
  columns: readonly string[],
  sums: readonly string[],
  headers: readonly string[],
): readonly string[] => {
  const at = headers.indexOf(header);
  if (spanOf(header) === 'year')
    return columns.filter((name) => !/\d{4}/.test(name) || name.includes(header.trim()));
  const before = Math.max(-1, ...sums.map((name) => headers.indexOf(name)).filter((place) => place < at));
  const since = columns.filter((name) => headers.indexOf(name) > before && headers.indexOf(name) < at);
  return since.length > 0 ? since : columns;
};
