import type { JsonObject, Uuid } from '#log/index.ts';

/** One way out of the server. */
export interface Channel {
  /** `push`, `mail`: as messages name it. */
  readonly name: string;
  /** How long one message may take before it counts as `failed`, in milliseconds. */
  readonly patienceMs: number;
  /**
   * Carries one message. `key` names it for good and goes with it, so that the far end can drop a repetition: a server that
   * dies between sending and noting it sends again. Must give up when `signal` aborts. A throw counts as `failed`.
   */
  readonly carry: (
    message: { readonly org: Uuid; readonly key: string; readonly payload: JsonObject },
    signal: AbortSignal,
  ) => Promise<Carried>;
}

/**
 * `sent`; `refused`: the far end will never take it; `failed`: it is tried again later; `dropped`: it would mislead by now, or there is
 * nobody left to tell.
 */
export type Carried = 'sent' | 'refused' | 'failed' | 'dropped';
