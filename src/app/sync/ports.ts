import type { Entry, LedgerResponse, PullResponse, PushResponse, Result, Uuid } from '#log/index.ts';

/** The way to the server: HTTP in the browser, a simulated network in the simulator. Answers are parsed by their schemas. */
export interface Transport {
  /** `hashes`: those of the entries, in order, to be signed by who has keys; left out where there is nothing to sign. */
  readonly push: (
    entries: readonly Entry[],
    hashes?: readonly string[],
  ) => Promise<Result<PushResponse, TransportFailure>>;
  readonly pull: (after: number) => Promise<Result<PullResponse, TransportFailure>>;
  /** The server's clock at its last answer, in milliseconds; undefined before the first. */
  readonly serverNow: () => number | undefined;
  readonly ledger: (device: Uuid) => Promise<Result<LedgerResponse, TransportFailure>>;
}

export type TransportFailure =
  /** No answer: no network, a cut connection, or silence for too long. What was sent may have arrived. */
  | { readonly kind: 'unreachable' }
  /** The server answered that the batch is too large: halve it. */
  | { readonly kind: 'too-large' }
  /** The right to read or to hand in is gone; nothing here is purged for it. */
  | { readonly kind: 'not-signed-in' }
  /** A 5xx, a 429, or an answer that cannot be read: wait and try again, without end. */
  | { readonly kind: 'server-trouble'; readonly retryAfterMs?: number };

/** One holder of a name over all tabs of the device (Web Locks in the browser). */
export interface Locks {
  /** Waits in line for the name; `granted` is called when it is this tab's. Answers how to leave the line or let go. */
  readonly hold: (name: string, granted: () => void) => () => void;
}

export interface Timers {
  /** Calls `work` once after `ms`; answers how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
}

/** Tells that syncing may be worth a try: the network is back, or the server has news. Answers how to stop listening. */
export type WakeSource = (wake: () => void) => () => void;
