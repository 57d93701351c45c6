import { errorCode, errorToFailure } from '#database/faults.ts';
import { type Failure, failure } from '#log/index.ts';

/**
 * What a person at a terminal is told of an error that no command expected: of the database, of a file, or a bug. Codes
 * and paths only: messages of PostgreSQL can quote what was to be written.
 */
export const thrownToFailure = (error: unknown): Failure => {
  const known = errorToFailure(error);
  if (known !== undefined) return known;
  const code = errorCode(error);
  if (/^[0-9A-Z]{5}$/.test(code) && error instanceof Error && 'severity' in error)
    return failure('database-refused', { detail: conditions[code] ?? code });
  if (error instanceof Error && 'syscall' in error) {
    const path = 'path' in error ? `${String(error.path)}: ` : '';
    return failure('file-unusable', { detail: `${path}${code}` });
  }
  return failure('program-failed', { detail: error instanceof Error ? error.name : 'unknown' });
};

/** What a hosted PostgreSQL is most likely to refuse, in words (PostgreSQL, appendix A). */
const conditions: Readonly<Record<string, string>> = {
  '42501': '42501, the user lacks a right, such as creating roles or tables',
  '25006': '25006, the database only lets itself be read: is it a standby?',
  '42P01': '42P01, a table is missing: was something dropped by hand?',
  '42P06': '42P06, a schema is there already',
  '42P07': '42P07, a table of this name is there already',
};
