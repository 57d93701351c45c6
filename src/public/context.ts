import type { LocalTime } from '#log/index.ts';

/** What a page knows while it is shown or read. */
export interface PageContext<D> {
  readonly locale: string;
  readonly t: Translate;
  /** Local time now at the organization; in UTC for a page of the server. */
  readonly now: LocalTime;
  readonly data: D;
}

export type Translate = (id: string, values?: Readonly<Record<string, string | number>>) => string;
