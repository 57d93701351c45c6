import type { JsonObject } from '#log/index.ts';

/** An entry as the folds need it: the same from a phone's log and from the server's table. */
export interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly hlc: string;
  /** When it happened, in milliseconds since 1970, and its local day. */
  readonly ms: number;
  readonly day: string;
  readonly site: string;
  readonly body: JsonObject;
}
