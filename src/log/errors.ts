import type { ErrorCode } from './error-codes.ts';

/** A failure that a person can meet: its code, and what only the developer needs. Never content of entries. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly field?: string;
}

export const failure = (code: ErrorCode, more: Omit<Failure, 'code'> = {}): Failure => ({ code, ...more });
