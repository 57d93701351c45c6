import { open } from 'node:fs/promises';
import { err, type Failure, failure, type Result } from '#log/index.ts';
import { type CsvOptions, openCsv } from './csv.ts';
import { openDataValues } from './data-values.ts';
import { isDataValueSet, type OddFile, oddityOf } from './oddity.ts';
import type { Sheet } from './sheet.ts';
import { notAWorkbook, openXlsx, type XlsxOptions } from './xlsx.ts';

/** Opens a spreadsheet, told apart by its first bytes and never by its name. */
export const openSheet = async (
  path: string,
  options: CsvOptions & XlsxOptions = {},
): Promise<Result<Sheet, Failure>> => {
  const start = await startOf(path);
  if (!start.ok) return start;
  const odd = await oddityOf(new Blob([new Uint8Array(start.value)]));
  if (odd !== undefined) return err(failure('sheet-unreadable', { detail: whatToDo[odd] }));
  if (isDataValueSet(start.value.toString('utf8'))) return openDataValues(path);
  return start.value.subarray(0, 4).equals(zipMark) ? openXlsx(path, options) : openCsv(path, options);
};

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');

/** In plain English for terminals; screens use `app.import.odd.CODE`. */
const whatToDo: Readonly<Record<OddFile, string>> = {
  'old-excel':
    'This is an old Excel file (XLS) or protected by a password. Open it, take the password off, and save it as XLSX.',
  'open-document': 'This is an OpenDocument file (ODS). Open it and save it as XLSX or CSV.',
  numbers: 'This is a Numbers file. Open it and export it as Excel or CSV.',
  picture: 'This is a picture. Type its figures into a spreadsheet, or enter the totals by hand.',
  pdf: 'This is a PDF. Ask for the spreadsheet it was made from, or copy its table into one.',
  'web-page':
    'This is a web page named as a spreadsheet. Open it in a spreadsheet program and save it as XLSX.',
  word: 'This is a text document. Copy its table into a spreadsheet and save that.',
  archive: notAWorkbook,
  json: 'This is JSON, the text that programs exchange. Export the same list as CSV or XLSX.',
  empty: 'The file is empty.',
  unreadable:
    'This is no spreadsheet that can be read here. Open it in a spreadsheet program and save it as XLSX or CSV.',
};

const startOf = async (path: string): Promise<Result<Buffer, Failure>> => {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
      return { ok: true, value: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(failure('sheet-unreadable', { detail }));
  }
};
