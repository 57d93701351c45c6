import { addDays } from '#log/calendar.ts';
import type { JsonObject } from '#log/index.ts';
import type { StayMove } from './entries.ts';
import type { Recorded } from './rules/recorded.ts';

/** Files of the tests, written entry by entry. */

export interface Story {
  readonly entries: readonly Recorded[];
  /** So many days after the first day. */
  readonly on: (days: number) => Story;
  readonly add: (kind: string, body?: JsonObject) => Story;
  readonly move: (move: StayMove) => Story;
}

export const firstDay = '2026-03-02';
const dayMs = 86_400_000;

/** Entries of a day are an hour apart. */
const tell = (entries: readonly Recorded[], days: number): Story => ({
  entries,
  on: (next) => tell(entries, next),
  add: (kind, body = {}) => {
    const at = String(entries.length + 1).padStart(4, '0');
    const entry: Recorded = {
      id: `e${at}`,
      kind: `treatment.${kind}`,
      hlc: at,
      ms: days * dayMs + entries.length * 3_600_000,
      day: addDays(firstDay, days),
      site: 's',
      body: { file: 'f', ...body },
    };
    return tell([...entries, entry], days);
  },
  move: (move) => tell(entries, days).add('stay', { move }),
});

export const story = (): Story => tell([], 0).add('file');
/** A stay that began on the first day. */
export const begun = (): Story => story().move('begin');
