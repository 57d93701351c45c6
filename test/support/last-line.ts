import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyId } from './postgres.ts';

/** A line of JSON that a run of tests ends with (scripts/test.ts): what a long check came to, for whoever asked for it alone. */
export const sayLast = (line: object): void => {
  const folder = process.env['ALONGSIDE_TEST_LINES'];
  if (folder !== undefined) writeFileSync(join(folder, anyId()), JSON.stringify(line));
};
