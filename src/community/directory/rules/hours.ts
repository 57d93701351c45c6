import { type LocalDate, type LocalTime, timeToDate } from '#log/index.ts';
import type { HoursRule, ServiceBody } from '../entries.ts';
import { clockOf, dateOf, dayNumber, isLastOfMonth, minuteOf, weekday, weekOfMonth } from './days.ts';

/** When a service opens, as far as it said. */
export type Hours = Pick<ServiceBody, 'hours' | 'days' | 'holidays'>;

/** A moment on the clock of the place. */
export interface Moment {
  readonly date: LocalDate;
  readonly clock: string;
}

/** Whether it is open. Not knowing is an answer of its own: `unknown` without hours, `ask` on a holiday of which nothing is said. */
export type OpenState =
  /** Without `until`: at all hours. */
  | { readonly is: 'open'; readonly until?: Moment }
  /** Without `next`: not within the days that are looked at. */
  | { readonly is: 'closed'; readonly next?: Moment }
  | { readonly is: 'ask' }
  | { readonly is: 'unknown' };

/** Minutes of a day; an end above 1440 is of the next day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** How many days ahead the next opening is looked for: all of a monthly rule lie within. */
const daysAhead = 62;

/**
 * Open now and next, by local time at the place (its own clock: no zone is needed, and a change to summer time moves nothing).
 * `holidays`: the days on which hours may differ.
 */
export const openAt = (said: Hours, now: LocalTime, holidays: ReadonlySet<LocalDate>): OpenState => {
  const hours = withHolidays(said, holidays);
  if (said.hours === undefined && (said.days ?? []).length === 0) return { is: 'unknown' };
  const today = dayNumber(timeToDate(now));
  const minute = minuteOf(now.slice(11, 16));
  const open = spanAround(hours, today, minute);
  if (open !== undefined) {
    if (isUnsure(hours, open.day, holidays)) return { is: 'ask' };
    const until = endOf(hours, open.day, open.to);
    return until === undefined ? { is: 'open' } : { is: 'open', until };
  }
  if (isUnsure(hours, today, holidays) && mayOpen(hours, today)) return { is: 'ask' };
  if (said.hours === undefined && !(said.days ?? []).some(({ date }) => date === dateOf(today)))
    return { is: 'unknown' };
  const next = nextOpening(hours, today, minute, holidays);
  return next === undefined ? { is: 'closed' } : { is: 'closed', next };
};

/** The span that holds a minute of a day: of this day, or of the day before, over midnight. */
const spanAround = (
  hours: Hours,
  day: number,
  minute: number,
): (Span & { readonly day: number }) | undefined => {
  for (const [start, at] of [
    [day, minute],
    [day - 1, minute + 1440],
  ] as const) {
    const span = spansOf(hours, start).find(({ from, to }) => from <= at && at < to);
    if (span !== undefined) return { ...span, day: start };
  }
  return undefined;
};

/** When what is open closes; spans that follow without a gap are one. Undefined when they go on for a week. */
const endOf = (hours: Hours, day: number, to: number): Moment | undefined => {
  let [at, end] = [day, to];
  for (let steps = 0; steps < 24; steps += 1) {
    const last = at + Math.floor(end / 1440);
    const next = spanAround(hours, last, end % 1440);
    if (next === undefined) return { date: dateOf(last), clock: clockOf(end) };
    [at, end] = [next.day, next.to];
    if (at - day >= 7) return undefined;
  }
  return undefined;
};

const nextOpening = (
  hours: Hours,
  today: number,
  minute: number,
  holidays: ReadonlySet<LocalDate>,
): Moment | undefined => {
  for (let day = today; day <= today + daysAhead; day += 1) {
    // A day of which nothing is sure promises nothing.
    if (isUnsure(hours, day, holidays)) continue;
    const from = spansOf(hours, day)
      .map((span) => span.from)
      .filter((start) => day > today || start > minute)
      .sort((a, b) => a - b)[0];
    if (from !== undefined) return { date: dateOf(day), clock: clockOf(from) };
  }
  return undefined;
};

/** What opens on a day, without holidays: those leave it unsure, or close it. */
export const spansOf = (hours: Hours, day: number): readonly Span[] => {
  const date = dateOf(day);
  const other = hours.days?.find((one) => one.date === date);
  const spans = other?.hours ?? (hours.hours ?? []).filter((rule) => fits(rule, day));
  return spans.map(({ opens, closes }) => {
    const [from, to] = [minuteOf(opens), minuteOf(closes)];
    return { from, to: to <= from ? to + 1440 : to };
  });
};

const fits = ({ days, weeks, every, from, until }: HoursRule, day: number): boolean => {
  const date = dateOf(day);
  if (!days.includes(weekday(day))) return false;
  if ((from !== undefined && date < from) || (until !== undefined && date > until)) return false;
  if (
    weeks !== undefined &&
    !weeks.some((week) => (week === -1 ? isLastOfMonth(day) : weekOfMonth(day) === week))
  )
    return false;
  if (every === undefined || from === undefined) return true;
  const monday = (one: number): number => one - weekday(one) + 1;
  return ((monday(day) - monday(dayNumber(from))) / 7) % every === 0;
};

/** A holiday of which the service says neither that it closes nor its hours. */
const isUnsure = (hours: Hours, day: number, holidays: ReadonlySet<LocalDate>): boolean =>
  hours.holidays === undefined &&
  holidays.has(dateOf(day)) &&
  !(hours.days ?? []).some(({ date }) => date === dateOf(day));

const mayOpen = (hours: Hours, day: number): boolean => spansOf(hours, day).length > 0;

/** Its hours with the holidays on which it closes written out as days. */
export const withHolidays = (hours: Hours, holidays: ReadonlySet<LocalDate>): Hours =>
  hours.holidays !== 'closed'
    ? hours
    : {
        ...hours,
        days: [
          ...(hours.days ?? []),
          ...[...holidays]
            .filter((date) => !(hours.days ?? []).some((one) => one.date === date))
            .map((date) => ({ date, hours: [] })),
        ],
      };
