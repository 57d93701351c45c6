import { type LocalTime, msToTime, timeToMs } from '#log/index.ts';
import type { HoursRule } from '../entries.ts';
import { dateOf, dayNumber, minuteOf } from '../rules/days.ts';
import { spansOf } from '../rules/hours.ts';
import { type Directory, type Listing, published } from '../rules/listing.ts';

/**
 * Stops of vans as a calendar (RFC 5545): each with its place and its hours. Times are on the clock of the place, without a zone,
 * as the directory keeps them. A day on which nothing is sure, such as a holiday, is left out.
 */
export const calendarOf = (directory: Directory, name: string, now: LocalTime): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alongside//Directory//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...stops(directory).flatMap((listing) => eventsOf(listing, directory, now)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');

/** What may be shown and is a stop of a van. */
export const stops = (directory: Directory): readonly Listing[] =>
  published(directory).filter(({ body }) => body.route !== undefined && body.hours !== undefined);

const eventsOf = (listing: Listing, { rules }: Directory, now: LocalTime): readonly string[] => {
  const { id, body } = listing;
  const { hours = [], days = [], where, route = '' } = body;
  const place =
    where?.is === 'at' ? [where.street, where.city, where.directions].filter(Boolean).join(', ') : '';
  const event = (
    part: string,
    date: string,
    span: Pick<HoursRule, 'opens' | 'closes'>,
    more: readonly string[],
  ) => [
    'BEGIN:VEVENT',
    `UID:${id}-${part}@alongside`,
    `DTSTAMP:${compact(msToTime(timeToMs(now), 0))}`,
    `SUMMARY:${escaped(`${route}: ${body.name}`)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    `DTSTART:${at(date, span.opens)}`,
    `DTEND:${ending(date, span)}`,
    ...more,
    'END:VEVENT',
  ];
  const unsure = body.holidays === 'as-usual' ? [] : rules.holidays;
  const others = [...new Set([...days.map(({ date }) => date), ...unsure])].sort();
  return [
    ...hours.flatMap((rule, index) => {
      const first = firstDay(rule, now);
      if (first === undefined) return [];
      const not = others
        .filter((date) => date >= first && spansOf({ hours: [rule] }, dayNumber(date)).length > 0)
        .map((date) => at(date, rule.opens));
      return event(`rule${index}`, first, rule, [
        `RRULE:${recurrence(rule)}`,
        ...(not.length === 0 ? [] : [`EXDATE:${not.join(',')}`]),
      ]);
    }),
    ...days.flatMap(({ date, hours: spans }) =>
      spans.flatMap((span, index) => event(`${date}-${index}`, date, span, [])),
    ),
  ];
};

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const recurrence = ({ days, weeks, every, until }: HoursRule): string =>
  [
    `FREQ=${weeks === undefined ? 'WEEKLY' : 'MONTHLY'}`,
    ...(every === undefined ? [] : [`INTERVAL=${every}`]),
    `BYDAY=${days.flatMap((day) => (weeks ?? ['']).map((week) => `${week}${names[day - 1]}`)).join(',')}`,
    ...(until === undefined ? [] : [`UNTIL=${at(until, '23:59')}`]),
    ...(weeks === undefined ? ['WKST=MO'] : []),
  ].join(';');

/** The first day of a rule, from the beginning of this year where it says none: the same in every file of a year. */
const firstDay = (rule: HoursRule, now: LocalTime): string | undefined => {
  const start = dayNumber(rule.from ?? `${now.slice(0, 4)}-01-01`);
  for (let day = start; day < start + 100; day += 1)
    if (spansOf({ hours: [rule] }, day).length > 0) return dateOf(day);
  return undefined;
};

const at = (date: string, clock: string): string =>
  minuteOf(clock) === 1440
    ? `${dateOf(dayNumber(date) + 1).replaceAll('-', '')}T000000`
    : `${date.replaceAll('-', '')}T${clock.replace(':', '')}00`;

const ending = (date: string, { opens, closes }: Pick<HoursRule, 'opens' | 'closes'>): string =>
  minuteOf(closes) <= minuteOf(opens) ? at(dateOf(dayNumber(date) + 1), closes) : at(date, closes);

const compact = (time: LocalTime): string => time.replace(/[-:]/g, '');

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r?\n/g, '\\n');

/** No line is longer than 75 bytes; the next begins with a blank. A character is never cut. */
const folded = (line: string): string => {
  const encoder = new TextEncoder();
  let text = '';
  let bytes = 0;
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (bytes + size > 74) {
      text += '\r\n ';
      bytes = 1;
    }
    text += char;
    bytes += size;
  }
  return text;
};
