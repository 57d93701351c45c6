import { addDays } from '#log/calendar.ts';
import type { JsonObject } from '#log/index.ts';
import type { WishBody } from '../entries.ts';
import { objectOf, textOf } from './json.ts';

type When = NonNullable<WishBody['when']>;

/** In how many days at the earliest and at the latest. `now` and `today` differ by their priority. */
const days: Readonly<Record<When, readonly [number, number]>> = {
  now: [0, 0],
  today: [0, 0],
  tomorrow: [1, 1],
  'this-week': [0, 6],
};

/** When a person can be there, as days of the calendar from the day on which it was sent. */
export const periodOf = (when: When, day: string): JsonObject => {
  const [first, last] = days[when];
  return {
    ...(when === 'now' && { priority: 'asap' }),
    occurrencePeriod: { start: addDays(day, first), end: addDays(day, last) },
  };
};

/** The same back; undefined where what is asked for is none of them. */
export const whenOf = (request: JsonObject): When | undefined => {
  const period = objectOf(request['occurrencePeriod']);
  const asked = textOf(request['authoredOn'])?.slice(0, 10);
  const start = textOf(period?.['start'])?.slice(0, 10);
  const end = textOf(period?.['end'])?.slice(0, 10);
  const isUrgent = ['asap', 'stat'].includes(textOf(request['priority']) ?? '');
  if (asked === undefined || start === undefined || end === undefined) return isUrgent ? 'now' : undefined;
  const found = (Object.keys(days) as When[]).find(
    (when) => addDays(asked, days[when][0]) === start && addDays(asked, days[when][1]) === end,
  );
  return found === 'now' && !isUrgent ? 'today' : found;
};
