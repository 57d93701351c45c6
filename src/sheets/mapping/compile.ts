import type { Item } from '#catalog/item.ts';
import type { RowTarget, SheetLine, TargetField } from '#catalog/row-target.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { findItem } from '#programs/items.ts';
import type { Cell, Row } from '../read/sheet.ts';
import type { NumberRules } from './amount.ts';
import { type FieldSource, fold, type ItemSource, type Mapping } from './mapping.ts';
import { readValue } from './values.ts';
import { createWhenReader, type WhenReader } from './when.ts';
import { createZone } from './zone.ts';

/** A mapping made ready for one sheet: columns found, words folded, formats compiled. */
export interface CompiledMapping {
  readonly mapping: Mapping;
  readonly headers: readonly string[];
  readonly key: readonly number[];
  readonly group: readonly number[];
  /** -1 where all rows are of one day. */
  readonly date: number;
  /** Columns whose text is put behind the date's. */
  readonly dateAlso: readonly number[];
  readonly weekday: number | undefined;
  readonly time: number | undefined;
  readonly readWhen: WhenReader;
  readonly offsetMinutes: (ms: number) => number;
  readonly site:
    | { readonly id: Uuid }
    | { readonly column: number; readonly byWord: ReadonlyMap<string, Uuid> };
  /** The channel of a site, for rows that name none. */
  readonly channelOf: (site: Uuid | undefined) => string;
  /** How an item counts where the organization says it otherwise than the catalog. */
  readonly ownOf: (item: string) => SheetLine['own'];
  readonly targets: readonly CompiledTarget[];
}

export interface CompiledTarget {
  readonly target: RowTarget;
  /** Tells the entries of one row apart. */
  readonly slot: string;
  readonly when: { readonly column: number; readonly is: ReadonlySet<string> } | undefined;
  readonly fields: readonly CompiledField[];
  readonly items: CompiledItems | undefined;
}

export interface CompiledField {
  readonly field: TargetField;
  readonly column: number | undefined;
  /** Columns whose numbers are added to it. */
  readonly plus: readonly number[];
  readonly constant: string | number | boolean | undefined;
  readonly words: ReadonlyMap<string, string> | undefined;
  readonly rules: NumberRules;
}

export type CompiledItems =
  | {
      readonly shape: 'wide';
      readonly columns: readonly CompiledCount[];
      readonly lot: number | undefined;
      readonly expires: number | undefined;
    }
  | {
      readonly shape: 'long';
      readonly item: number;
      readonly quantity: CompiledQuantity;
      readonly lot: number | undefined;
      readonly expires: number | undefined;
      readonly words: ReadonlyMap<string, string>;
      /** Pieces in one of what is counted, by the folded word for the item. */
      readonly times: ReadonlyMap<string, number>;
      readonly unit: { readonly column: number; readonly times: ReadonlyMap<string, number> } | undefined;
    };

/** A column of numbers and how its numbers are written. */
export interface CompiledQuantity {
  readonly column: number;
  readonly rules: NumberRules;
}

export interface CompiledCount extends CompiledQuantity {
  readonly item: string;
  readonly times: number;
}

export interface CompileDeps {
  readonly targets: readonly RowTarget[];
  readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
  /** Items as the organization has them, those that it made too; left out: as they are shipped. */
  readonly items?: readonly Item[] | undefined;
}

/**
 * Checks a mapping against the header row. Fails with `sheet-headers` naming the columns that are missing or doubled,
 * or with `mapping-invalid` naming the part that cannot be used.
 */
