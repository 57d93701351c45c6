import { fold, type Mapping } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { type AcrossSums, acrossOf, noSums, sumsAcross } from './across.ts';
import { isDateText, isDitto, isTotalRow, numberOf } from './cells.ts';
import { columnOf } from './column.ts';
import { besideOf, sumsBeside } from './groups-beside.ts';
import { composeHeaders, findHeader, headerText } from './header.ts';
import { pairsOf } from './pairs.ts';
import { hasSections } from './section.ts';
import {
  addsUp,
  type Opened,
  type RawSheet,
  saysMore,
  withoutCopies,
  withoutSumSheets,
} from './sheets-alike.ts';
import { type Stacked, stackedOf } from './stacked.ts';
import { subjectOf } from './subject.ts';
import { sumRowsOf } from './sum-rows.ts';
import { createRecordReader, orderOf } from './table.ts';
import { monthOf } from './titles.ts';

export type Layout = NonNullable<Mapping['layout']>;

/** A sheet read as a table, with what stood around it. */
export interface Table {
  readonly headerRow: number;
  /** Undefined where the sheet is plain: one row of headers, and records below it. */
  readonly layout: Layout | undefined;
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  /** Rows of sums that were left out, with the columns of the table. */
  readonly totals: readonly Row[];
  /** Rows that may be sums of those above; they are still among `rows`. */
  readonly maybeSums: readonly Row[];
  /** Headers of columns that the layout adds, with lines between the rows and names of sheets that say a month or a place. */
  readonly said: readonly string[];
  /** Texts above the headers, names of the sheets, name of the file: what tells a year or what is counted. */
  readonly titles: readonly string[];
  /** Sheets of other columns that are not part of it. */
  readonly others: readonly string[];
  /** Set when columns are months, weeks, sites or weekdays. */
  readonly across: 'date' | 'site' | 'weekday' | 'week' | undefined;
  readonly acrossSums: AcrossSums;
}

const plainLayout: Layout = { headerRows: 1, fillDown: [], totals: false, leaveOut: [] };

export interface LayoutDeps {
  readonly sites: readonly { readonly name: string }[];
  readonly fileName: string;
  /** The sheet that a mapping without a name of one means. */
  readonly firstSheet?: string;
  /** Row of the headers as a person says; left out: found. */
  readonly headerRow?: number | undefined;
  /** Set where tables below each other cannot be read as one. */
  readonly isFlat?: boolean;
}

