import { chooseRegion } from '#kit/words/locales.ts';
import { dateToMs } from '#log/calendar.ts';
import type { LocalDate, LocalTime } from '#log/index.ts';
import { timeToDate } from '#log/index.ts';
import type { HoursRule, ServiceBody } from '../entries.ts';
import type { Capacity } from './capacity.ts';
import { dateOf, dayNumber, minuteOf } from './days.ts';
import type { Moment, OpenState } from './hours.ts';

/** Hours in words, the same on a phone, on a page of the server and on paper. */
export interface Say {
  readonly t: (id: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly day: (date: LocalDate, options: Intl.DateTimeFormatOptions) => string;
  readonly clock: (clock: string) => string;
  readonly language: (code: string) => string;
}

/** Formats of a language, as the language's usual region writes them. */
export const sayIn = (locale: string, t: Say['t'], region = chooseRegion(locale, [])): Say => {
  const clocks = new Intl.DateTimeFormat(region, { timeStyle: 'short', timeZone: 'UTC' });
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  return {
    t,
    day: (date, options) =>
      new Intl.DateTimeFormat(region, { ...options, timeZone: 'UTC' }).format(dateToMs(date)),
    // As the reader writes it, with spaces that do not break.
    clock: (clock) => clocks.format(minuteOf(clock) * 60_000).replace(/\s/g, '\u00a0'),
    language: (code) => languages.of(code) ?? code,
  };
};

/** Whether it is open, and what comes next. */
export const sayState = (say: Say, state: OpenState, now: LocalTime): string => {
  const when = (moment: Moment): { readonly time: string; readonly day?: string } => {
    const ahead = dayNumber(moment.date) - dayNumber(timeToDate(now));
    const time = say.clock(moment.clock);
    if (ahead === 0) return { time };
    return {
      time,
      day: say.day(moment.date, ahead < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
    };
  };
  switch (state.is) {
    case 'open': {
      if (state.until === undefined) return say.t('directory.open.always');
      const { time, day } = when(state.until);
      // Until two in the night is of this night, whatever the calendar calls it.
      const isThisNight =
        dayNumber(state.until.date) - dayNumber(timeToDate(now)) === 1 && minuteOf(state.until.clock) < 720;
      return day === undefined || isThisNight
        ? say.t('directory.open.until', { time })
        : say.t('directory.open.until-day', { time, day });
    }
    case 'closed': {
      if (state.next === undefined) return say.t('directory.open.closed');
      const { time, day } = when(state.next);
      return day === undefined
        ? say.t('directory.open.opens', { time })
        : say.t('directory.open.opens-day', { time, day });
    }
    case 'ask':
      return say.t('directory.open.ask');
    case 'unknown':
      return say.t('directory.open.unknown');
  }
};

/** Any Monday: for names of days. */
const monday = dayNumber('2026-03-02');

export const dayName = (say: Say, day: number, weekday: 'short' | 'long' = 'short'): string =>
  say.day(dateOf(monday + day - 1), { weekday });

/** Each rule as a line: "Mon–Fri 9:00 AM – 5:00 PM", with what narrows it. */
export const sayHours = (
  say: Say,
  { hours = [], days = [] }: Pick<ServiceBody, 'hours' | 'days'>,
  today: LocalDate,
): readonly string[] => [
  ...hours.filter(({ until }) => until === undefined || until >= today).map((rule) => sayRule(say, rule)),
  ...days
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, hours: spans }) =>
      say.t('directory.hours.day', {
        day: say.day(date, { day: 'numeric', month: 'short' }),
        hours:
          spans.length === 0
            ? say.t('directory.open.closed')
            : spans.map((span) => saySpan(say, span)).join(', '),
      }),
    ),
];

const saySpan = (say: Say, { opens, closes }: { readonly opens: string; readonly closes: string }): string =>
  minuteOf(opens) % 1440 === minuteOf(closes) % 1440
    ? say.t('directory.hours.all-day')
    : `${say.clock(opens)} – ${say.clock(closes)}`;

const sayRule = (say: Say, rule: HoursRule): string => {
  const { weeks, every, from, until } = rule;
  const short = (date: LocalDate): string => say.day(date, { day: 'numeric', month: 'short' });
  return [
    `${sayDays(say, rule.days)} ${saySpan(say, rule)}`,
    ...(weeks === undefined
      ? []
      : [weeks.map((week) => say.t(`directory.hours.week.${week === -1 ? 'last' : week}`)).join(', ')]),
    ...(every === undefined ? [] : [say.t('directory.hours.every', { weeks: every })]),
    ...(from === undefined || every !== undefined
      ? []
      : [say.t('directory.hours.from', { day: short(from) })]),
    ...(until === undefined ? [] : [say.t('directory.hours.until', { day: short(until) })]),
  ].join(' · ');
};

/** Days that follow each other as one: "Mon–Fri, Sun". */
const sayDays = (say: Say, days: readonly number[]): string => {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return say.t('directory.hours.every-day');
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => {
      const [first = 1, last = first] = [run[0], run.at(-1)];
      if (run.length < 3) return run.map((day) => dayName(say, day)).join(', ');
      return `${dayName(say, first)}–${dayName(say, last)}`;
    })
    .join(', ');
};

/** Where it is, in lines; a hidden place says that it is told by phone. */
export const sayWhere = (say: Say, { where }: Pick<ServiceBody, 'where'>): readonly string[] => {
  if (where === undefined) return [];
  if (where.is === 'hidden')
    return [
      where.area === undefined
        ? say.t('directory.where.hidden')
        : say.t('directory.where.hidden-in', { area: where.area }),
    ];
  const { street, city, region, postal, directions } = where;
  const line = [street, city, [region, postal].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [line, directions ?? ''].filter((text) => text !== '');
};

/** How long ago somebody made sure: its age is always in sight. */
export const sayAge = (say: Say, days: number | undefined): string =>
  days === undefined
    ? say.t('directory.verified.never')
    : days === 0
      ? say.t('directory.verified.today')
      : say.t('directory.verified.days', { days });

/** What is free, with the age of that word; else that one has to call. */
export const sayCapacity = (say: Say, capacity: Capacity): string => {
  if (capacity.is === 'unknown') return say.t(`directory.capacity.${capacity.unit}.unknown`);
  const { unit, available, minutesAgo } = capacity;
  return say.t('directory.capacity.as-of', {
    free: say.t(`directory.capacity.${unit}.free`, { count: available }),
    age:
      minutesAgo < 60
        ? say.t('directory.capacity.minutes', { minutes: minutesAgo })
        : say.t('directory.capacity.hours', { hours: Math.floor(minutesAgo / 60) }),
  });
};

/** What it asks of people: of each question that was answered, a line; then what nobody knows. */
export const sayDoor = (say: Say, { door = {} }: Pick<ServiceBody, 'door'>): readonly string[] =>
  Object.entries(door).map(([question, answer]) => say.t(`directory.door.${question}.${answer}`));
