import { dayMs } from '#log/calendar.ts';
import type { CheckpointResponse } from '#log/checkpoint.ts';
import { type Entry, type LocalDate, type LocalTime, msToTime, timeToDate, type Uuid } from '#log/index.ts';
import type { StockEffect, StockEffectOf, StockMove } from './moves.ts';

/**
 * What was handed out before a day, added up by the server as of a place in its log: it stands for the hand-outs that a device does
 * not have. Only hand-outs: all else that moves or counts a shelf every device has, however old. Added up so that no
 * shelf can tell: apart between counts, and by day while a forecast looks at that day. Replaced whole, never merged.
 */
export type Checkpoint = Pick<CheckpointResponse, 'since' | 'shelves'>;

/**
 * What entries do to supplies where a checkpoint stands for what was handed out before its day. What is here of that is left
 * out, whether it is all of it or not: it is in the checkpoint. Unless it was not sent and puts nothing right: then the
 * server cannot know of it. Without a checkpoint it is simply what the entries do. Pure.
 */
export const effectsSince = (
  entries: readonly Entry[],
  effectOf: StockEffectOf,
  checkpoint: Checkpoint | undefined,
  isUnsent: (id: Uuid) => boolean,
): readonly StockEffect[] => {
  const effects = entries.flatMap((entry) => {
    const effect = effectOf(entry);
    if (effect === undefined) return [];
    if (checkpoint === undefined || timeToDate(entry.occurredAt) >= checkpoint.since) return [effect];
    if (entry.supersedes === undefined && isUnsent(entry.id)) return [effect];
    const moves = effect.moves.filter(({ reason }) => reason !== 'handed-out');
    return moves.length === 0 && effect.counts.length === 0 ? [] : [{ ...effect, moves }];
  });
  return checkpoint === undefined ? effects : [...effects, { moves: movesOf(checkpoint), counts: [] }];
};

/** The hand-outs of a checkpoint, as moves of the days on which they were given. */
const movesOf = ({ shelves }: Checkpoint): readonly StockMove[] =>
  shelves.flatMap(({ site, item, moves }) =>
    moves.map(({ lot, at, day, quantity }) => ({
      site,
      item,
      lot,
      quantity,
      reason: 'handed-out' as const,
      at: timeOn(at, day),
    })),
  );

/** That moment, written at a place where it is that day. */
const timeOn = (at: number, day: LocalDate): LocalTime => {
  const utc = msToTime(at, 0);
  const inUtc = timeToDate(utc);
  if (inUtc === day) return utc;
  const intoDay = at - Math.floor(at / dayMs) * dayMs;
  // To the day after: as far as midnight and no further; to the day before: a minute before midnight.
  const minutes = day > inUtc ? Math.ceil((dayMs - intoDay) / 60_000) : -Math.floor(intoDay / 60_000) - 1;
  return msToTime(at, minutes);
};
