import { stat } from 'node:fs/promises';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type Piece, type Row, type Sheet, sheetLimits } from './sheet.ts';
import { createRowReader } from './xlsx/rows.ts';
import { noStrings, readStrings, type SharedStrings } from './xlsx/strings.ts';
import { readWorkbook, type Workbook } from './xlsx/workbook.ts';
import { parseXml } from './xlsx/xml.ts';
import { openParts, type Parts } from './xlsx/zip.ts';

export interface XlsxOptions {
  /** Name of the sheet; left out: the first that is not hidden. */
  readonly sheet?: string;
  /** Folder for what does not fit in memory; left out: the temporary folder of the system. */
  readonly scratch?: string;
}

/** In plain English for terminals. */
export const notAWorkbook =
  'This is an archive (ZIP) and no workbook. Unpack it, and take the spreadsheet that is in it.';

/** Opens one sheet of an XLSX file. Shared strings are read first, as cells refer to them; rows are then streamed. */
export const openXlsx = async (path: string, options: XlsxOptions = {}): Promise<Result<Sheet, Failure>> => {
  let parts: Parts | undefined;
  try {
    const { size } = await stat(path);
    parts = await openParts(path);
    if (!parts.has('_rels/.rels')) {
      parts.close();
      return err(failure('sheet-unreadable', { detail: notAWorkbook }));
    }
    const workbook = await readWorkbook(parts);
    const chosen =
      options.sheet === undefined
        ? (workbook.sheets.find((sheet) => !sheet.hidden) ?? workbook.sheets[0])
        : workbook.sheets.find((sheet) => sheet.name === options.sheet);
    if (chosen === undefined) {
      parts.close();
      return err(failure('sheet-unreadable', { detail: 'the file has no such sheet', field: 'sheet' }));
    }
    const { stringsPart } = workbook;
    const strings =
      stringsPart !== undefined && parts.has(stringsPart)
        ? await readStrings(await parts.stream(stringsPart, sheetLimits.stringsBytes), options.scratch)
        : noStrings;
    const open = parts;
    return ok({
      bytes: size,
      names: workbook.sheets.filter((sheet) => !sheet.hidden || sheet === chosen).map((sheet) => sheet.name),
      pieces: (name) => {
        const named = name === undefined ? chosen : workbook.sheets.find((sheet) => sheet.name === name);
        return named === undefined
          ? noSuchSheet(name ?? '')
          : readPieces(open, workbook, strings, named.part, size);
      },
      close: async () => {
        strings.close();
        open.close();
      },
    });
  } catch (error) {
    parts?.close();
    return err(failure('sheet-unreadable', { detail: messageOf(error) }));
  }
};

async function* noSuchSheet(name: string): AsyncIterable<Result<Piece, Failure>> {
  yield err(failure('sheet-unreadable', { detail: `the file has no sheet ${name}`, field: 'sheet' }));
}

async function* readPieces(
  parts: Parts,
  workbook: Workbook,
  strings: SharedStrings,
  part: string,
  size: number,
): AsyncIterable<Result<Piece, Failure>> {
  const reader = createRowReader({ strings, styles: workbook.styles, epoch1904: workbook.epoch1904 });
  try {
    const { stream, unpacked } = await openPart(parts, part);
    for await (const read of parseXml(stream, reader.handler)) {
      yield ok(pieceOf(reader.take(), Math.min(size, Math.round((read / unpacked) * size))));
    }
  } catch (error) {
    const rows = reader.take();
    if (rows.length > 0) yield ok(pieceOf(rows, 0));
    yield err(failure('sheet-unreadable', { detail: messageOf(error) }));
  }
}

const pieceOf = (rows: readonly Row[], read: number): Piece => ({ rows, read });

const openPart = async (parts: Parts, part: string) => ({
  stream: await parts.stream(part, sheetLimits.sheetBytes),
  unpacked: Math.max(1, parts.unpackedSize(part)),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
