import { addDays, daysBetween, weekdayOf } from '#log/calendar.ts';

/** Days that medication lasts, for every room whose own prescriber gives some: how many are covered, and when somebody has to ask. */

export interface GivenDays {
  readonly day: string;
  /** How many days the person has from that day on, with what was left of before. */
  readonly days: number;
}

/**
 * When to ask, so that nobody runs dry over a weekend: on the last day from Monday to Friday before day zero, and never before the
 * dose itself. Our own choice: whoever prescribes on is seldom there on a weekend.
 */
export const askDay = (day: string, days: number): string => {
  const zero = addDays(day, days);
  const back = [1, 2, 3].find((count) => weekdayOf(addDays(zero, -count)) <= 5) ?? 1;
  const asked = addDays(zero, -back);
  return asked < day ? day : asked;
};

/** Days of a first month that reports look at: a figure of a month is whole when this many days have passed since. */
export const firstDays = 30;

/** Of the first thirty days from the first dose, those on which there was medication of ours; one that two doses cover is one. */
export const daysCovered = (given: readonly GivenDays[]): number => {
  const start = given[0]?.day ?? '';
  const covered = new Set<number>();
  for (const { day, days } of given)
    for (let at = 0; at < days; at += 1) covered.add(daysBetween(start, day) + at);
  return [...covered].filter((at) => at >= 0 && at < firstDays).length;
};
