import { fold, type Mapping } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { type AcrossSums, acrossOf, noSums, sumsAcross } from './across.ts';
import { type ChosenSheets, chooseSheets } from './choose-sheets.ts';
import { headerText } from './header.ts';
import { createRecordReader } from './record-reader.ts';
import { hasSections } from './section.ts';
import { type RawSheet, saysMore } from './sheets-alike.ts';
import { fillDownOf, sortRows } from './sort-rows.ts';

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
  /** Set when columns are months, sites or items. */
  readonly across: 'date' | 'site' | undefined;
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
}

/** Finds the table in the sheets of a file; undefined when there is none. */
export const readTable = (sheets: readonly RawSheet[], deps: LayoutDeps): Table | undefined => {
  const chosen = chooseSheets(sheets, deps.headerRow);
  if (chosen === undefined) return undefined;
  const { main, same, others } = chosen;
  const head = main.rows[main.place.at];
  const headerRow = head?.number ?? 1;
  const base = baseLayout(sheets, chosen, deps);
  const read = recordsOf(same, base, headerRow, true);
  const sorted = sortRows(read.headers, read.rows);
  const { records, totals, unnamed, notes } = sorted;
  const across = acrossOf(read.headers, records, deps);
  const layout: Layout = {
    ...base,
    fillDown: [...fillDownOf(read.headers, records)],
    totals: totals.length > 0,
    leaveOut: [...unnamed, ...notes].map((row) =>
      row.sheet === undefined ? row.number : `${row.sheet}!${row.number}`,
    ),
    ...(across !== undefined && { across: across.layout }),
  };
  const isPlain =
    saysNothing(layout) &&
    headersArePlain(read.headers, head, read.rows) &&
    records.length === read.rows.length &&
    read.rows.length === main.rows.length - main.place.at - 1;
  const final = recordsOf(same, layout, headerRow, false);
  return {
    headerRow,
    layout: isPlain ? undefined : layout,
    headers: final.headers,
    rows: final.rows,
    totals: across === undefined ? [...totals, ...unnamed] : [],
    maybeSums: across === undefined ? sorted.doubtful : [],
    said: [base.section, base.sheetName].filter((name) => name !== undefined),
    titles: titlesOf(chosen, deps.fileName),
    others: others.map(({ name }) => name),
    across: across?.holds,
    acrossSums: across === undefined ? noSums : sumsAcross(read.headers, records, across),
  };
};

/** How the sheets that belong together are laid out, before their rows are looked at. */
const baseLayout = (sheets: readonly RawSheet[], { main, same }: ChosenSheets, deps: LayoutDeps): Layout => {
  const more = columnsBeyond(
    main.headers,
    same.map(({ headers }) => headers),
  );
  return {
    ...plainLayout,
    headerRows: main.place.rows,
    ...((same.length > 1 || main.name !== (deps.firstSheet ?? sheets[0]?.name)) && {
      sheets: same.map(({ name }) => name),
    }),
    ...(more.length > 0 && { columns: [...main.headers, ...more] }),
    ...(saysMore(same, deps.sites) && { sheetName: freeName(main.headers, 'Sheet') }),
    ...(hasSections(same, deps.sites) && { section: freeName(main.headers, 'Section') }),
  };
};

/** A layout that is no other than that of a plain sheet. */
const saysNothing = (layout: Layout): boolean =>
  layout.sheets === undefined &&
  layout.headerRows === 1 &&
  layout.fillDown.length === 0 &&
  !layout.totals &&
  layout.leaveOut.length === 0 &&
  layout.across === undefined &&
  layout.sheetName === undefined &&
  layout.section === undefined;

/** What stands above the headers, and in the names of sheets and file. */
const titlesOf = ({ main, same }: ChosenSheets, fileName: string): readonly string[] => [
  ...main.rows.slice(0, main.place.at).map(({ cells }) => cells.map(headerText).filter(Boolean).join(' ')),
  ...(same.length === 1 ? [main.name] : []),
  fileName,
  ...yearsOfNames(same.map(({ name }) => name)),
];

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
