import type { Json, JsonObject } from '#log/index.ts';

export type FlatRow = Readonly<Record<string, string | number | boolean>>;

/**
 * A body as rows of a table: one row for each element of its list of objects (lines), else one row. Nested members get
 * dotted names, lists of words are joined with semicolons. A number of the whole entry (`people`, `trained`) stands in its
 * first row only: summed up over rows, it must come out as it was told.
 */
export const flatten = (body: JsonObject): readonly FlatRow[] => {
  const shared: Record<string, string | number | boolean> = {};
  let lines: readonly JsonObject[] = [];
  let linesName = '';
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    if (isList(value) && value.some(isObject)) {
      // A second list of objects has no place in a flat table: it is told as JSON.
      if (lines.length > 0) shared[name] = JSON.stringify(value);
      else {
        lines = value.filter(isObject);
        linesName = name;
      }
    } else put(shared, name, value);
  }
  if (lines.length === 0) return [shared];
  const words = Object.fromEntries(Object.entries(shared).filter(([, value]) => typeof value !== 'number'));
  return lines.map((line, index) => {
    const row = { ...(index === 0 ? shared : words) };
    for (const [name, value] of Object.entries(line))
      if (value !== undefined && value !== null)
        put(row, linesName === 'lines' ? name : `${linesName}.${name}`, value);
    return row;
  });
};

const put = (row: Record<string, string | number | boolean>, name: string, value: Json): void => {
  if (value === null) return;
  if (isList(value))
    row[name] = value.some((one) => typeof one === 'object') ? JSON.stringify(value) : value.join('; ');
  else if (isObject(value)) {
    for (const [inner, member] of Object.entries(value))
      if (member !== undefined) put(row, `${name}.${inner}`, member);
  } else row[name] = value;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
