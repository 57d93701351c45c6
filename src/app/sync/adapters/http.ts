import * as v from 'valibot';
import { addressOf } from '#contract/address.ts';
import { deviceUnsentHeader, ledger, pull, push } from '#contract/entries.ts';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import type { SyncStatus } from '#kit/recorder.ts';
import { deviceClockHeader, err, limits, ok, type Result } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import type { Sign } from '#vault/push.ts';
import type { Transport, TransportFailure } from '../ports.ts';
import { watchSilence } from './silence.ts';

/**
 * The way to the server over `fetch`. Every answer is parsed by the contract's schemas; what cannot be read is trouble
 * and never a success. Half a minute of silence ends a request: a half-open connection must not sync for ever.
 */
export interface HttpOptions {
  /** Address of the server, without a slash at the end; '' for the one the app came from. */
  readonly base: string;
  /** The bearer token, or undefined while nobody is signed in. */
  readonly token: () => string | undefined;
  /** The device's clock, in milliseconds; left out, the server is not told what it says. */
  readonly now?: () => number;
  /** What of this device is not sent, as it counts; left out or undefined, the server is not told. */
  readonly status?: () => Pick<SyncStatus, 'waiting' | 'refused'> | undefined;
  /** Signs what is handed in; left out where there are no keys. */
  readonly sign?: Sign | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly silenceMs?: number;
}

export const createHttpTransport = (options: HttpOptions): Transport => {
  let serverNow: number | undefined;

  const ask = async <R extends JsonRoute>(
    route: R,
    asking: Asking<R>,
  ): Promise<Result<Answered<R>, TransportFailure>> => {
    const token = options.token();
    if (token === undefined) return err({ kind: 'not-signed-in' });
    const status = options.status?.();
    const headers = {
      authorization: `Bearer ${token}`,
      ...(options.now !== undefined && { [deviceClockHeader]: String(options.now()) }),
      ...(status !== undefined && { [deviceUnsentHeader]: String(status.waiting + status.refused) }),
    };
    const silence = watchSilence(options.silenceMs ?? 30_000);
    try {
      const response = await (options.fetch ?? fetch)(`${options.base}${addressOf(route, asking)}`, {
        method: route.method,
        headers,
        cache: 'no-store',
        signal: silence.signal,
        ...(asking.body !== undefined && (await pack(JSON.stringify(asking.body), headers))),
      });
      silence.heard();
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) serverNow = date;
      const text = await silence.read(response);
      if (!response.ok) return err(failureOf(response));
      const parsed = v.safeParse(route.answer.schema, readJson(text));
      return parsed.success
        ? { ok: true, value: parsed.output as Answered<R> }
        : err({ kind: 'server-trouble' });
    } catch (error) {
      // fetch rejects with TypeError when there is no network, and with AbortError after the silence.
      if (error instanceof TypeError || error instanceof DOMException) return err({ kind: 'unreachable' });
      throw error;
    } finally {
      silence.end();
    }
  };

  return {
    push: async (entries, hashes) => {
      const signed = (await (hashes && options.sign?.(hashes))) ?? ok(undefined);
      // Unsigned it would be held: it waits until the keys can be read.
      if (!signed.ok) return err({ kind: 'server-trouble' });
      return ask(push, { body: { entries, ...(signed.value !== undefined && { signed: signed.value }) } });
    },
    pull: (after) => ask(pull, { query: { after: String(after), limit: String(limits.pageEntries) } }),
    serverNow: () => serverNow,
    ledger: (device) => ask(ledger, { params: { id: device } }),
  };
};

/** Below this a compressed body saves nothing worth its time. */
const compressFrom = 1_024;

const pack = async (
  text: string,
  given: Readonly<Record<string, string>>,
): Promise<{ readonly body: BodyInit; readonly headers: Readonly<Record<string, string>> }> => {
  const headers = { ...given, 'content-type': 'application/json' };
  if (text.length < compressFrom || !('CompressionStream' in globalThis)) return { body: text, headers };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return {
    body: await new Response(stream).arrayBuffer(),
    headers: { ...headers, 'content-encoding': 'gzip' },
  };
};

const failureOf = (response: Response): TransportFailure => {
  if (response.status === 413) return { kind: 'too-large' };
  if (response.status === 401 || response.status === 403) return { kind: 'not-signed-in' };
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? { kind: 'server-trouble', retryAfterMs: seconds * 1_000 } : { kind: 'server-trouble' };
};
