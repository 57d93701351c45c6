import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { createBreath } from '../import/breath.ts';
import type { Row, Sheet } from '../read/sheet.ts';
import type { SuggestDeps } from './frame.ts';
import { readTable, type Table } from './layout.ts';
import type { RawSheet } from './sheets-alike.ts';
import { type Suggestion, suggestMapping } from './suggest.ts';

export interface Looked {
  /** The first rows of the chosen sheet, as they are. */
  readonly head: readonly Row[];
  readonly table: Table;
  readonly suggestion: Suggestion;
}

/** Rows that are judged: all of most files, enough of a large one, shared among the sheets of a workbook. */
const judgedRows = 5_000;
const judgedSheets = 40;
/** More columns, longer texts or more cells help nobody to choose a mapping and cost minutes: the guess sees so much. */
const lookColumns = 500;
const lookChars = 200;
const lookCells = 400_000;

/**
 * Reads what a file begins with and suggests how to take it in. `sheet` names one sheet, `sheets` several; left out, all that are
 * alike are taken.
 */
export const lookAt = async (
  file: Sheet,
  deps: SuggestDeps,
  options: {
    readonly sheet?: string | undefined;
    readonly sheets?: readonly string[] | undefined;
    readonly headerRow?: number | undefined;
  } = {},
): Promise<Result<Looked, Failure>> => {
  const names =
    options.sheet === undefined && file.names.length > 1
      ? file.names.filter((name) => options.sheets?.includes(name) ?? true).slice(0, judgedSheets)
      : [options.sheet];
  const raw: RawSheet[] = [];
  for (const name of names) {
    const rows = await firstRows(
      file,
      name,
      Math.max(300, Math.floor((judgedRows * 2) / (names.length + 1))),
    );
    if (!rows.ok) return rows;
    raw.push({ name: name ?? file.names[0] ?? '', rows: rows.value });
  }
  const table = readTable(raw, {
    sites: deps.sites,
    fileName: deps.name,
    firstSheet: (options.sheets === undefined && raw.length === 1 ? raw[0]?.name : file.names[0]) ?? '',
    headerRow: options.headerRow,
  });
  const first = raw.find(({ rows }) => rows.length > 0);
  if (table === undefined || first === undefined) return err(failure('sheet-no-table'));
  const { mapping, ...suggestion } = suggestMapping(deps, table);
  return ok({
    head: first.rows,
    table,
    suggestion: {
      ...suggestion,
      mapping: options.sheet === undefined ? mapping : { ...mapping, sheet: options.sheet },
    },
  });
};

const firstRows = async (
  file: Sheet,
  name: string | undefined,
  count: number,
): Promise<Result<readonly Row[], Failure>> => {
  const rows: Row[] = [];
  const breathe = createBreath();
  let cells = 0;
  for await (const piece of file.pieces(name)) {
    if (!piece.ok) return rows.length > 0 ? ok(rows) : piece;
    for (const row of piece.value.rows) {
      await breathe(row.cells.length);
      cells += row.cells.length;
      rows.push(shortened(row));
    }
    if (rows.length >= count || cells >= lookCells) break;
  }
  return ok(rows.slice(0, count));
};

const shortened = ({ number, cells }: Row): Row => ({
  number,
  cells: cells
    .slice(0, lookColumns)
    .map((cell) => (typeof cell === 'string' ? cell.slice(0, lookChars).trimEnd() : cell)),
});