export const compileMapping =
  ({ targets, sites, items: own = [] }: CompileDeps) =>
  (mapping: Mapping, headerRow: Row): Result<CompiledMapping, Failure> => {
    const headers = headerRow.cells.map(headerText);
    const columns = createColumns(headers);
    const zone = createZone(mapping.timeZone);
    if (zone === undefined) return err(failure('mapping-invalid', { field: 'timeZone' }));
    const readWhen = createWhenReader(mapping, zone);
    if (readWhen === undefined) return err(failure('mapping-invalid', { field: 'date.format' }));
    const decimals = folded(mapping.decimals) as ReadonlyMap<string, '.' | ','>;
    const rulesOf: RulesOf = (name) => ({ decimal: decimals.get(fold(name)) ?? mapping.decimal });
    const compiled: CompiledTarget[] = [];
    const slots = new Set<string>();
    for (const [index, part] of mapping.targets.entries()) {
      const target = targets.find((one) => one.kind === part.target);
      const slot = `${part.target}${part.name === '' ? '' : `#${part.name}`}`;
      const field = `targets.${index}`;
      if (target === undefined) return err(failure('mapping-invalid', { field: `${field}.target` }));
      if (slots.has(slot)) return err(failure('mapping-invalid', { field: `${field}.name` }));
      if (part.items !== undefined && !target.lines)
        return err(failure('mapping-invalid', { field: `${field}.items` }));
      slots.add(slot);
      const fields: CompiledField[] = [];
      for (const [name, source] of Object.entries(part.fields)) {
        const known = target.fields.find((one) => one.name === name);
        const made = known === undefined ? undefined : compileField(known, source, columns, rulesOf);
        if (made === undefined) return err(failure('mapping-invalid', { field: `${field}.fields.${name}` }));
        fields.push(made);
      }
      compiled.push({
        target,
        slot,
        when: part.when && { column: columns.find(part.when.column), is: new Set(part.when.is.map(fold)) },
        fields,
        items: part.items && compileItems(part.items, columns, rulesOf),
      });
    }
    const { site } = mapping;
    const channels = new Map(sites.map(({ id, channel }) => [id, channel]));
    const made: CompiledMapping = {
      mapping,
      headers,
      key: mapping.key.map(columns.find),
      group: mapping.group.map(columns.find),
      date: mapping.date.on === undefined ? columns.find(mapping.date.column) : -1,
      dateAlso: mapping.date.on === undefined ? (mapping.date.also ?? []).map(columns.find) : [],
      weekday: mapping.date.weekday && columns.find(mapping.date.weekday.column),
      time: mapping.time && columns.find(mapping.time.column),
      readWhen,
      offsetMinutes: zone.offsetMinutes,
      ownOf: ownCounts(own),
      channelOf: (id) => channels.get(id ?? '') ?? 'fixed',
      site:
        'id' in site
          ? site
          : {
              column: columns.find(site.column),
              byWord: new Map([...sites.map(byName), ...folded(site.values)]),
            },
      targets: compiled,
    };
    const wrong = [...new Set(columns.wrong)];
    return wrong.length > 0 ? err(failure('sheet-headers', { detail: wrong.join(', ') })) : ok(made);
  };

const ownCounts = (items: readonly Item[]): CompiledMapping['ownOf'] => {
  const own = new Map(
    items.flatMap(({ code, set, dosesPerUnit, product }) => {
      const shipped = findItem(code);
      const counts = {
        ...(set !== (shipped?.set ?? 'none') && { set }),
        ...(dosesPerUnit !== (shipped?.dosesPerUnit ?? 0) && {
          dosesPerUnit,
          ...(product !== undefined && { product }),
        }),
      };
      return Object.keys(counts).length === 0 ? [] : [[code, counts] as const];
    }),
  );
  return (item) => own.get(item);
};

interface Columns {
  readonly find: (header: string) => number;
  /** Headers that are not there, or there twice. */
  readonly wrong: string[];
}

const createColumns = (headers: readonly string[]): Columns => {
  const places = new Map<string, number[]>();
  for (const [index, header] of headers.entries())
    if (header !== '') {
      const name = fold(header);
      const found = places.get(name);
      if (found === undefined) places.set(name, [index]);
      else found.push(index);
    }
  const wrong: string[] = [];
  return {
    wrong,
    find: (header) => {
      const found = places.get(fold(header)) ?? [];
      const [first] = found;
      if (first === undefined || found.length > 1) wrong.push(header);
      return first ?? -1;
    },
  };
};

const compileField = (
  field: TargetField,
  source: FieldSource,
  columns: Columns,
  rulesOf: RulesOf,
): CompiledField | undefined => {
  if ('column' in source) {
    const words = source.values && folded(source.values);
    return {
      field,
      column: columns.find(source.column),
      plus: (source.plus ?? []).map(columns.find),
      constant: undefined,
      words,
      rules: rulesOf(source.column),
    };
  }
  // A constant is checked once, as a cell of that content would be.
  const rules: NumberRules = { decimal: '.' };
  const read = readValue(source.value, field, undefined, rules);
  return read.ok
    ? { field, column: undefined, plus: [], constant: source.value, words: undefined, rules }
    : undefined;
};

type RulesOf = (header: string) => NumberRules;

const compileItems = (items: ItemSource, columns: Columns, rulesOf: RulesOf): CompiledItems =>
  items.shape === 'wide'
    ? {
        shape: 'wide',
        columns: items.columns.map(({ column, item, times = 1 }) => ({
          column: columns.find(column),
          item,
          times,
          rules: { ...rulesOf(column), ...(times > 1 && { pack: times }) },
        })),
        ...boxOf(items, columns),
      }
    : {
        shape: 'long',
        item: columns.find(items.item),
        quantity: { column: columns.find(items.quantity), rules: rulesOf(items.quantity) },
        ...boxOf(items, columns),
        words: folded(items.values ?? {}),
        times: byWord(items.times ?? {}),
        unit: items.unit && { column: columns.find(items.unit.column), times: byWord(items.unit.times) },
      };

const boxOf = ({ lot, expires }: ItemSource, { find }: Columns) => ({
  lot: lot === undefined ? undefined : find(lot),
  expires: expires === undefined ? undefined : find(expires),
});

const byWord = (times: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(times).map(([word, pieces]) => [fold(word), pieces]));

const folded = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(values).map(([word, code]) => [fold(word), code]));

const byName = ({ id, name }: { readonly id: Uuid; readonly name: string }): [string, Uuid] => [
  fold(name),
  id,
];

const headerText = (cell: Cell): string => (cell === null || typeof cell === 'object' ? '' : String(cell));
