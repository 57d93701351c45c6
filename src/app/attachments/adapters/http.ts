import { addressOf } from '#contract/address.ts';
import { attach, attached } from '#contract/attachments.ts';
import { err, type Failure, failure, isErrorCode, ok, type Result, type Uuid } from '#log/index.ts';
import { watchSilence } from '../../sync/adapters/silence.ts';
import type { HandInDeps } from '../hand-in.ts';

export interface AttachmentHttpOptions {
  readonly base: string;
  readonly token: () => string | undefined;
  readonly fetch?: typeof globalThis.fetch;
}

/** Two megabytes over next to no signal; nothing is heard meanwhile. */
const silenceMs = 300_000;

/** Hands in over `fetch`. Every refusal carries a code of the register; anything else is tried again. */
export const createSend =
  (options: AttachmentHttpOptions): HandInDeps['send'] =>
  async ({ entry, ref }, bytes) => {
    const token = options.token();
    if (token === undefined) return err({ kind: 'not-signed-in' });
    const silence = watchSilence(silenceMs);
    try {
      const params = { id: entry, hash: ref.attachment };
      const response = await (options.fetch ?? fetch)(`${options.base}${addressOf(attach, { params })}`, {
        method: attach.method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        cache: 'no-store',
        signal: silence.signal,
        body: bytes as BodyInit,
      });
      const text = await silence.read(response);
      if (response.ok) return isDone(text) ? ok(undefined) : err({ kind: 'server-trouble' });
      if (response.status === 401 || response.status === 403) return err({ kind: 'not-signed-in' });
      const code = codeIn(text);
      return code?.startsWith('attachment-') === true
        ? err({ kind: 'refused', code })
        : err({ kind: 'server-trouble' });
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
      return err({ kind: 'unreachable' });
    } finally {
      silence.end();
    }
  };

/** Fetches when somebody looks. */
export const createFetchBytes =
  (options: AttachmentHttpOptions) =>
  async (id: Uuid, hash: string): Promise<Result<Uint8Array, Failure>> => {
    const token = options.token();
    if (token === undefined) return err(failure('not-signed-in'));
    try {
      const response = await (options.fetch ?? fetch)(
        `${options.base}${addressOf(attached, { params: { id, hash } })}`,
        { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' },
      );
      if (response.ok) return ok(new Uint8Array(await response.arrayBuffer()));
      return err(failure(codeIn(await response.text()) ?? 'server-failed'));
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
      return err(failure('unreachable'));
    }
  };

const parse = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    // A proxy's page, a cut answer.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};
const isDone = (text: string): boolean => parse(text)['done'] === true;
const codeIn = (text: string) => {
  const { code } = parse(text);
  return typeof code === 'string' && isErrorCode(code) ? code : undefined;
};
