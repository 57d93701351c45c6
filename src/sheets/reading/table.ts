import { err, type Failure, failure, type Result } from '#log/index.ts';
import { fold, type Mapping } from '../mapping/mapping.ts';
import type { Cell, Piece, Row, Sheet } from '../read/sheet.ts';
import { isDitto, isTotalRow } from './cells.ts';
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

/**
 * A sheet as a plain table: one row of headers, then one row for each record. Title rows, rows of sums and headers that come
 * again are gone, cells that stand for several rows are filled down, and columns of months are rows. Without a layout the
 * sheet is passed on as it is.
 */
export const tableOf = (sheet: Sheet, mapping: Pick<Mapping, 'layout' | 'headerRow'>): Sheet => {
  const { layout, headerRow } = mapping;
  if (layout === undefined) return sheet;
  return { ...sheet, pieces: () => records(sheet, { layout, headerRow }) };
};

async function* records(sheet: Sheet, plan: Plan): AsyncIterable<Result<Piece, Failure>> {
  const names: readonly (string | undefined)[] = plan.layout.sheets ?? [undefined];
  let first = plan.layout.columns as readonly string[] | undefined;
  for (const [place, name] of names.entries()) {
    const reader = createRecordReader(plan, {
      name: names.length > 1 ? name : undefined,
      sheetName: name ?? sheet.names[0],
      expected: first,
      isFirst: place === 0,
    });
    const share = (read: number): number => Math.round((place * sheet.bytes + read) / names.length);
    for await (const piece of sheet.pieces(name)) {
      if (!piece.ok) return yield piece;
      yield { ok: true, value: { rows: reader.take(piece.value.rows), read: share(piece.value.read) } };
    }
    const rest = reader.end();
    if (rest === undefined)
      return yield err(failure('sheet-headers', { detail: name ?? '', field: 'layout.sheets' }));
    yield { ok: true, value: { rows: rest, read: share(sheet.bytes) } };
    first ??= reader.headers();
  }
}

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
  let nameAt = 0;
  let section: Cell = null;
  const above = new Map<number, Cell>();

  const start = (rows: readonly Row[]): readonly Row[] => {
    const first = isFirst ? rows.findIndex(({ number }) => number >= headerRow) : -1;
    const place = isFirst
      ? first === -1
        ? undefined
        : { at: first, rows: layout.headerRows }
      : findHeader(rows);
    if (place === undefined) return [];
    const heads = rows.slice(place.at, place.at + place.rows);
    const data = rows.slice(place.at + place.rows);
    const width = Math.max(...rows.slice(place.at).map(({ cells }) => cells.length));
    const own = composeHeaders(heads, width);
    const order = expected === undefined ? undefined : placesOf(own, expected);
    if (order !== undefined && order.filter((at) => at !== -1).length < 2) return [];
    headers = expected ?? own;
    const used = [...headers, ...[layout.sheetName, layout.section].filter((name) => name !== undefined)];
    const title = rows[place.at - 1];
    if (layout.section !== undefined && title !== undefined) section = sectionOf(title) ?? null;
    nameAt = headers.length;
    open = {
      headers: used,
      order,
      last: heads.at(-1),
      down: columnsOf(used, layout.fillDown),
      turned: acrossOf(used, layout) ?? besideOf(used, layout),
    };
    const line: Row = { number: heads[0]?.number ?? headerRow, cells: open.turned?.headers ?? used };
    return [...(isFirst ? [line] : []), ...data.flatMap(record)];
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
    if (layout.tables?.includes(row.number) === true) {
      open = { ...open, order: placesOf(row.cells.map(headerText), headers ?? []) };
      return [];
    }
    const { order, down, turned } = open;
    let cells =
      order === undefined ? row.cells : order.map((at) => (at === -1 ? null : (row.cells[at] ?? null)));
    if (layout.sheetName !== undefined || layout.section !== undefined)
      cells = [
        ...Array.from({ length: nameAt }, (_, at) => cells[at] ?? null),
        ...(layout.sheetName === undefined ? [] : [sheetName ?? null]),
        ...(layout.section === undefined ? [] : [section]),
      ];
    if (down.length > 0) {
      const filled = [...cells];
      for (const column of down) {
        const own = cells[column] ?? null;
        if (own === null || isDitto(own)) filled[column] = above.get(column) ?? null;
        else above.set(column, own);
      }
      cells = filled;
    }
    if (turned === undefined) return [named({ ...row, cells })];
    return turned.parts.flatMap(({ name, places }, part) => {
      const values = places.map((at) => cells[at] ?? null);
      return values.every((value) => value === null)
        ? []
        : [
            named({
              ...row,
              part,
              cells: [...turned.kept.map((column) => cells[column] ?? null), name, ...values],
            }),
          ];
    });
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

interface Opened {
  readonly headers: readonly string[];
  /** Where each of the columns of all sheets is in this one; -1 where it has none. */
  readonly order: readonly number[] | undefined;
  readonly last: Row | undefined;
  readonly down: readonly number[];
  readonly turned: Turned | undefined;
}

/** One row made into several: a row for each part, with its name and what stands in its places. */
interface Turned {
  readonly headers: readonly string[];
  readonly kept: readonly number[];
  readonly parts: readonly { readonly name: string; readonly places: readonly number[] }[];
}

const columnsOf = (headers: readonly string[], names: readonly string[]): readonly number[] => {
  const wanted = new Set(names.map(fold));
  return headers.flatMap((header, column) => (wanted.has(fold(header)) ? [column] : []));
};

const acrossOf = (headers: readonly string[], { across }: Layout): Turned | undefined => {
  if (across === undefined) return undefined;
  const columns = columnsOf(headers, across.columns);
  const said = new Map(across.columns.map((header, at) => [fold(header), across.names?.[at]]));
  const kept = headers.flatMap((_header, column) => (columns.includes(column) ? [] : [column]));
  return {
    kept,
    parts: columns.map((at) => ({
      name: said.get(fold(headers[at] ?? '')) ?? headers[at] ?? '',
      places: [at],
    })),
    headers: [...kept.map((column) => headers[column] ?? ''), across.name, across.value],
  };
};

const besideOf = (headers: readonly string[], { beside }: Layout): Turned | undefined => {
  if (beside === undefined) return undefined;
  const places = new Map(headers.map((header, at) => [fold(header), at]));
  const parts = beside.groups.map(({ name, columns }) => ({
    name,
    places: columns.map((header) => places.get(fold(header)) ?? -1),
  }));
  const taken = new Set(parts.flatMap((part) => part.places));
  const kept = headers.flatMap((_header, column) => (taken.has(column) ? [] : [column]));
  return {
    kept,
    parts,
    headers: [...kept.map((column) => headers[column] ?? ''), beside.name, ...beside.values],
  };
};

/** The places of the expected columns; undefined when the sheet is another kind of table. */
export const orderOf = (
  headers: readonly string[],
  expected: readonly string[],
): readonly number[] | undefined => {
  const order = placesOf(headers, expected);
  const found = order.filter((at) => at !== -1).length;
  const isPart = found === Math.min(headers.length, expected.length);
  return found >= 2 && (isPart || (found * 10 >= expected.length * 7 && found * 10 >= headers.length * 7))
    ? order
    : undefined;
};

const placesOf = (headers: readonly string[], expected: readonly string[]): readonly number[] => {
  const places = new Map(headers.map((header, at) => [fold(header), at]));
  return expected.map((header) => places.get(fold(header)) ?? -1);
};

const isSame = (row: Row, header: Row | undefined): boolean =>
  header !== undefined &&
  row.cells.length > 0 &&
  header.cells.filter((cell) => cell !== null).length > 1 &&
  header.cells.every((cell, at) => fold(headerText(cell)) === fold(headerText(row.cells[at])));
