import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from '#report/csv-lines.ts';
import { describeProblem } from '../mapping/problem.ts';
import { cellText } from '../mapping/values.ts';
import type { BadRows } from './ports.ts';

/**
 * Bad rows as a CSV that people mend and import again: the row's number and its problems, then the row as it was. The
 * file is made when the first bad row comes.
 */
export const createBadRowsFile = (path: string): BadRows & { readonly close: () => Promise<number> } => {
  let headers: readonly string[] = [];
  let rows = 0;
  let stream: ReturnType<typeof createWriteStream> | undefined;

  const write = async (text: string): Promise<void> => {
    stream ??= createWriteStream(path, { encoding: 'utf8', mode: 0o600 });
    if (!stream.write(text)) await once(stream, 'drain');
  };

  return {
    headers: async (given) => {
      headers = given;
    },
    add: async (row, problems) => {
      // The mark tells spreadsheet programs that this is UTF-8.
      if (rows === 0) await write(`\ufeff${csvLine(['row', 'problems', ...headers])}`);
      rows += 1;
      const reasons = problems.map(describeProblem).join(' | ');
      await write(csvLine([row.number, reasons, ...row.cells.map(cellText)]));
    },
    /** Answers how many rows are in the file; 0: there is no file. */
    close: async () => {
      if (stream !== undefined) {
        stream.end();
        await finished(stream);
      }
      return rows;
    },
  };
};
