import type { Sha256 } from './ports.ts';

/**
 * One value, one text: JSON with the keys of every object in UTF-16 order, no white space, no undefined members, as RFC
 * 8785 writes it. Numbers must be finite and strings well-formed Unicode; `parseEntry` refuses anything else before it
 * comes here.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const canonicalText = (value: Json): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that is not finite has no canonical text');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  let text = '';
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
};

/** What was read from a canonical text has its keys in order already; looking is cheaper than sorting. */
const sortedKeys = (value: JsonObject): readonly string[] => {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  }
  return keys;
};

/** SHA-256 over the canonical text, 64 hex digits. */
export const canonicalHash = (sha256: Sha256, value: Json): string => sha256(canonicalText(value));

const isArray = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value);
