import { fold, type Mapping } from '../mapping/mapping.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { isTotalRow } from './cells.ts';
import { placesOf } from './column-order.ts';
import { composeHeaders, findHeader, headerText } from './header.ts';
import { sectionOf } from './section.ts';

type Layout = NonNullable<Mapping['layout']>;

/** What a reader must know of a mapping to make records of a sheet's rows. */
export interface Plan {
  readonly layout: Layout;
  readonly headerRow: number;
}

/** Rows in which the headers of a further sheet are looked for. */
const headRows = 60;

export interface SheetPlace {
  /** Set where a row's number alone does not say which sheet it is of. */
  readonly name: string | undefined;
  /** Name of the sheet, whether or not there are others. */
  readonly sheetName: string | undefined;
  /** The headers of all sheets together, for those that are found by them. */
  readonly expected: readonly string[] | undefined;
  readonly isFirst: boolean;
}

/** Makes records of the rows of one sheet. */
export const createRecordReader = (plan: Plan, { name, sheetName, expected, isFirst }: SheetPlace) => {
  const { layout, headerRow } = plan;
  const leaveOut = new Set(layout.leaveOut.map(String));
  const named = (row: Row): Row => (name === undefined ? row : { ...row, sheet: name });
  let head: Row[] = [];
  let open: Opened | undefined;
  let headers: readonly string[] | undefined;
  let section: Cell = null;
  const above = new Map<number, Cell>();

  const start = (rows: readonly Row[]): readonly Row[] => {
    const found = openSheetAt(rows, plan, { expected, isFirst });
    if (found === undefined) return [];
    headers = found.headers;
    const title = rows[found.at - 1];
    if (layout.section !== undefined && title !== undefined) section = sectionOf(title) ?? null;
    open = found.opened;
    const line: Row = { number: found.number, cells: open.across?.headers ?? open.headers };
    return [...(isFirst ? [line] : []), ...found.data.flatMap(record)];
  };

  const record = (row: Row): readonly Row[] => {
    if (open === undefined) return [];
    if (leaveOut.has(String(row.number)) || leaveOut.has(`${name}!${row.number}`)) return [];
    if (layout.totals && isTotalRow(row)) return [];
    if (isSame(row, open.last)) return [];
    if (layout.section !== undefined) {
      const line = sectionOf(row);
      if (line !== undefined) {
        section = line;
        return [];
      }
    }
    const { order, down, across, nameAt } = open;
    let cells =
      order === undefined ? row.cells : order.map((at) => (at === -1 ? null : (row.cells[at] ?? null)));
    if (layout.sheetName !== undefined || layout.section !== undefined)
      cells = [
        ...Array.from({ length: nameAt }, (_, at) => cells[at] ?? null),
        ...(layout.sheetName === undefined ? [] : [sheetName ?? null]),
        ...(layout.section === undefined ? [] : [section]),
      ];
    if (down.length > 0) cells = filledDown(cells, down, above);
    return across === undefined ? [named({ ...row, cells })] : partsOf({ ...row, cells }, across).map(named);
  };

  return {
    take: (rows: readonly Row[]): readonly Row[] => {
      if (open !== undefined) return rows.flatMap(record);
      head.push(...rows);
      const enough = isFirst
        ? head.filter(({ number }) => number >= headerRow).length >= layout.headerRows
        : head.length >= headRows;
      if (!enough) return [];
      const rest = head;
      head = [];
      return start(rest);
    },
    /** What is left at the end of the sheet; undefined when it has not the headers it should have. */
    end: (): readonly Row[] | undefined => {
      const rows = open === undefined ? start(head) : [];
      return open === undefined ? undefined : rows;
    },
    /** The headers as the sheet has them. */
    headers: () => headers,
  };
};

/** Finds the headers of a sheet and where its columns stand; undefined when it has not those it should have. */
const openSheetAt = (
  rows: readonly Row[],
  { layout, headerRow }: Plan,
  { expected, isFirst }: Pick<SheetPlace, 'expected' | 'isFirst'>,
) => {
  const first = isFirst ? rows.findIndex(({ number }) => number >= headerRow) : -1;
  const place = isFirst
    ? first === -1
      ? undefined
      : { at: first, rows: layout.headerRows }
    : findHeader(rows);
  if (place === undefined) return undefined;
  const heads = rows.slice(place.at, place.at + place.rows);
  const width = Math.max(...rows.slice(place.at).map(({ cells }) => cells.length));
  const own = composeHeaders(heads, width);
  const order = expected === undefined ? undefined : placesOf(own, expected);
  if (order !== undefined && order.filter((at) => at !== -1).length < 2) return undefined;
  const headers = expected ?? own;
  const used = [...headers, ...[layout.sheetName, layout.section].filter((name) => name !== undefined)];
  const opened: Opened = {
    headers: used,
    nameAt: headers.length,
    order,
    last: heads.at(-1),
    down: columnsOf(used, layout.fillDown),
    across: acrossOf(used, layout),
  };
  return {
    at: place.at,
    headers,
    opened,
    number: heads[0]?.number ?? headerRow,
    data: rows.slice(place.at + place.rows),
  };
};

/** Cells with those that stand for several rows filled in from above, which they also renew. */
const filledDown = (
  cells: readonly Cell[],
  down: readonly number[],
  above: Map<number, Cell>,
): readonly Cell[] => {
  const filled = [...cells];
  for (const column of down) {
    const own = cells[column] ?? null;
    if (own === null) filled[column] = above.get(column) ?? null;
    else above.set(column, own);
  }
  return filled;
};

/** A record for each column that is a value of another: a month, a site, an item. */
const partsOf = (row: Row, across: NonNullable<Opened['across']>): readonly Row[] =>
  across.columns.flatMap(({ at, header }, part) => {
    const value = row.cells[at] ?? null;
    return value === null
      ? []
      : [{ ...row, part, cells: [...across.kept.map((column) => row.cells[column] ?? null), header, value] }];
  });

interface Opened {
  readonly headers: readonly string[];
  /** Where columns begin that hold the name of the sheet or of a section. */
  readonly nameAt: number;
  /** Where each of the columns of all sheets is in this one; -1 where it has none. */
  readonly order: readonly number[] | undefined;
  readonly last: Row | undefined;
  readonly down: readonly number[];
  readonly across:
    | {
        readonly headers: readonly string[];
        readonly kept: readonly number[];
        readonly columns: readonly { readonly at: number; readonly header: string }[];
      }
    | undefined;
}

const columnsOf = (headers: readonly string[], names: readonly string[]): readonly number[] => {
  const wanted = new Set(names.map(fold));
  return headers.flatMap((header, column) => (wanted.has(fold(header)) ? [column] : []));
};

const acrossOf = (headers: readonly string[], { across }: Layout): Opened['across'] => {
  if (across === undefined) return undefined;
  const columns = columnsOf(headers, across.columns);
  const kept = headers.flatMap((_header, column) => (columns.includes(column) ? [] : [column]));
  return {
    kept,
    columns: columns.map((at) => ({ at, header: headers[at] ?? '' })),
    headers: [...kept.map((column) => headers[column] ?? ''), across.name, across.value],
  };
};

const isSame = (row: Row, header: Row | undefined): boolean =>
  header !== undefined &&
  row.cells.length > 0 &&
  header.cells.filter((cell) => cell !== null).length > 1 &&
  header.cells.every((cell, at) => fold(headerText(cell)) === fold(headerText(row.cells[at])));
