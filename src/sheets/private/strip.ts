import { type Stripped, stripCsv } from './strip-csv.ts';
import { stripXlsx } from './strip-xlsx.ts';

export type { Stripped } from './strip-csv.ts';

/** Larger than this, a file is not opened in the browser: it is too much for a phone's memory. */
export const largestStripped = 60 * 1_048_576;

/** The file without columns that say who somebody is; as it was, where it cannot be opened here. */
export const strip = async (file: Blob): Promise<Stripped> => {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  return isZip ? ((await stripXlsx(file)) ?? { file, columns: [] }) : stripCsv(file);
};
