import * as v from 'valibot';
import { err, type Failure, failure, isErrorCode, ok, type Result } from '#log/index.ts';

/** Requests beside the log: sign-in, settings, reports. Answers are parsed; failures carry a code of the register. */
export interface Api {
  readonly ask: <T>(request: ApiRequest, schema: v.GenericSchema<unknown, T>) => Promise<Result<T, Failure>>;
  /** A file for saving: its text and name. */
  readonly download: (
    path: string,
  ) => Promise<Result<{ readonly blob: Blob; readonly name: string }, Failure>>;
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** A file to send as it is, instead of a body. */
  readonly file?: Blob;
}

export const createApi = (deps: {
  readonly fetch: typeof globalThis.fetch;
  readonly token: () => string | undefined;
}): Api => {
  const send = async ({
    method = 'GET',
    path,
    body,
    file,
  }: ApiRequest): Promise<Result<Response, Failure>> => {
    const token = deps.token();
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(file !== undefined && { 'content-type': 'application/octet-stream' }),
    };
    try {
      const payload = file ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await deps.fetch(path, {
        method,
        headers,
        cache: 'no-store',
        ...(payload !== undefined && { body: payload }),
      });
      return response.ok ? ok(response) : err(await readFailure(response));
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return err(failure('unreachable'));
      throw error;
    }
  };
  return {
    ask: async (request, schema) => {
      const answer = await send(request);
      if (!answer.ok) return answer;
      const parsed = v.safeParse(schema, await readJson(answer.value));
      return parsed.success
        ? ok(parsed.output)
        : err(failure('server-failed', { detail: 'answer unreadable' }));
    },
    download: async (path) => {
      const answer = await send({ path });
      if (!answer.ok) return answer;
      const disposition = answer.value.headers.get('content-disposition') ?? '';
      const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'download';
      return ok({ blob: await answer.value.blob(), name });
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
