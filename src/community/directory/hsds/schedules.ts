import { isLocalDate } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import type { HoursRule } from '../entries.ts';
import type { Thing } from './check.ts';

/** Schedules of HSDS (after iCalendar's rules) as hours, and hours as schedules. */

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Hours that were understood; of the others what they say in words, so that nothing is claimed that a rule does not say. */
export const rulesOf = (
  schedules: readonly Thing[],
  today: LocalDate,
): { readonly rules: readonly HoursRule[]; readonly notes: readonly string[] } => {
  const rules: HoursRule[] = [];
  const notes: string[] = [];
  for (const schedule of schedules) {
    const read = ruleOf(schedule);
    const until = dateIn(schedule['until']) ?? dateIn(schedule['valid_to']);
    // What is over says nothing about today.
    if (until !== undefined && until < today) continue;
    if (read !== undefined) rules.push(...read);
    else if (typeof schedule['description'] === 'string') notes.push(schedule['description'].trim());
  }
  return { rules: rules.slice(0, 40), notes };
};

/** Undefined for a schedule that says more than our hours can. */
const ruleOf = (schedule: Thing): readonly HoursRule[] | undefined => {
  const { freq, interval = 1, byday, opens_at, closes_at } = schedule;
  const [opens, closes] = [clockIn(opens_at), clockIn(closes_at)];
  const isMore = ['byweekno', 'bymonthday', 'byyearday', 'count'].some((name) => Boolean(schedule[name]));
  if (isMore || opens === undefined || closes === undefined || typeof byday !== 'string') return undefined;
  const from = dateIn(schedule['dtstart']) ?? dateIn(schedule['valid_from']);
  const until = dateIn(schedule['until']) ?? dateIn(schedule['valid_to']);
  const span = { opens, closes, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  const parts = byday.split(',').map((part) => /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part.trim()));
  if (parts.some((part) => part === null)) return undefined;
  const on = parts.map((part) => ({ day: days.indexOf(part?.[2] ?? '') + 1, week: part?.[1] }));
  if (freq === 'MONTHLY') {
    if (interval !== 1) return undefined;
    const weeks = on.map(({ week }) => Number(week));
    if (!weeks.every((week) => [1, 2, 3, 4, 5, -1].includes(week))) return undefined;
    return on.map(({ day }, index) => ({ days: [day], ...span, weeks: [weeks[index] as 1] }));
  }
  const every = Number(interval);
  if (on.some(({ week }) => week !== undefined) || !Number.isInteger(every) || every < 1 || every > 8)
    return undefined;
  if (every > 1 && from === undefined) return undefined;
  return [{ days: on.map(({ day }) => day), ...span, ...(every > 1 && { every }) }];
};

/** A rule as fields of a schedule; several weeks of a month are several days of it. */
export const scheduleOf = ({ days: on, opens, closes, weeks, every, from, until }: HoursRule): Thing => ({
  freq: weeks === undefined ? 'WEEKLY' : 'MONTHLY',
  interval: every ?? 1,
  byday: on.flatMap((day) => (weeks ?? ['']).map((week) => `${week}${days[day - 1]}`)).join(','),
  opens_at: opens,
  // The day after begins at 00:00: HSDS knows no 24:00.
  closes_at: closes === '24:00' ? '00:00' : closes,
  ...(from !== undefined && { dtstart: from, valid_from: from }),
  ...(until !== undefined && { until, valid_to: until }),
});

const clockIn = (value: unknown): string | undefined =>
  /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(typeof value === 'string' ? value : '')?.[0];
const dateIn = (value: unknown): LocalDate | undefined => {
  const date = String(value ?? '').slice(0, 10);
  return isLocalDate(date) ? date : undefined;
};
