import * as v from 'valibot';
import { type Caller, may } from '#contract/callers.ts';
import type { Route, Schema } from '#contract/route.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import type { Callers } from '../access/caller.ts';
import { readToken } from '../access/token.ts';

/** Lets a caller in, or says why not. One check a line. */
export const admit = async (
  callers: Callers,
  { needs }: Pick<Route, 'needs'>,
  authorization: string | undefined,
): Promise<Result<{ readonly caller: Caller | undefined; readonly tokenHash: string }, Failure>> => {
  if (needs === 'nothing') return ok({ caller: undefined, tokenHash: '' });
  const token = readToken(authorization);
  if (token === undefined) return err(failure('not-signed-in'));
  const caller = await (needs === 'hand-in' ? callers.toHandIn(token) : callers.toRead(token));
  if (caller === undefined) return err(failure('not-signed-in'));
  if (caller === 'ended') return err(failure('hand-in-ended'));
  if (caller === 'agreement-ended') return err(failure('agreement-ended'));
  if (!may(caller, needs)) return err(failure('not-allowed'));
  return ok({ caller, tokenHash: token.hash });
};

/** Checks one part of a request against its schema. An array over its limit is too large rather than wrong. */
export const check = (schema: Schema | undefined, value: unknown): Result<unknown, Failure> => {
  if (schema === undefined) return ok(undefined);
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  if (issue.type === 'max_length' && Array.isArray(issue.input)) return err(failure('batch-too-large'));
  const field = v.getDotPath(issue);
  return err(failure('request-invalid', field === null ? {} : { field }));
};
