import type { SqlScalar, SqlValue } from './sql.ts';

/**
 * A value as PostgreSQL reads it. Arrays become literals here: most of what a push writes are arrays of ids, days and
 * numbers, which need no quoting, and the driver quotes and escapes each of them.
 */
export const toParameter = (value: SqlValue): SqlScalar => {
  if (!isList(value)) return value;
  let literal = '';
  for (const element of value) literal += `${literal === '' ? '{' : ','}${toElement(element)}`;
  return literal === '' ? '{}' : `${literal}}`;
};

const isList = (value: SqlValue): value is readonly SqlScalar[] => Array.isArray(value);

const toElement = (value: SqlScalar): string => {
  if (typeof value === 'string') return plain.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  return value === null ? 'NULL' : String(value);
};

/** Begins with a digit or is longer than NULL: never taken for nothing. */
const plain = /^(\d[\w:.+-]*|[\w:.+-]{5,})$/;
