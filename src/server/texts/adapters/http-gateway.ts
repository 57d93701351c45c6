import type { Carried } from '../../outbox/channel.ts';
import type { TextGateway } from '../gateway.ts';

export interface HttpGateway {
  readonly url: string;
  /** The body of a message, with `{to}`, `{text}` and `{key}` where they belong: JSON where it begins with `{`, else a form. */
  readonly body: string;
  /** The whole of the header, such as `Bearer ...`. */
  readonly authorization?: string;
}

/**
 * A gateway that takes one message as one POST. An answer that asks for another address is followed nowhere: number and words go
 * to whom they were meant for. What its answer says is not read.
 */
export const createHttpGateway = (
  { url, body, authorization }: HttpGateway,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): TextGateway => ({
  send: async (message, signal) => {
    const isJson = body.startsWith('{');
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
        'idempotency-key': message.key,
        ...(authorization !== undefined && { authorization }),
      },
      body: fill(body, message, isJson ? inJson : encodeURIComponent),
    });
    await response.body?.cancel();
    return outcomeOf(response.status);
  },
});

const fill = (
  body: string,
  message: { readonly to: string; readonly text: string; readonly key: string },
  write: (text: string) => string,
): string => body.replace(/\{(to|text|key)\}/g, (_, name: 'to' | 'text' | 'key') => write(message[name]));

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What can be otherwise in a while is tried again: a gateway that is busy, away, or set up wrongly. */
const outcomeOf = (status: number): Carried => {
  if (status >= 200 && status < 300) return 'sent';
  return refusals.has(status) ? 'refused' : 'failed';
};

/** Said of the message itself: the number is none, or takes no texts. */
const refusals: ReadonlySet<number> = new Set([400, 410, 413, 422]);
