// What a program's own log says, added up by month. Counts only: nothing here is about one person.
import { type Checker, describe, isRecord, type Range, reportUnknownFields } from '../check.ts';
import type { AccessPoint } from '../forms/state-slopes.ts';
import { isMonth, type Month, monthsBetween } from './month.ts';

export type Program = {
  /** The months answered for, both included; twelve for a year. */
  readonly from: Month;
  readonly to: Month;
  /**
   * Naloxone kits given out. One row a month and channel; every month from the first row to `to` must be there, with 0
   * where none were given. Rows before `from` tell how many kits were already around.
   */
  readonly kits: readonly KitRow[];
  /** Overdoses reported reversed with the program's kits; null when not asked. Every month from `from` to `to`. */
  readonly reversals: readonly ReversalRow[] | null;
  /** Needles out and in; null when the program gives none. Every month from `from` to `to`. */
  readonly needles: readonly NeedleRow[] | null;
  /**
   * Different people who came in the whole period; anonymous service makes this a range. Those whom they supplied in turn are
   * not in it: nobody can tell how many different people they are.
   */
  readonly people: Range | null;
  readonly referrals: readonly ReferralRow[] | null;
  /** The supervised room; null when there is none. Every month from `from` to `to`. */
  readonly room: readonly RoomRow[] | null;
};

export type KitRow = {
  readonly month: Month;
  /** The program's own name for it: fixed, van, foot, mail, kiosk, partner ... */
  readonly channel: string;
  /** How the law counts it: `community` for a program's own hand-outs. */
  readonly access: AccessPoint;
  readonly kits: number;
};
export type ReversalRow = { readonly month: Month; readonly reported: number };
/** `in`: needles that came back. Null when nobody counted them. */
export type NeedleRow = { readonly month: Month; readonly out: number; readonly in: number | null };
/** `linked`: of these, arrived. Null when nobody followed them up. */
export type ReferralRow = {
  readonly month: Month;
  readonly made: number;
  readonly linked: number | null;
  /** Of these, to treatment with methadone or buprenorphine. */
  readonly treatment?: number | undefined;
  /** Of these, began treatment with methadone or buprenorphine, as far as that was followed up. */
  readonly treated?: number | undefined;
};
export type RoomRow = {
  readonly month: Month;
  readonly visits: number;
  readonly overdoses: number;
  readonly deaths: number;
  /**
   * Of the overdoses, answered with oxygen or breathing alone. Whether they would have been overdoses of the same danger outside
   * is not known: the answer leaves them out, the careful side, unless the local form says how many count (`oxygenAlone`).
   */
  readonly oxygenAlone?: number | undefined;
};

/** Reports everything wrong with a value that should be a `Program`, by field. Accepts anything, also parsed JSON. */
export const checkProgram = (check: Checker, value: unknown, field = 'program'): value is Program => {
  const before = check.problems.length;
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return false;
  }
  reportUnknownFields(check, field, value, programFields);
  const from = checkMonth(check, `${field}.from`, value['from']);
  const to = checkMonth(check, `${field}.to`, value['to']);
  if (from !== null && to !== null && from > to) {
    check.report('upside-down', field, { low: from, high: to });
    return false;
  }
  checkKitRows(check, `${field}.kits`, value['kits'], from, to);
  const rows = (name: string, counts: readonly string[], further: readonly string[] = []): void =>
    checkRows(check, `${field}.${name}`, value[name], counts, from, to, further);
  rows('reversals', ['reported']);
  rows('needles', ['out', 'in']);
  rows('referrals', ['made', 'linked'], ['treatment', 'treated']);
  rows('room', ['visits', 'overdoses', 'deaths'], ['oxygenAlone']);
  checkParts(check, `${field}.room`, value['room'], 'oxygenAlone', 'overdoses');
  for (const part of ['treatment', 'treated'])
    checkParts(check, `${field}.referrals`, value['referrals'], part, 'made');
  if (value['people'] !== null) check.range(`${field}.people`, value['people'], 'not-negative');
  return check.problems.length === before;
};

