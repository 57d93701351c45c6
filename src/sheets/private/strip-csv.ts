import { sniffDelimiter } from '../read/delimiter.ts';
import { isVoided } from '../reading/voided.ts';
import { type PrivateColumn, privateColumns } from './private-column.ts';

export interface Stripped {
  readonly file: Blob;
  /** Headers of the columns that were emptied. */
  readonly columns: readonly PrivateColumn[];
}

/** A CSV without the columns that say who somebody is. Headers and the places of the other columns stay as they were. */
export const stripCsv = async (file: Blob): Promise<Stripped> => {
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  const delimiter = sniffDelimiter(text.slice(0, 65_536));
  const rows = parse(text, delimiter);
  const columns = privateColumns(rows);
  if (columns.length === 0) return { file, columns };
  const gone = new Map(columns.map((column) => [column.at, column]));
  const left = (cell: string, column: PrivateColumn | undefined, row: number): string =>
    column === undefined || row < column.from || cell.trim() === column.header ? cell : remains(cell);
  const lines = rows.map((row, number) => lineOf(row.map((cell, at) => left(cell, gone.get(at), number))));
  return { file: new Blob(lines, { type: 'text/csv' }), columns };
};

/** Of what is emptied one word stays: that the row does not count. */
export const remains = (cell: string): '' | 'void' => (isVoided(cell) ? 'void' : '');

/** Quoted where it must be, and otherwise as it was: the sheet is still to be read. */
const lineOf = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

/** As the server reads it: by the mark at the beginning, as UTF-8 where it is, and else as Windows writes it. */
const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
};

/** Fields may be quoted and hold delimiters and line breaks; a quote inside a field is doubled. */
export const parse = (text: string, delimiter: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) endField();
    else if (char === '\n') {
      endField();
      rows.push(row);
      row = [];
    } else if (char !== '\r') field += char;
  }
  if (field !== '' || row.length > 0) {
    endField();
    rows.push(row);
  }
  return rows;
};