/** Finds the table in the sheets of a file; undefined when there is none. */
export const readTable = (sheets: readonly RawSheet[], deps: LayoutDeps): Table | undefined => {
  const opened = sheets.flatMap((sheet): readonly Opened[] => {
    const place = placeOf(sheet.rows, deps.headerRow);
    return place === undefined ? [] : [{ ...sheet, place, headers: headersOf(sheet.rows, place) }];
  });
  const first =
    opened.find(({ name }) => !aside.test(fold(name)) && subjectOf(name) === 'given') ??
    opened.find(({ name }) => !aside.test(fold(name))) ??
    opened[0];
  if (first === undefined) return undefined;
  const alike = opened.filter(
    (each) =>
      each === first ||
      (!aside.test(fold(each.name)) &&
        subjectOf(each.name) === subjectOf(first.name) &&
        orderOf(each.headers, first.headers) !== undefined),
  );
  const { records: same, sums } = withoutSumSheets(withoutCopies(alike));
  const sumSheets = [...sums, ...opened.filter((each) => !alike.includes(each) && addsUp(each, same))];
  const [main = first] = same;
  const head = main.rows[main.place.at];
  const headerRow = head?.number ?? 1;
  const titles = [
    ...main.rows.slice(0, main.place.at).map(({ cells }) => cells.map(headerText).filter(Boolean).join(' ')),
    ...(same.length === 1 ? [main.name] : []),
    deps.fileName,
  ];
  const stacked =
    deps.headerRow === undefined && deps.isFlat !== true && same.length === 1 ? stackedOf(main) : [];
  const more = columnsBeyond(
    main.headers,
    [...same, ...stacked].map(({ headers }) => headers),
  );
  const base: Layout = {
    ...plainLayout,
    headerRows: main.place.rows,
    ...((same.length > 1 || main.name !== (deps.firstSheet ?? sheets[0]?.name)) && {
      sheets: same.map(({ name }) => name),
    }),
    ...(more.length > 0 && { columns: [...main.headers, ...more] }),
    ...(saysMore(same, deps.sites) && { sheetName: freeName(main.headers, 'Sheet') }),
    ...(stacked.length > 0 && { tables: stacked.map(({ row }) => row) }),
    ...(hasSections(
      same.map((each) => withoutTitles(each, stacked)),
      deps.sites,
    ) && { section: freeName(main.headers, 'Section') }),
  };
  const read = recordsOf(same, base, headerRow, true);
  const totals = read.rows.filter(isTotalRow);
  const { sums: unnamed, doubtful } = sumRowsOf(
    read.headers,
    read.rows.filter((row) => !isTotalRow(row)),
  );
  const notes = notesOf(
    read.headers,
    read.rows.filter((row) => !isTotalRow(row)),
  );
  const records = read.rows.filter(
    (row) => !isTotalRow(row) && !unnamed.includes(row) && !notes.includes(row),
  );
  const fillDown = fillDownOf(read.headers, records);
  const across = acrossOf(read.headers, records, { sites: deps.sites, month: monthOf(titles) });
  const isTurned = across !== undefined || fillDown.length > 0 || base.section !== undefined;
  if (stacked.length > 0 && isTurned) return readTable(sheets, { ...deps, isFlat: true });
  const heads = main.rows.slice(main.place.at, main.place.at + main.place.rows);
  const beside =
    across === undefined && stacked.length === 0
      ? (pairsOf(read.headers, records) ?? besideOf(read.headers, records, heads, deps.sites))
      : undefined;
  const layout: Layout = {
    ...base,
    fillDown: [...fillDown],
    totals: totals.length > 0,
    leaveOut: [...unnamed, ...notes].map((row) =>
      row.sheet === undefined ? row.number : `${row.sheet}!${row.number}`,
    ),
    ...(across !== undefined && { across: across.layout }),
    ...(beside !== undefined && { beside: beside.layout }),
  };
  const isPlain =
    layout.sheets === undefined &&
    layout.headerRows === 1 &&
    fillDown.length === 0 &&
    totals.length === 0 &&
    unnamed.length === 0 &&
    notes.length === 0 &&
    across === undefined &&
    beside === undefined &&
    layout.sheetName === undefined &&
    layout.section === undefined &&
    layout.tables === undefined &&
    headersArePlain(read.headers, head, read.rows) &&
    records.length === read.rows.length &&
    read.rows.length === main.rows.length - main.place.at - 1;
  const final = recordsOf(same, layout, headerRow, false);
  return {
    headerRow,
    layout: isPlain ? undefined : layout,
    headers: final.headers,
    rows: final.rows,
    totals: across === undefined && beside === undefined ? [...totals, ...unnamed] : [],
    maybeSums: across === undefined && beside === undefined ? doubtful : [],
    said: [base.section, base.sheetName].filter((name) => name !== undefined),
    titles: [
      ...titles,
      ...yearsOfNames(same.map(({ name }) => name)),
      ...(same.length > 1 ? sumSheets.map(({ name }) => name) : []),
    ],
    others: opened
      .filter((each) => !same.includes(each) && !sumSheets.includes(each) && !aside.test(fold(each.name)))
      .map(({ name }) => name),
    across: across?.holds,
    acrossSums:
      across !== undefined
        ? sumsAcross(read.headers, records, across)
        : beside !== undefined
          ? sumsBeside(read.headers, records, [...totals, ...unnamed], beside)
          : noSums,
  };
};

/** The titles of further tables, and the first one's with them, name no place of the rows below. */
const withoutTitles = (sheet: Opened, stacked: readonly Stacked[]): Opened => {
  if (stacked.length === 0) return sheet;
  const aside = new Set(stacked.flatMap(({ row, title }) => [row, title]));
  const rows = sheet.rows.slice(sheet.place.at).filter(({ number }) => !aside.has(number));
  return { ...sheet, rows, place: { ...sheet.place, at: 0 } };
};

/** Columns that other sheets have and the first has not. */
const columnsBeyond = (own: readonly string[], others: readonly (readonly string[])[]): readonly string[] => {
  const seen = new Set(own.map(fold));
  return others.flat().filter((header) => {
    const isNew = !seen.has(fold(header)) && !/^\([A-Z]+\)$/.test(header);
    seen.add(fold(header));
    return isNew;
  });
};

const freeName = (headers: readonly string[], wanted: string): string =>
  headers.some((header) => fold(header) === fold(wanted)) ? `${wanted} (name)` : wanted;