const programFields = ['from', 'to', 'kits', 'reversals', 'needles', 'people', 'referrals', 'room'];

const checkKitRows = (
  check: Checker,
  field: string,
  value: unknown,
  from: Month | null,
  to: Month | null,
): void => {
  if (!Array.isArray(value)) {
    check.report(value === undefined ? 'missing' : 'not-a-list', field);
    return;
  }
  if (value.length === 0) {
    check.report('empty', field);
    return;
  }
  const seen = new Set<string>();
  const months = new Set<Month>();
  value.forEach((row: unknown, i) => {
    const at = `${field}[${i}]`;
    if (!isRecord(row)) {
      check.report('not-an-object', at);
      return;
    }
    const month = checkMonth(check, `${at}.month`, row['month']);
    if (typeof row['channel'] !== 'string') check.report('not-text', `${at}.channel`);
    if (typeof row['access'] !== 'string' || !accessPoints.includes(row['access'])) {
      check.report('unknown', `${at}.access`, { got: describe(row['access']) });
    }
    check.count(`${at}.kits`, row['kits']);
    if (month === null) return;
    const key = JSON.stringify([month, describe(row['channel']), describe(row['access'])]);
    if (seen.has(key)) check.report('repeated-month', at, { month });
    seen.add(key);
    months.add(month);
  });
  const first = [...months].toSorted()[0];
  if (first === undefined || from === null || to === null) return;
  reportMissing(check, field, first < from ? first : from, to, months);
};

const accessPoints: readonly string[] = ['community', 'prescription', 'pharmacy'];

/** Counts that nobody may have made. */
const mayBeUnknown: ReadonlySet<string> = new Set(['linked', 'in']);

const checkRows = (
  check: Checker,
  field: string,
  value: unknown,
  counts: readonly string[],
  from: Month | null,
  to: Month | null,
  further: readonly string[] = [],
): void => {
  if (value === null) return;
  if (!Array.isArray(value)) {
    check.report(value === undefined ? 'missing' : 'not-a-list', field);
    return;
  }
  const months = new Set<Month>();
  value.forEach((row: unknown, i) => {
    const at = `${field}[${i}]`;
    if (!isRecord(row)) {
      check.report('not-an-object', at);
      return;
    }
    const month = checkMonth(check, `${at}.month`, row['month']);
    for (const count of counts) {
      if (row[count] !== null || !mayBeUnknown.has(count)) check.count(`${at}.${count}`, row[count]);
    }
    for (const count of further) if (row[count] !== undefined) check.count(`${at}.${count}`, row[count]);
    if (month === null) return;
    if (months.has(month)) check.report('repeated-month', at, { month });
    months.add(month);
  });
  if (from !== null && to !== null) reportMissing(check, field, from, to, months);
};

/** No part may be more than what it is a part of. */
const checkParts = (check: Checker, field: string, value: unknown, part: string, whole: string): void => {
  if (!Array.isArray(value)) return;
  value.forEach((row: unknown, i) => {
    if (!isRecord(row)) return;
    const [some, all] = [row[part], row[whole]];
    if (typeof some === 'number' && typeof all === 'number' && some > all)
      check.report('more-than', `${field}[${i}].${part}`, { got: some, limit: all, of: whole });
  });
};

const reportMissing = (
  check: Checker,
  field: string,
  from: Month,
  to: Month,
  months: ReadonlySet<Month>,
): void => {
  for (const month of monthsBetween(from, to)) {
    if (!months.has(month)) check.report('missing-month', field, { month });
  }
};

const checkMonth = (check: Checker, field: string, value: unknown): Month | null => {
  if (isMonth(value)) return value;
  if (value === undefined) check.report('missing', field);
  else check.report('not-a-month', field, { got: describe(value) });
  return null;
};
