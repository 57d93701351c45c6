/**
 * Every code of the one register of errors (error-register.ts, which says what each means and what to do). The codes stand
 * apart from the texts because a phone needs only the codes: it has its own words.
 */
export const errorCodes = [
  'unreachable',
  'batch-too-large',
  'body-unreadable',
  'request-invalid',
  'not-signed-in',
  'passphrase-wrong',
  'passphrase-old-wrong',
  'passphrase-own',
  'not-allowed',
  'not-found',
  'already-set-up',
  'not-set-up',
  'name-taken',
  'still-at-fault',
  'last-site',
  'last-admin',
  'site-has-stock',
  'keep-shorter',
  'too-many-requests',
  'server-stopping',
  'server-failed',
  'database-away',
  'disk-full',
  'storage-unwritable',
  'storage-full',
  'storage-closed',
  'storage-stuck',
  'storage-newer',
  'storage-refused',
  'storage-cleared',
  'cannot-seal',
  'body-invalid',
  'port-in-use',
  'data-newer',
  'data-in-use',
  'database-too-old',
  'database-failed',
  'database-refused',
  'backup-damaged',
  'database-not-empty',
  'sheet-unreadable',
  'sheet-headers',
  'tls-files',
  'setting-invalid',
  'file-unusable',
  'runtime-missing',
  'mapping-invalid',
  'import-running',
  'program-failed',
  'import-open',
  'import-overlaps',
  'attachment-too-large',
  'attachment-changed',
  'attachment-unreadable',
  'attachment-not-named',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (code: string): code is ErrorCode => errorCodes.some((known) => known === code);

/** A failure that a person can meet: its code, and what only the developer needs. Never content of entries. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly field?: string;
}

export const failure = (code: ErrorCode, more: Omit<Failure, 'code'> = {}): Failure => ({ code, ...more });
