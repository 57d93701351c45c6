import * as v from 'valibot';
import type { travellingMapping } from '#contract/imports.ts';

const column = v.looseObject({ column: v.string() });

/** A mapping as the screen edits it: which column plays which part. */
export type Mapping = v.InferOutput<typeof travellingMapping>;

/** What a column is used for, for one line of the table of columns. */
export type Role =
  | { readonly type: 'date' | 'time' | 'site' | 'key' | 'item' | 'quantity' }
  | { readonly type: 'counts'; readonly item: string }
  | { readonly type: 'field'; readonly target: string; readonly field: string };

/** Headers are compared as the server does: without case, accents and surrounding space. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

export const rolesOf = (mapping: Mapping, header: string): readonly Role[] => {
  const is = (name: unknown): boolean => typeof name === 'string' && fold(name) === fold(header);
  const roles: Role[] = [];
  if (is(mapping.date.column)) roles.push({ type: 'date' });
  if (is(mapping.time?.column)) roles.push({ type: 'time' });
  if ('column' in mapping.site && is(mapping.site.column)) roles.push({ type: 'site' });
  if (mapping.key.some(is)) roles.push({ type: 'key' });
  for (const { target, fields, items } of mapping.targets) {
    for (const [field, source] of Object.entries(fields ?? {})) {
      if (v.is(column, source) && is(source.column)) roles.push({ type: 'field', target, field });
    }
    if (items?.shape === 'wide') {
      for (const each of items.columns) if (is(each.column)) roles.push({ type: 'counts', item: each.item });
    } else if (items?.shape === 'long') {
      if (is(items.item)) roles.push({ type: 'item' });
      if (is(items.quantity)) roles.push({ type: 'quantity' });
    }
  }
  return roles;
};

/** The kind whose lines hold this item. */
export type TargetOfItem = (item: string) => string | undefined;

/** The column now counts this item (and nothing else), or is not used when `item` is ''. Other roles of it go. */
export const setItem = (mapping: Mapping, header: string, item: string, targetOf: TargetOfItem): Mapping => {
  const isHeader = (name: string): boolean => fold(name) === fold(header);
  const without = mapping.targets.map((target) =>
    target.items?.shape === 'wide'
      ? {
          ...target,
          items: { ...target.items, columns: target.items.columns.filter((each) => !isHeader(each.column)) },
        }
      : target,
  );
  const kind = item === '' ? undefined : targetOf(item);
  const added = kind === undefined ? without : addColumn(without, kind, { column: header, item });
  // A target whose last column went, and that asks for nothing else, would record nothing.
  return { ...mapping, targets: added.filter((target) => !isIdle(target)) };
};

type Target = Mapping['targets'][number];

const addColumn = (
  targets: readonly Target[],
  kind: string,
  entry: { readonly column: string; readonly item: string },
): Target[] => {
  const at = targets.findIndex((target) => target.target === kind && target.items?.shape !== 'long');
  const found = targets[at];
  if (found === undefined) return [...targets, { target: kind, items: { shape: 'wide', columns: [entry] } }];
  const columns = found.items?.shape === 'wide' ? found.items.columns : [];
  return targets.toSpliced(at, 1, { ...found, items: { shape: 'wide', columns: [...columns, entry] } });
};

const isIdle = ({ items, fields }: Target): boolean =>
  items?.shape === 'wide' && items.columns.length === 0 && Object.keys(fields ?? {}).length === 0;
