/**
 * Plain SQL as values. A query is a text with `$1, $2 ...` and its values; fragments nest. Nothing is ever pasted into
 * the text but names, and those only through `name`.
 *
 *   sql`select seq from entry where org_id = ${org} and id = any(${ids}::uuid[])`
 */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlScalar = string | number | bigint | boolean | null;
/** An array becomes one PostgreSQL array parameter: say its type in the text, for example `${ids}::uuid[]`. */
export type SqlValue = SqlScalar | readonly SqlScalar[];

export const sql = (strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql => {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      text += shift(part, values.length);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? '';
  }
  return { text, values };
};

/** A name of ours as an identifier: lower-case letters, digits and underscores only, so that it never needs quoting. */
export const name = (identifier: string): Sql => {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(identifier))
    throw new Error(`not a name in the database: ${identifier}`);
  return { text: `"${identifier}"`, values: [] };
};

/** Fragments in a row, with a text of ours between them. */
export const join = (fragments: readonly Sql[], between = ', '): Sql => {
  let text = '';
  const values: SqlValue[] = [];
  for (const [index, fragment] of fragments.entries()) {
    text += `${index === 0 ? '' : between}${shift(fragment, values.length)}`;
    values.push(...fragment.values);
  }
  return { text, values };
};

/** A text written by us, never made from input. */
export const raw = (text: string): Sql => ({ text, values: [] });

export const isSql = (part: unknown): part is Sql =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part;

/** The fragment's text with its parameters numbered after those before it. */
const shift = (fragment: Sql, by: number): string =>
  by === 0 || fragment.values.length === 0
    ? fragment.text
    : fragment.text.replace(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + by}`);
