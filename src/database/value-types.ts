import { types } from 'pg';

/**
 * How values come out of PostgreSQL. The driver's own habits lose days and digits: it reads a `date` as a moment in
 * local time, and a `bigint` as text.
 * - date: `YYYY-MM-DD`, as stored.
 * - timestamptz: RFC 3339 in UTC, to the microsecond, for example `2026-03-08T14:15:00.123456Z`. Sessions run in UTC.
 * - bigint: a number; beyond 2^53 is a bug and throws rather than rounds.
 * - numeric: text, exact. Cast to bigint or float8 in the query where a number is wanted.
 */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: (text) => toSafeNumber(text),
  1082: (text) => text,
  1114: (text) => text,
  1182: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')),
  1184: (text) => toUtc(text),
  1016: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(toSafeNumber)),
};

export const valueTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((value: string) => unknown) =>
    (format === 'binary' ? undefined : parsers[oid]) ?? types.getTypeParser(oid, format),
};

const toSafeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a bigint beyond 2^53 was read');
  return value;
};

const toUtc = (text: string): string => {
  if (!text.endsWith('+00')) throw new Error('the database session does not run in UTC');
  return `${text.slice(0, -3).replace(' ', 'T')}Z`;
};
