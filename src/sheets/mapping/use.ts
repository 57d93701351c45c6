import { findItem, handOutOf } from '#programs/items.ts';
import { isListUse, listUseOf, withListUse, withoutSecond } from './list.ts';
import { fold, type MappingInput } from './mapping.ts';

/**
 * What a column of counts is used for, as text that travels: `none`, `item:CODE` handed out, `item:CODE*100` handed out in
 * packs of 100, `receive:CODE` came in, `count:CODE` stood on the shelf, `back` returned syringes (`back-kg`, `back-lb` by
 * weight, `back-est` reckoned of the weight beside it), `people` of a visit and `trained`; `tally-visits`, `tally-people`, `tally-out` and `tally-back` were only counted, by
 * day, month, quarter or year. Of a list with a row for each item (list.ts): `list-out` handed out, `list-in` came in,
 * `list-count` stood on the shelf.
 */
export type Use = string;

interface Parsed {
  readonly what: string;
  readonly item: string;
  readonly times: number;
}

const parse = (use: Use): Parsed => {
  const [what = '', rest = ''] = use.split(':');
  const [item = '', times = '1'] = rest.split('*');
  return { what, item, times: Number(times) };
};

export const itemUse = (what: 'item' | 'receive' | 'count', item: string, times = 1): Use =>
  `${what}:${item}${times === 1 ? '' : `*${times}`}`;

/** Knows the program of an item: of a shipped one, or of one that an organization made. */
export type FindProgram = (code: string) => { readonly program: string } | undefined;

/** The kind whose lines hold this item when it is handed out. */
export const handoutOf = (item: string, find: FindProgram = findItem): string =>
  handOutOf(item, find) ?? 'exchange.handout';

type Target = MappingInput['targets'][number];
const field: Readonly<Record<string, readonly [string, string]>> = {
  back: ['exchange.return', 'count'],
  'back-kg': ['exchange.return', 'kilograms'],
  'back-lb': ['exchange.return', 'pounds'],
  'back-est': ['exchange.return', 'estimated'],
  people: ['visits.visit', 'people'],
  trained: ['naloxone.training', 'people'],
  'people-supplied': ['exchange.handout', 'people'],
  'tally-visits': ['visits.tally', 'visits'],
  'tally-people': ['visits.tally', 'people'],
  'tally-out': ['visits.tally', 'syringesOut'],
  'tally-back': ['visits.tally', 'syringesBack'],
};

/** The mapping with this column used so and for no other count; days, places and names of rows stay as they are. */
export const useColumn = (
  mapping: MappingInput,
  header: string,
  use: Use,
  find: FindProgram = findItem,
): MappingInput => {
  const box = boxIn(mapping.targets);
  const targets = withoutSecond(mapping.targets, header).flatMap((target) => without(target, header));
  const { what, item, times } = parse(use);
  if (isListUse(what)) return { ...mapping, targets: withListUse(targets, header, what, find) };
  if (what === 'none') return { ...mapping, targets };
  const place = field[what];
  if (place !== undefined) return { ...mapping, targets: withField(targets, place, header) };
  const kind = what === 'item' ? handoutOf(item, find) : what === 'receive' ? 'stock.receive' : 'stock.count';
  return {
    ...mapping,
    targets: withItem(targets, kind, { column: header, item, ...(times > 1 && { times }) }, box),
  };
};

/** What a column is used for now; `none` when it counts nothing. */
export const useOf = (mapping: MappingInput, header: string): Use => {
  const ofList = listUseOf(mapping.targets, header);
  if (ofList !== undefined) return ofList;
  const isOwn = (column: string): boolean => isSame(column, header);
  for (const { target, fields = {}, items } of mapping.targets) {
    for (const [use, [kind, name]] of Object.entries(field)) {
      const source = fields[name];
      if (target === kind && source !== undefined && 'column' in source && columnsOf(source).some(isOwn))
        return use;
    }
    if (items?.shape !== 'wide') continue;
    const found = items.columns.find(({ column }) => isSame(column, header));
    if (found === undefined) continue;
    const what = target === 'stock.receive' ? 'receive' : target === 'stock.count' ? 'count' : 'item';
    return itemUse(what, found.item, found.times);
  }
  return 'none';
};

