import { open } from 'node:fs/promises';
import { err, type Failure, failure, type Result } from '#log/index.ts';
import { type CsvOptions, openCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { openXlsx, type XlsxOptions } from './xlsx.ts';

/** Opens a spreadsheet, told apart by its first bytes and never by its name. */
export const openSheet = async (
  path: string,
  options: CsvOptions & XlsxOptions = {},
): Promise<Result<Sheet, Failure>> => {
  const start = await startOf(path);
  if (!start.ok) return start;
  const bytes = start.value;
  if (bytes.subarray(0, 4).equals(zipMark)) return openXlsx(path, options);
  if (bytes.subarray(0, 4).equals(oldExcelMark))
    return err(
      failure('sheet-unreadable', { detail: 'this is the old XLS format or protected by a password' }),
    );
  return openCsv(path, options);
};

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');
const oldExcelMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const startOf = async (path: string): Promise<Result<Buffer, Failure>> => {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
      return { ok: true, value: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(failure('sheet-unreadable', { detail }));
  }
};
