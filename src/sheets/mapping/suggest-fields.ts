import type { ListName } from '#catalog/list-names.ts';
import { lists } from '#catalog/lists.ts';
import type { RowTarget, TargetField } from '#catalog/row-target.ts';
import type { Cell } from '../read/sheet.ts';
import { fold, type MappingInput } from './mapping.ts';
import { cellText } from './values.ts';

type Fields = NonNullable<MappingInput['targets'][number]['fields']>;

/** Columns whose header is an alias of a field, by kind. A column fills that field in every kind that has it. */
export const suggestFields = (
  targets: readonly RowTarget[],
  headers: readonly string[],
  used: Set<number>,
  columnCells: (at: number) => readonly Cell[],
): ReadonlyMap<string, Fields> => {
  const byKind = new Map<string, Fields>();
  const taken = new Set<number>();
  for (const target of targets) {
    for (const field of target.fields) {
      const at = headers.findIndex(
        (header, index) => !used.has(index) && header !== '' && field.aliases.includes(fold(header)),
      );
      if (at === -1 || Object.hasOwn(byKind.get(target.kind) ?? {}, field.name)) continue;
      taken.add(at);
      const values = translate(field, columnCells(at));
      byKind.set(target.kind, {
        ...byKind.get(target.kind),
        [field.name]: { column: headers[at] ?? '', ...(Object.keys(values).length > 0 && { values }) },
      });
    }
  }
  for (const at of taken) used.add(at);
  return byKind;
};

/** Words of the sample that are labels or aliases of the field's codes. Words without a match are left for a person. */
const translate = (field: TargetField, cells: readonly Cell[]): Readonly<Record<string, string>> => {
  if (field.codes === undefined) return {};
  const codes = new Set(field.codes);
  const names = new Map<string, string>();
  for (const list of Object.keys(lists) as readonly ListName[])
    for (const choice of lists[list])
      if (codes.has(choice.code))
        for (const name of [
          choice.label.en,
          choice.label.es,
          ...('aliases' in choice ? (choice.aliases ?? []) : []),
        ])
          if (!names.has(fold(name))) names.set(fold(name), choice.code);
  const values: Record<string, string> = {};
  for (const word of new Set(
    cells.flatMap((cell) => cellText(cell).split(/[;,/\n]/)).map((part) => part.trim()),
  )) {
    const code = names.get(fold(word));
    if (code !== undefined && code !== word) values[word] = code;
  }
  return values;
};
