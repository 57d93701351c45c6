import type { Item } from '#catalog/item.ts';
import type { RowTarget } from '#catalog/row-target.ts';
import { fold, type MappingInput } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import type { Table } from './layout.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';

export interface SuggestDeps {
  readonly targets: readonly RowTarget[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  /** Items as the organization has them; left out: as they are shipped. */
  readonly items?: readonly Item[];
  /** Name of the file or list, made into the name of the source. */
  readonly name: string;
}

/** All of a mapping but what it counts: its name and source, its days, its places, its key. */
export const frameOf = (
  deps: SuggestDeps,
  table: Table,
  roles: Roles,
  shelf: string,
  on: string | undefined,
): Omit<MappingInput, 'targets'> => {
  const { date, time, key, site, item } = roles;
  const [onlySite] = deps.sites;
  const repeats = key !== undefined && new Set(key.cells.map(cellText)).size < key.cells.length;
  return {
    format: 'alongside-mapping',
    version: 1,
    name: deps.name.slice(0, 100),
    source: sourceName(deps.name),
    headerRow: table.headerRow,
    ...(table.layout !== undefined && { layout: table.layout }),
    ...(key !== undefined && { key: [key.header] }),
    // A key that comes again is that of an encounter with several rows, when each row has one item.
    ...(key !== undefined && repeats && item !== undefined && shelf === 'given' && { group: [key.header] }),
    timeZone: deps.timeZone,
    date: {
      column: date?.column.header ?? 'Date',
      format: date?.guess.formats[0] ?? 'YYYY-MM-DD',
      ...(on !== undefined && { on }),
      ...(date !== undefined && date.also.length > 0 && { also: date.also.map(({ header }) => header) }),
      ...(table.across === 'weekday' &&
        date?.guess.only === undefined && {
          weekday: {
            column: table.layout?.across?.name ?? '',
            week: weekEnds.test(plain(date?.column.header ?? table.titles.join(' ')))
              ? ('ends' as const)
              : ('begins' as const),
          },
        }),
    },
    ...(time !== undefined && { time: { column: time.column.header, format: time.format } }),
    site: site === undefined ? { id: onlySite?.id ?? '' } : { column: site.header },
  };
};

/** "Week ending": its days are those before. */
const weekEnds = /\b(end|ends|ending|ended|thru|through|to|termina|fin|final|hasta)\b/;

/** Every header that the mapping takes something from. */
export const usedHeaders = (mapping: MappingInput): readonly string[] => [
  mapping.date.column,
  ...(mapping.date.also ?? []),
  ...(mapping.date.weekday === undefined ? [] : [mapping.date.weekday.column]),
  ...(mapping.time === undefined ? [] : [mapping.time.column]),
  ...('column' in mapping.site ? [mapping.site.column] : []),
  ...(mapping.key ?? []),
  ...(mapping.group ?? []),
  ...mapping.targets.flatMap(({ fields = {}, items, when }) => [
    ...(when === undefined ? [] : [when.column]),
    ...Object.values(fields).flatMap((source) =>
      'column' in source ? [source.column, ...(source.plus ?? [])] : [],
    ),
    ...(items === undefined
      ? []
      : items.shape === 'wide'
        ? [...items.columns.map(({ column }) => column), items.lot, items.expires].filter(
            (header) => header !== undefined,
          )
        : [items.item, items.quantity, items.lot, items.expires, items.unit?.column].filter(
            (header) => header !== undefined,
          )),
  ]),
];

const sourceName = (name: string): string => {
  const plain = fold(name)
    .replace(/\.[a-z]{2,4}$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'sheet' : plain.slice(0, 80);
};
