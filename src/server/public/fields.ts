import type { FormValues } from '#public/question.ts';

/** The largest form that is read, in bytes, and the most fields in one: several times what any page asks. */
export const formBytes = 16_384;
const mostFields = 200;

/** Fields of a posted form with their values; undefined when it is none, or has more than any page asks. */
export const readFields = (body: unknown): FormValues | undefined => {
  if (typeof body !== 'string') return undefined;
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > mostFields) return undefined;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
};
