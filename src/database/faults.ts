import { type Failure, failure } from '#log/errors.ts';

/** SQLSTATE of an error from PostgreSQL, or the code of an error from the network; '' for anything else. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

/** Serialization failure and deadlock: nothing was done, and the same work may pass the next time. */
export const isWorthRepeating = (error: unknown): boolean => ['40001', '40P01'].includes(errorCode(error));

/**
 * What a person can be told about a failed piece of work; undefined for a bug. The detail is a code and never a
 * message: messages of PostgreSQL can quote what was to be written.
 */
export const errorToFailure = (error: unknown): Failure | undefined => {
  const code = errorCode(error);
  if (error instanceof BehindError) return failure('database-failed', { detail: error.message });
  if (code === '53100' || code === 'ENOSPC') return failure('disk-full', { detail: code });
  // The socket of PostgreSQL is not there. Of a file that is missing the database knows nothing.
  const isUnheard =
    code === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  if (
    isUnheard ||
    isAway(code) ||
    (error instanceof Error && /terminated|timeout exceeded/.test(error.message))
  )
    return failure('database-away', { detail: code });
  return undefined;
};

/** What a server is told that starts at a worker of a cluster before the coordinator's tables are those of its version. */
export const behind = 'this is a worker of a cluster: start this version once at the coordinator';

/** Thrown at a worker whose tables are not those of this build. */
export class BehindError extends Error {
  override readonly name = 'BehindError';
  constructor() {
    super(behind);
  }
}

/** Thrown when no table can take up an entry that was to be stored: the entry is at fault, and nobody else. */
export class UncountableError extends Error {
  override readonly name = 'UncountableError';
}

/**
 * A failure of what was to be written, which would fail again: PostgreSQL refused a value (classes 22, 23 and 54 of
 * SQLSTATE), or our own code could not deal with it. The others of its batch may be fine.
 */
export const isAboutContent = (error: unknown): boolean =>
  /^(22|23|54)/.test(errorCode(error)) ||
  [UncountableError, TypeError, RangeError].some((type) => error instanceof type && errorCode(error) === '');

/**
 * Connection refused, cut or not ready: classes 08 (connection), 53 (resources), 57 (operator) and 58 (the disk answers
 * with errors; PostgreSQL restarts over it) of SQLSTATE.
 */
const isAway = (code: string): boolean =>
  /^(08|57P0|58)/.test(code) ||
  ['53300', '53400', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(
    code,
  );
