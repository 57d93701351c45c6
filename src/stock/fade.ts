import { type Entry, type LocalTime, msToTime, offsetOf, startOfDay, timeToMs } from '#log/index.ts';
import { partName } from './count/names.ts';
import { countKind } from './entries.ts';
import type { StockEffectOf } from './moves.ts';

/** Kinds that say how things stood at a moment: what a wrong clock dated of them waits for a person. */
export const countingKinds: readonly string[] = [countKind.kind, partName];
/** Kinds that a shelf is reckoned from: whoever lets times fade looks up their moments (`fadedTime`). */
export const momentKinds: readonly string[] = [countKind.kind];

/**
 * What stays of an entry's time when times fade to the day. Of two things a shelf needs the order, also years later: a
 * move and a count. So a count keeps its moment (nobody who was served is in it), and a move keeps only its rank among
 * the counts of its day: the second after the last count before it, or midnight. Any two copies of these entries, faded
 * or not, are then in the same order, so a device that read an entry before it faded has the same shelf as one that read
 * it afterwards. All other entries become midnight of their day. Pure; done twice it changes nothing more.
 *
 * `counted` are the moments of counts, in milliseconds since 1970, at least all of the entry's day.
 */
export const fadedTime =
  (effectOf: StockEffectOf) =>
  (entry: Entry, counted: readonly number[]): LocalTime => {
    const effect = effectOf(entry);
    if (effect !== undefined && effect.counts.length > 0) return entry.occurredAt;
    const midnight = startOfDay(entry.occurredAt);
    if (effect === undefined) return midnight;
    const [from, until] = [timeToMs(midnight), timeToMs(entry.occurredAt)];
    const last = counted
      .filter((ms) => ms >= from && ms < until)
      .toSorted((a, b) => a - b)
      .at(-1);
    return last === undefined ? midnight : msToTime(last + 1_000, offsetOf(entry.occurredAt));
  };
