import * as v from 'valibot';
import { readDay } from './read-day.ts';

/** A problem of one field: its name, and the id of the message that says what to do. */
export type FieldProblem = { readonly name: string; readonly message: string };

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * What a form holds, as plain values: text trimmed, empty answers left out, a name that occurs twice or that ends
 * in `[]` as a list, files as they are.
 */
export const formToValues = (data: FormData): Readonly<Record<string, unknown>> => {
  const values: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    const given = data
      .getAll(name)
      .map((value) => (typeof value === 'string' ? value.trim() : value))
      .filter((value) => (typeof value === 'string' ? value !== '' : value.size > 0));
    if (name.endsWith('[]')) values[name.slice(0, -2)] = given;
    else if (given.length === 1) values[name] = given[0];
    else if (given.length > 1) values[name] = given;
  }
  return values;
};

/** Checks values against a schema; each field keeps its first problem, in the order of the schema. */
export const parseForm = <Schema extends v.GenericSchema>(
  schema: Schema,
  values: unknown,
): Parsed<v.InferOutput<Schema>> => {
  const result = v.safeParse(schema, values, { abortPipeEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const byName = new Map<string, FieldProblem>();
  for (const issue of result.issues) {
    const name = String(issue.path?.[0]?.key ?? '');
    if (!byName.has(name)) byName.set(name, { name, message: messageOf(issue) });
  }
  return { ok: false, problems: [...byName.values()] };
};

/** A whole or decimal number as typed, with a comma or a point; for `v.optional(formNumber)` and pipes. */
export const formNumber = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((typed) => (typeof typed === 'number' ? typed : Number(typed.replace(',', '.')))),
  v.number('kit.form.number'),
);

/** A calendar day from 1900 to 2200, however it was typed: `YYYY-MM-DD`. */
export const formDay = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const day = readDay(dataset.value);
    if (day.ok) return day.value;
    addIssue({ message: day.error });
    return NEVER;
  }),
);

/** A list from `MultiChoice`, which is one value when one is chosen and absent when none is. */
export const formList = v.pipe(
  v.optional(v.union([v.array(v.string()), v.string()]), []),
  v.transform((given): readonly string[] => (typeof given === 'string' ? [given] : given)),
);

/** A schema's own message when it is an id of a catalog, else a plain one by what went wrong. */
const messageOf = (issue: v.BaseIssue<unknown>): string => {
  if (/^[a-z][a-zA-Z0-9]*\.[a-zA-Z0-9._-]+$/.test(issue.message)) return issue.message;
  if (issue.received === 'undefined') return 'kit.form.needed';
  return plainMessages[issue.type] ?? 'kit.form.invalid';
};

const plainMessages: Readonly<Record<string, string>> = {
  min_value: 'kit.form.tooSmall',
  max_value: 'kit.form.tooLarge',
  integer: 'kit.form.number',
  number: 'kit.form.number',
  finite: 'kit.form.number',
  max_length: 'kit.form.tooLong',
  min_length: 'kit.form.tooShort',
  non_empty: 'kit.form.needed',
};
