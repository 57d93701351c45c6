import type { SqlScalar, SqlValue } from './sql.ts';

/**
 * A value as PostgreSQL reads it. Arrays become literals here: most of what a push writes are arrays of ids, days and
 * numbers, which need no quoting, and the driver quotes and escapes each of them.
 */
export const toParameter = (value: SqlValue): SqlScalar => {
  if (!isList(value)) return value;
  const lines = value.join('\n');
  const isPlain = allPlain.test(lines) && !someNull.test(lines) && lines.split('\n').length === value.length;
  return isPlain ? `{${lines.replaceAll('\n', ',')}}` : `{${value.map(toElement).join(',')}}`;
};

const isList = (value: SqlValue): value is readonly SqlScalar[] => Array.isArray(value);

const toElement = (value: SqlScalar): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return plain.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  return String(value);
};

/** Begins with a digit or is longer than NULL: never taken for nothing. */
const plain = /^(\d[\w:.+-]*|[\w:.+-]{5,})$/;

/** One look at all elements instead of one at each. Nothing (null, '') is not plain. */
const allPlain = /^[\w:.+-]+(\n[\w:.+-]+)*$/;
const someNull = /^null$/im;
