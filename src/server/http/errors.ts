import { errorToFailure } from '#database/faults.ts';
import { type ErrorResponse, errorRegister, type Failure, failure } from '#log/index.ts';

/** What the caller is told: words from the register, never the detail of a failure. */
export const failureToResponse = ({
  code,
  field,
}: Failure): { readonly status: number; readonly body: ErrorResponse } => {
  const { status, message, action } = errorRegister[code];
  // Status 0 marks errors that never travel: one that does all the same is a bug of the server.
  return {
    status: status === 0 ? 500 : status,
    body: { code, message, action, ...(field !== undefined && { field }) },
  };
};

/** Which failure a thrown error stands for; `server-failed` for a bug. */
export const thrownToFailure = (error: unknown): Failure => {
  const known = errorToFailure(error);
  if (known !== undefined) return known;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return failure('batch-too-large');
  if (typeof code === 'string' && code.startsWith('FST_ERR_CTP')) return failure('body-unreadable');
  if (typeof code === 'string' && isOfAddress(code, error)) return failure('not-found');
  return failure('server-failed');
};

/**
 * An address that is none, or that no file can have: the framework's own refusals carry a status of the caller's fault,
 * those of the file system a code.
 */
const isOfAddress = (code: string, error: unknown): boolean => {
  if (['ENAMETOOLONG', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENOENT'].includes(code)) return true;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 0;
  return code.startsWith('FST_') && typeof status === 'number' && status >= 400 && status < 500;
};
