import type { LocalTime } from '#log/index.ts';
import type { PhotoRead } from './photo.ts';

/** What a page knows while it is shown or read. */
export interface PageContext<D> {
  readonly locale: string;
  readonly t: Translate;
  /** Local time now at the organization; in UTC for a page of the server. */
  readonly now: LocalTime;
  readonly data: D;
  /** Photos that came with a form, by field, each laid bare or with what is wrong with it. */
  readonly photos?: ReadonlyMap<string, PhotoRead>;
}

export type Translate = (id: string, values?: Readonly<Record<string, string | number>>) => string;
