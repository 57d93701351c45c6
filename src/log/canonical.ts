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
  const arranged = arrange(value);
  return arranged === unarranged ? spell(value) : JSON.stringify(arranged);
};

const unarranged = Symbol('numbers among the names');

/**
 * The same value with the keys of every object in order, so that JSON.stringify, which is fast, writes it as it must be
 * written; the value itself when it is so already, as nearly all are. JavaScript lists names such as "10" by number and
 * first: an object that has them out of our order cannot be arranged.
 */
const arrange = (value: Json): Json | typeof unarranged => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error('a number that is not finite has no canonical text');
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return arrangeAll(value);
  const keys = Object.keys(value);
  let members: (Json | undefined)[] | undefined;
  for (const [index, key] of keys.entries()) {
    const member = value[key];
    const arranged = member === undefined ? undefined : arrange(member);
    if (arranged === unarranged) return unarranged;
    if (arranged !== member) members ??= keys.slice(0, index).map((before) => value[before]);
    members?.push(arranged);
  }
  if (members === undefined && isSorted(keys)) return value;
  if (keys.some((key) => /^\d+$/.test(key))) return unarranged;
  return Object.fromEntries(
    keys
      .map((key, index): [string, Json | undefined] => [
        key,
        members === undefined ? value[key] : members[index],
      ])
      .filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const arrangeAll = (values: readonly Json[]): Json | typeof unarranged => {
  let all: Json[] | undefined;
  for (const [index, value] of values.entries()) {
    const arranged = arrange(value);
    if (arranged === unarranged) return unarranged;
    if (arranged !== value) all ??= values.slice(0, index);
    all?.push(arranged);
  }
  return all ?? values;
};

const isSorted = (keys: readonly string[]): boolean => {
  for (let index = 1; index < keys.length; index += 1)
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return false;
  return true;
};

/** The definition, member by member: for what cannot be arranged, and for the test of the above. */
export const spell = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(spell).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${spell(member)}`];
    });
  return `{${members.join(',')}}`;
};

const isArray = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value);
