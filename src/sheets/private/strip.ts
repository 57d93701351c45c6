import { type Stripped, stripCsv } from './strip-csv.ts';
import { stripXlsx } from './strip-xlsx.ts';

export type { Stripped } from './strip-csv.ts';

/** Larger than this, a file is not opened in the browser: it is too much for a phone's memory. */
export const largestStripped = 60 * 1_048_576;

/** The file without columns that say who somebody is; undefined for one that cannot be opened here, which is never sent. */
export const strip = async (file: Blob): Promise<Stripped | undefined> => {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  return isZip ? stripXlsx(file) : stripCsv(file);
};
