import { fold, type Mapping } from '#sheets/mapping/mapping.ts';
import { type FindProgram, handoutOf, type Use, useColumn, useOf } from '#sheets/mapping/use.ts';

export type { Mapping } from '#sheets/mapping/mapping.ts';

/** What a column is for, for one line of the table of columns. */
export type Role = 'date' | 'time' | 'site' | 'key' | 'item' | 'quantity' | 'field' | 'counts' | 'none';

export const roleOf = (mapping: Mapping, header: string): Role => {
  const is = (name: string | undefined): boolean => name !== undefined && fold(name) === fold(header);
  if (is(mapping.date.column) || mapping.date.also?.some(is) === true || is(mapping.date.weekday?.column))
    return 'date';
  if (is(mapping.time?.column)) return 'time';
  if ('column' in mapping.site && is(mapping.site.column)) return 'site';
  for (const { items } of mapping.targets) {
    if (items?.shape !== 'long') continue;
    if (is(items.item)) return 'item';
    if (is(items.quantity)) return 'quantity';
  }
  if (useOf(mapping, header) !== 'none') return 'counts';
  if (mapping.key.some(is)) return 'key';
  return fieldOf(mapping, header) === undefined ? 'none' : 'field';
};

/** The question of a visit or a report that a column answers. */
export const fieldOf = (mapping: Mapping, header: string): string | undefined => {
  for (const { fields } of mapping.targets)
    for (const [name, source] of Object.entries(fields))
      if ('column' in source && fold(source.column) === fold(header)) return name;
  return undefined;
};

/** The mapping with this column used so; what it is said to be otherwise stays. */
export const withUse = (mapping: Mapping, header: string, use: Use, find?: FindProgram): Mapping => {
  const used = { ...mapping, ...useColumn(mapping, header, use, find) } as Mapping;
  // A target that was just made has no fields yet, which every reader of a mapping may ask for.
  return { ...used, targets: used.targets.map((target) => ({ ...target, fields: target.fields ?? {} })) };
};

/** The mapping with one question answered: nothing is imported while one is left. */
export const answered = (mapping: Mapping, part: string): Mapping => ({
  ...mapping,
  open: (mapping.open ?? []).filter((each) => each !== part),
});

/** A sheet of one row of headers and records below it. */
export const plainLayout: NonNullable<Mapping['layout']> = {
  headerRows: 1,
  fillDown: [],
  totals: false,
  leaveOut: [],
};

/** The mapping that passes over these rows of the sheet. */
export const withoutRows = (
  mapping: Mapping,
  rows: readonly { readonly row: number; readonly sheet?: string | undefined }[],
): Mapping => {
  const { layout = plainLayout } = mapping;
  const names = rows.map(({ row, sheet }) => (sheet === undefined ? row : `${sheet}!${row}`));
  return { ...mapping, layout: { ...layout, leaveOut: [...new Set([...layout.leaveOut, ...names])] } };
};

/** A site for a word of the column of places; undefined leaves its rows out. */
export const withSite = (mapping: Mapping, word: string, site: string | undefined): Mapping => {
  if ('id' in mapping.site) return site === undefined ? mapping : { ...mapping, site: { id: site } };
  const { [word]: _before, ...values } = mapping.site.values;
  return {
    ...mapping,
    site: { ...mapping.site, values: site === undefined ? values : { ...values, [word]: site } },
  };
};

/** An item for a word of a list of items, in the kind of hand-out it belongs to; '' leaves its rows out. */
export const withItemWord = (mapping: Mapping, word: string, item: string, find?: FindProgram): Mapping => {
  const kind = item === '' ? '' : handoutOf(item, find);
  const isThere = mapping.targets.some(({ target }) => target === kind);
  const first = mapping.targets.find(({ items }) => items?.shape === 'long');
  const targets =
    isThere || first === undefined || item === ''
      ? mapping.targets
      : [...mapping.targets, { ...first, target: kind, items: withoutWords(first.items) }];
  return {
    ...mapping,
    targets: targets.map((target) =>
      target.items?.shape === 'long'
        ? {
            ...target,
            items: {
              ...target.items,
              values: { ...target.items.values, [word]: target.target === kind ? item : '' },
            },
          }
        : target,
    ),
  };
};

type Items = Mapping['targets'][number]['items'];
const withoutWords = (items: Items): Items =>
  items?.shape === 'long'
    ? {
        ...items,
        values: { ...Object.fromEntries(Object.keys(items.values ?? {}).map((word) => [word, ''])), '*': '' },
      }
    : items;