/** The year that the names of all sheets share. */
const yearsOfNames = (names: readonly string[]): readonly string[] => {
  const years = names.map((name) => /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(name)?.[1]);
  const [year] = years;
  return names.length > 1 && year !== undefined && years.every((each) => each === year) ? [year] : [];
};

/** Sheets that repeat or explain the others. */
const aside =
  /\b(summary|summaries|totals?|pivot|charts?|graphs?|lists?|lookups?|instructions?|readme|read me|notes?|codebook|dictionary|key|legend|resumen|instrucciones|notas|lista|ytd|dashboard|report)\b/;

const placeOf = (rows: readonly Row[], headerRow: number | undefined) => {
  if (headerRow === undefined) return findHeader(rows);
  const at = rows.findIndex(({ number }) => number >= headerRow);
  return at === -1 ? undefined : { at, rows: 1 as const };
};

const headersOf = (
  rows: readonly Row[],
  { at, rows: count }: { readonly at: number; readonly rows: number },
) => composeHeaders(rows.slice(at, at + count), Math.max(...rows.slice(at).map(({ cells }) => cells.length)));

const recordsOf = (sheets: readonly RawSheet[], layout: Layout, headerRow: number, isRaw: boolean) => {
  const plan = { layout: isRaw ? { ...layout, totals: false } : layout, headerRow };
  let headers: readonly string[] = [];
  let expected = layout.columns as readonly string[] | undefined;
  const rows: Row[] = [];
  for (const { name, rows: raw } of sheets) {
    const isFirst = rows.length === 0 && headers.length === 0;
    const reader = createRecordReader(plan, {
      name: sheets.length > 1 ? name : undefined,
      sheetName: name,
      expected,
      isFirst,
    });
    const made = [...reader.take(raw), ...(reader.end() ?? [])];
    if (isFirst) headers = (made.shift()?.cells ?? []).map(headerText);
    expected ??= reader.headers();
    rows.push(...made);
  }
  return { headers, rows };
};

const headersArePlain = (headers: readonly string[], head: Row | undefined, rows: readonly Row[]): boolean =>
  headers.every((header, at) => {
    const cell = head?.cells[at] ?? null;
    return cell === null
      ? !rows.some(({ cells }) => (cells[at] ?? null) !== null)
      : typeof cell === 'string' && fold(cell) === fold(header);
  });

/** Lines of words alone, above, between or below the records: "* estimated", "January", "Prepared by". They record nothing. */
const notesOf = (headers: readonly string[], rows: readonly Row[]): readonly Row[] =>
  headers.length < 2
    ? []
    : rows.filter(({ cells }) => {
        const filled = cells.filter((cell) => cell !== null);
        return (
          filled.length === 1 &&
          typeof filled[0] === 'string' &&
          !isDateText(filled[0]) &&
          numberOf(filled[0]) === undefined
        );
      });

const withoutDitto = (row: Row, at: number): Row => ({
  ...row,
  cells: row.cells.map((cell, own) => (own === at && isDitto(cell) ? null : cell)),
});

/** Columns of names and days that are given once for several rows (merged cells, a date for a day's visits). */
const fillDownOf = (headers: readonly string[], rows: readonly Row[]): readonly string[] => {
  return headers.filter((header, at) => {
    const hasDitto = rows.some(({ cells }) => isDitto(cells[at]));
    if (rows.length < 3 && !hasDitto) return false;
    const own = hasDitto ? rows.map((row) => withoutDitto(row, at)) : rows;
    const column = columnOf(headers, own, at);
    const empty = column.cells.filter((cell) => cell === null).length;
    if ((empty * 5 < rows.length && !hasDitto) || (column.cells[0] ?? null) === null) return false;
    if (column.numbers > 0 || column.dates + column.texts < column.filled) return false;
    const isDay = column.dates * 2 > column.filled;
    const isPlace = /\b(site|location|sitio|sede|month|mes|week|date|day|fecha|dia|visit)\b/.test(
      fold(header),
    );
    if (!isDay && !isPlace) return false;
    // One day above many rows may be the day of a print; one place is that of all.
    if (column.filled < 2 && isDay && !hasDitto) return false;
    // Where it is empty, the row holds numbers all the same.
    const counted = rows.filter(
      (row, index) =>
        column.cells[index] === null &&
        row.cells.some((cell, other) => other !== at && numberOf(cell) !== undefined),
    );
    return counted.length * 10 >= empty * 9;
  });
};
