import { addDays } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';

/** Weeks that needs are reckoned from: long enough to even out the first and the last of a month. Our own choice; shown. */
export const weeksBack = 12;

/** What happened to an item at a site on a local day. */
export interface ShelfDay {
  readonly day: LocalDate;
  /** Units in and out together, but for hand-outs before the shelf began. */
  readonly moved: number;
  /** Units that were used: handed out or put into kits. */
  readonly used: number;
  /** What stood there at the end of the day, where it was counted on it; it stands in place of `moved`. */
  readonly reset?: number | undefined;
}

export interface WeeklyUse {
  /** Units a week, not rounded; undefined where no week says anything. */
  readonly perWeek: number | undefined;
  /** True where it ran out in every week that is known: the need is that much or more. */
  readonly isLeast: boolean;
  /** How many weeks the average is of. */
  readonly weeks: number;
  /** Weeks since the shelf began in which it was out for a time, and that are left out of the average. */
  readonly weeksOut: number;
}

/**
 * Average use a week over the last whole weeks in which there was always something on the shelf: a week without stock says
 * nothing about need, and one in which it ran out says too little. Where it ran out in every week, the average of those weeks in
 * which something was there, as a least. Pure.
 * @param today its weeks end the day before: today is not over
 * @param opening what stood there when the first of these weeks began; undefined where the shelf had not begun
 * @param days in any order; days without a word are days on which nothing moved
 */
export const weeklyUse = (
  today: LocalDate,
  opening: number | undefined,
  days: readonly ShelfDay[],
): WeeklyUse => {
  const byDay = new Map(days.map((each) => [each.day, each]));
  const weeks = { full: [] as number[], some: [] as number[], out: 0 };
  let left = opening;
  for (let week = weeksBack; week > 0; week -= 1) {
    let used = 0;
    let isFull = true;
    let hadSome = (left ?? 0) > 0;
    for (let day = 0; day < 7; day += 1) {
      const happened = byDay.get(addDays(today, day - week * 7));
      if (happened !== undefined) {
        used += happened.used;
        left =
          happened.reset ??
          (happened.moved === 0 && left === undefined ? left : (left ?? 0) + happened.moved);
      }
      if ((left ?? 0) > 0) hadSome = true;
      else isFull = false;
    }
    if (isFull) weeks.full.push(used);
    else {
      if (hadSome || used > 0) weeks.some.push(used);
      if (left !== undefined) weeks.out += 1;
    }
  }
  const isLeast = weeks.full.length === 0;
  const of = isLeast ? weeks.some : weeks.full;
  if (of.length === 0) return { perWeek: undefined, isLeast: false, weeks: 0, weeksOut: weeks.out };
  const perWeek = Math.max(0, of.reduce((sum, each) => sum + each, 0) / of.length);
  return { perWeek, isLeast, weeks: of.length, weeksOut: weeks.out - (isLeast ? of.length : 0) };
};
