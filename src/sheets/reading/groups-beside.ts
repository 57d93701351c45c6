import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import type { AcrossSums } from './across.ts';
import { isTimeName, isTotalText, numberOf } from './cells.ts';
import { columnOf, isCounts } from './column.ts';
import { headerText } from './header.ts';
import { meaningOf } from './meaning.ts';
import type { Sample } from './question.ts';

/** The same columns once for each place: "Hub: given, returned; Van: given, returned". */
export interface Beside {
  readonly layout: {
    readonly name: string;
    readonly values: string[];
    readonly groups: { readonly name: string; readonly columns: string[] }[];
  };
  /** Columns that add up one of the values over all groups. */
  readonly sums: readonly { readonly header: string; readonly columns: readonly string[] }[];
}

interface Part {
  readonly header: string;
  readonly upper: string;
  readonly lower: string;
}

/**
 * Finds groups of columns that are one place each, named in a row above what they count, below it, or in front of it. Two
 * groups at least hold the same; a place that is known here may stand alone. Undefined for any other table.
 */
export const besideOf = (
  headers: readonly string[],
  rows: readonly Row[],
  heads: readonly Row[],
  sites: readonly { readonly name: string }[],
): Beside | undefined => {
  const known = new Set(sites.map(({ name }) => fold(name)));
  const parts =
    heads.length === 2 ? partsOfTwo(headers, heads) : heads.length === 1 ? partsOfOne(headers, known) : [];
  const counted = parts.filter(({ header }) => isCounts(columnOf(headers, rows, headers.indexOf(header))));
  const turned = counted.map(({ header, upper, lower }) => ({ header, upper: lower, lower: upper }));
  return groupsOf(headers, counted, known) ?? groupsOf(headers, turned, known);
};

const groupsOf = (
  headers: readonly string[],
  parts: readonly Part[],
  known: ReadonlySet<string>,
): Beside | undefined => {
  const names = [...new Set(parts.map(({ upper }) => upper))].filter((name) => isPlaceName(name, known));
  const of = (name: string): readonly Part[] => parts.filter(({ upper }) => upper === name);
  const valuesOf = (name: string): string => JSON.stringify(of(name).map(({ lower }) => fold(lower)));
  const [first] = names;
  if (first === undefined) return undefined;
  const isAlone = names.length === 1;
  const own = of(first);
  const values = own.map(({ lower }) => lower);
  const others = parts.filter(({ upper }) => !names.includes(upper) && !isTotalText(upper));
  // What is counted stands in the other row, or it would be lost with the name of the place.
  if (!values.every((value) => isKnown(value)) || new Set(values.map(fold)).size < values.length)
    return undefined;
  if (
    isAlone
      ? !known.has(fold(first)) || own.length < 2
      : names.some((name) => valuesOf(name) !== valuesOf(first))
  )
    return undefined;
  // A place adds nothing to what is counted: "Naloxone: nasal, IM" are two supplies.
  if (others.length > 0 || parts.some(({ header, lower }) => !isSaidAlone(header, lower))) return undefined;
  const free = headers.some((header) => fold(header) === 'site') ? 'Site (beside)' : 'Site';
  const groups = names.map((name) => ({ name, columns: of(name).map(({ header }) => header) }));
  const sums = parts
    .filter(({ upper }) => isTotalText(upper))
    .map(({ header, lower }) => {
      const at = values.findIndex((value) => fold(value) === fold(lower));
      return { header, columns: groups.flatMap(({ columns }) => columns[at] ?? []) };
    });
  return { layout: { name: free, values, groups }, sums };
};

/** The sums of such a table, in columns and in rows, held against what they add up. */
export const sumsBeside = (
  headers: readonly string[],
  rows: readonly Row[],
  totals: readonly Row[],
  { layout, sums }: Beside,
): AcrossSums => {
  const differing: Sample[] = [];
  let found = 0;
  const countIn = (row: Row, header: string): number | undefined =>
    numberOf(row.cells[headers.indexOf(header)]);
  const add = (some: readonly (number | undefined)[]): number =>
    some.reduce<number>((all, value) => all + (value ?? 0), 0);
  const check = (row: Row, header: string, expected: readonly number[]): void => {
    const said = countIn(row, header);
    if (said === undefined) return;
    found += 1;
    if (expected.includes(said)) return;
    differing.push({
      row: row.number,
      ...(row.sheet !== undefined && { sheet: row.sheet }),
      column: header,
      text: String(said),
      why: 'sum-differs',
      readings: [String(said), String(expected[0])],
    });
  };
  for (const { header, columns } of sums)
    for (const row of rows) check(row, header, [add(columns.map((column) => countIn(row, column)))]);
  for (const [at, total] of totals.entries())
    for (const header of layout.groups.flatMap(({ columns }) => columns)) {
      const above = rows.filter(({ sheet, number }) => sheet === total.sheet && number < total.number);
      const since = above.filter(({ number }) => number > (totals[at - 1]?.number ?? 0));
      check(
        total,
        header,
        [above, since, rows].map((some) => add(some.map((row) => countIn(row, header)))),
      );
    }
  return { columns: sums.map(({ header }) => header), found, differing };
};

const isSaidAlone = (header: string, value: string): boolean => {
  const [whole, alone] = [meaningOf(header), meaningOf(value)];
  return (
    whole.is !== 'given' ||
    alone.is !== 'given' ||
    (whole.item.item === alone.item.item && whole.item.times === alone.item.times)
  );
};

const isKnown = (value: string): boolean => !['unknown', 'aside'].includes(meaningOf(value).is);

const isPlaceName = (name: string, known: ReadonlySet<string>): boolean =>
  known.has(fold(name)) ||
  (meaningOf(name).is === 'unknown' && /\p{L}/u.test(name) && !isTimeName(name) && !isTotalText(name));

/** A name over several columns goes on to the right; what composed headers do not say so is left alone. */
const partsOfTwo = (headers: readonly string[], [above, below]: readonly Row[]): readonly Part[] => {
  let upper = '';
  return headers.flatMap((header, at) => {
    upper = headerText(above?.cells[at]) || upper;
    const lower = headerText(below?.cells[at]);
    return upper !== '' && lower !== '' && fold(`${upper} ${lower}`) === fold(header)
      ? [{ header, upper, lower }]
      : [];
  });
};

/** "Hub given", "Van given": a known place says where a name ends. */
const partsOfOne = (headers: readonly string[], known: ReadonlySet<string>): readonly Part[] => {
  const split = (header: string, at: number): Part => ({
    header,
    upper: header.slice(0, at).replace(/[\s:–-]+$/, ''),
    lower: header.slice(at).replace(/^[\s:–-]+/, ''),
  });
  const own = headers.flatMap((header) => {
    const name = [...known].find((each) => fold(header).startsWith(`${each} `));
    return name === undefined ? [] : [split(header, name.length)];
  });
  const lowers = [...new Set(own.map(({ lower }) => fold(lower)))].toSorted((a, b) => b.length - a.length);
  const others = headers.flatMap((header) => {
    const lower = lowers.find((each) => fold(header).endsWith(` ${each}`));
    return lower === undefined || own.some((each) => each.header === header)
      ? []
      : [split(header, header.length - lower.length)];
  });
  return own.length === 0
    ? []
    : headers.flatMap((header) => [...own, ...others].find((each) => each.header === header) ?? []);
};
