import * as v from 'valibot';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import type { Caller, Callers } from '../access/caller.ts';
import { readToken } from '../access/token.ts';
import type { Route, Schema } from './route.ts';

/** Lets a caller in, or says why not. One check a line. */
export const admit = async (
  callers: Callers,
  route: Route,
  authorization: string | undefined,
): Promise<Result<{ readonly caller: Caller | undefined; readonly tokenHash: string }, Failure>> => {
  if (route.access.who === 'anyone') return ok({ caller: undefined, tokenHash: '' });
  const token = readToken(authorization);
  if (token === undefined) return err(failure('not-signed-in'));
  const isHandIn = route.access.who === 'device';
  const caller = await (isHandIn ? callers.toHandIn(token) : callers.toRead(token));
  if (caller === undefined) return err(failure('not-signed-in'));
  if (route.access.who === 'device') return ok({ caller, tokenHash: token.hash });
  if (caller.role === undefined) return err(failure('not-signed-in'));
  if (!route.access.roles.includes(caller.role)) return err(failure('not-allowed'));
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
