import * as v from 'valibot';
import { addressOf } from '#contract/address.ts';
import type { Answered, Asking, FileRoute, JsonRoute, Route } from '#contract/route.ts';
import { err, type Failure, failure, isErrorCode, ok, type Result } from '#log/index.ts';

/**
 * Requests beside the log: sign-in, settings, reports. What is sent and what an answer is read by, the contract says;
 * failures carry a code of the register.
 */
export interface Api {
  readonly ask: <R extends JsonRoute>(route: R, asking: Asking<R>) => Promise<Result<Answered<R>, Failure>>;
  /** A file for saving: its text and name. */
  readonly download: <R extends FileRoute>(
    route: R,
    asking: Asking<R>,
  ) => Promise<Result<{ readonly blob: Blob; readonly name: string }, Failure>>;
}

export const createApi = (deps: {
  readonly fetch: typeof globalThis.fetch;
  readonly token: () => string | undefined;
}): Api => {
  const send = async <R extends Route>(route: R, asking: Asking<R>): Promise<Result<Response, Failure>> => {
    const { body } = asking;
    const token = deps.token();
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    try {
      const response = await deps.fetch(addressOf(route, asking), {
        method: route.method,
        headers,
        cache: 'no-store',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return response.ok ? ok(response) : err(await readFailure(response));
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return err(failure('unreachable'));
      throw error;
    }
  };
  return {
    ask: async <R extends JsonRoute>(route: R, asking: Asking<R>) => {
      const answer = await send(route, asking);
      if (!answer.ok) return answer;
      const parsed = v.safeParse(route.answer.schema, await readJson(answer.value));
      return parsed.success
        ? ok(parsed.output as Answered<R>)
        : err(failure('server-failed', { detail: 'answer unreadable' }));
    },
    download: async (route, asking) => {
      const answer = await send(route, asking);
      if (!answer.ok) return answer;
      const disposition = answer.value.headers.get('content-disposition') ?? '';
      const name = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'download';
      return ok({ blob: await answer.value.blob(), name: decodeURIComponent(name) });
    },
  };
};

const readFailure = async (response: Response): Promise<Failure> => {
  const parsed = v.safeParse(
    v.object({ code: v.string(), field: v.optional(v.string()) }),
    await readJson(response),
  );
  if (!parsed.success || !isErrorCode(parsed.output.code)) return failure('server-failed');
  return failure(parsed.output.code, parsed.output.field === undefined ? {} : { field: parsed.output.field });
};

/** Undefined for what is no JSON: a proxy's page, a cut body. */
const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
