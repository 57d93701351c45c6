import { addDays } from '#log/calendar.ts';
import { beganOn, type File } from './file.ts';

/** After so many days from the beginning reports look whether somebody is still in touch. */
export const marks = [30, 90, 180] as const;
export type Mark = (typeof marks)[number];
/** So many days, the last of them the mark itself, are looked at. Our own choice, and a month as most figures of the field. */
const windowDays = 30;

/**
 * How a stay stands at a mark. `inTouch`: in the thirty days that end on that day they were there, something was done with them, or a dose
 * of ours lasted. `leftForNow`: none of it, and it was said that they left for now: no failure, and the file is open. `notKnown`: none of
 * it, and nobody said anything. `notYet`: that day is not over.
 */
export type StandsAt = 'inTouch' | 'leftForNow' | 'notKnown' | 'notYet';

/** Undefined where the stay has not begun. */
export const standsAt = (file: File, mark: Mark, today: string): StandsAt | undefined => {
  const began = beganOn(file);
  if (began === undefined) return undefined;
  const until = addDays(began.day, mark);
  if (until >= today) return 'notYet';
  const from = addDays(until, 1 - windowDays);
  const isWithin = (day: string): boolean => day >= from && day <= until;
  const lasted = file.given.some(({ day, days }) => day <= until && addDays(day, days - 1) >= from);
  if (lasted || file.touched.some(({ day }) => isWithin(day))) return 'inTouch';
  return file.turns.findLast(({ day }) => day <= until)?.to === 'left' ? 'leftForNow' : 'notKnown';
};
