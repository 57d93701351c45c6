import type { Carried } from '../outbox/channel.ts';

/** What brings a text message to a phone: a gateway of a provider, or a phone with a card in a drawer. */
export interface TextGateway {
  /** `key` names the message for good, so that the gateway can drop a repetition. Must give up when `signal` aborts. */
  readonly send: (
    message: { readonly to: string; readonly text: string; readonly key: string },
    signal: AbortSignal,
  ) => Promise<Carried>;
}