type ColumnSource = Extract<NonNullable<Target['fields']>[string], { readonly column: string }>;
const columnsOf = ({ column, plus = [] }: ColumnSource): readonly string[] => [column, ...plus];

/** A source without this column; the next of those that are added takes its place. */
const sourceWithout = (source: ColumnSource, header: string): ColumnSource | undefined => {
  const [column, ...plus] = columnsOf(source).filter((each) => !isSame(each, header));
  const { plus: _plus, ...rest } = source;
  return column === undefined ? undefined : { ...rest, column, ...(plus.length > 0 && { plus }) };
};

const isSame = (a: string, b: string): boolean => fold(a) === fold(b);

/** The target without what it takes from the column; nothing when no more is left of it. */
const without = (target: Target, header: string): readonly Target[] => {
  const fields = Object.entries(target.fields ?? {}).flatMap(([name, source]) => {
    const isCount = Object.values(field).some(([kind, own]) => kind === target.target && own === name);
    if (!isCount || !('column' in source)) return [[name, source] as const];
    const left = sourceWithout(source, header);
    return left === undefined ? [] : [[name, left] as const];
  });
  const { items, fields: _fields, ...rest } = target;
  const left: Target = { ...rest, ...(fields.length > 0 && { fields: Object.fromEntries(fields) }) };
  if (items?.shape !== 'wide')
    return items === undefined && fields.length === 0 && target.fields !== undefined
      ? []
      : [{ ...left, ...(items !== undefined && { items }) }];
  const columns = items.columns.filter(({ column }) => !isSame(column, header));
  if (columns.length === 0) return fields.length === 0 || target.target.endsWith('.handout') ? [] : [left];
  return [{ ...left, items: { ...items, columns } }];
};

/** Kinds whose columns fill one entry together. */
const joins: ReadonlySet<string> = new Set(['visits.visit', 'visits.tally', 'exchange.handout']);

/** A weight and the number that was counted or reckoned of it are one return: where a row has both, the count counts. */
const isOfWeight = (name: string, { fields = {} }: Target): boolean => {
  const hasWeight = fields['kilograms'] !== undefined || fields['pounds'] !== undefined;
  const isWeight = name === 'kilograms' || name === 'pounds';
  if (isWeight) return !hasWeight && (fields['estimated'] !== undefined || fields['count'] !== undefined);
  return (name === 'estimated' || name === 'count') && hasWeight;
};

const withField = (
  targets: readonly Target[],
  [kind, name]: readonly [string, string],
  header: string,
): Target[] => {
  const own = { [name]: { column: header } };
  const at = targets.findIndex(
    (target) =>
      target.target === kind &&
      target.fields?.[name] === undefined &&
      target.when === undefined &&
      (joins.has(kind) || isOfWeight(name, target)),
  );
  const found = targets[at];
  if (found !== undefined) return targets.toSpliced(at, 1, { ...found, fields: { ...found.fields, ...own } });
  // A second column of the same sort is an entry of its own: returns by size, say.
  const taken = targets.filter((target) => target.target === kind).length;
  return [
    ...targets,
    { target: kind, ...(taken > 0 && { name: `${name.toLowerCase()}-${taken + 1}` }), fields: own },
  ];
};

type Box = { readonly lot?: string; readonly expires?: string };
/** The columns of the lot and the day it expires: they stay with what a row counts, whichever way it went. */
const boxIn = (targets: readonly Target[]): Box => {
  for (const { items } of targets)
    if (items?.shape === 'wide' && (items.lot !== undefined || items.expires !== undefined))
      return {
        ...(items.lot !== undefined && { lot: items.lot }),
        ...(items.expires !== undefined && { expires: items.expires }),
      };
  return {};
};

const withItem = (
  targets: readonly Target[],
  kind: string,
  column: { readonly column: string; readonly item: string; readonly times?: number },
  box: Box,
): Target[] => {
  const at = targets.findIndex((target) => target.target === kind && target.items?.shape !== 'long');
  const found = targets[at];
  if (found === undefined)
    return [...targets, { target: kind, items: { ...box, shape: 'wide', columns: [column] } }];
  const columns = found.items?.shape === 'wide' ? found.items.columns : [];
  return targets.toSpliced(at, 1, {
    ...found,
    items: { ...box, shape: 'wide', columns: [...columns, column] },
  });
};
