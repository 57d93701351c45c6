import * as v from 'valibot';
import { addressOf } from '#contract/address.ts';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import { err, type Failure, failure, isErrorCode, ok, type Result } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';

/** Asks a server by the contract, from a terminal. Errors: what the server says; `unreachable`; `server-failed` for what is no answer. */
export type Ask = <R extends JsonRoute>(route: R, asking: Asking<R>) => Promise<Result<Answered<R>, Failure>>;

export const createAsk =
  (server: string, token?: string): Ask =>
  async (route, asking) => {
    const body = asking.body === undefined ? undefined : JSON.stringify(asking.body);
    try {
      const answer = await fetch(`${server.replace(/\/+$/, '')}${addressOf(route, asking)}`, {
        method: route.method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      });
      const said = readJson(await answer.text());
      if (!answer.ok) return err(failureIn(said));
      const parsed = v.safeParse(route.answer.schema, said);
      if (!parsed.success) return err(failure('server-failed', { detail: 'answer unreadable' }));
      return ok(parsed.output as Answered<typeof route>);
    } catch (error) {
      if (error instanceof TypeError) return err(failure('unreachable', { detail: server }));
      throw error;
    }
  };

const failureIn = (said: unknown): Failure => {
  const parsed = v.safeParse(v.object({ code: v.string(), field: v.optional(v.string()) }), said);
  if (!parsed.success || !isErrorCode(parsed.output.code)) return failure('server-failed');
  const { code, field } = parsed.output;
  return failure(code, field === undefined ? {} : { field });
};
