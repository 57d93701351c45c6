import type { Item } from '#catalog/item.ts';
import type { RowTarget } from '#catalog/row-target.ts';
import { compileDate } from '../mapping/any-date.ts';
import { monthOfName } from '../mapping/date-format.ts';
import { fold, type MappingInput } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import type { Table } from './layout.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';
import type { Told } from './suggest-date.ts';

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
    },
    ...(time !== undefined && { time: { column: time.column.header, format: time.format } }),
    site: site === undefined ? { id: onlySite?.id ?? '' } : { column: site.header },
  };
};

/** The year, or the first of two that follow each other, that a title names. */
export const yearsOf = (titles: readonly string[]): Omit<Told, 'month'> => {
  const isFiscal = titles.some((title) =>
    /\b(fy ?'?(20)?\d\d|fiscal|sfy|ffy|grant year|program year|contract year|ejercicio|ano fiscal)\b/.test(
      plain(title),
    ),
  );
  for (const title of titles) {
    const [, first = '', second = ''] = /(?:^|\D)(20\d\d) ?[-–/] ?(?:20)?(\d\d)(?!\d)/.exec(title) ?? [];
    // "2011-12" may be a month.
    if (Number(second) > 12 && Number(first) % 100 === Number(second) - 1)
      return { year: first, isSpan: true };
    const short = /\bfy ?'?(\d\d)\b/.exec(plain(title))?.[1];
    if (short !== undefined) return { year: `20${short}`, isFiscal };
    const found = [
      ...new Set([...title.matchAll(/(?:^|\D)(19[89]\d|20[0-4]\d)(?!\d)/g)].map(([, year]) => year)),
    ];
    if (found.length === 1) return { year: found[0], isFiscal };
  }
  return {};
};

/** The one month that the titles name: "March 2025", "2025-03". */
export const monthOf = (titles: readonly string[]): string | undefined => {
  const found = new Set(
    titles.flatMap((title) => {
      const text = plain(title).replace(/\.[a-z]{2,4}$/, '');
      return [
        ...text.matchAll(/\b(?:([a-z]{3,10})[ ,.-]*(?:de[l]? )?(20\d\d)|(20\d\d)[- ](0[1-9]|1[0-2]))(?!\d)/g),
      ].flatMap(([, name = '', after = '', before = '', digits]) => {
        const month = digits === undefined ? monthOfName(name) : Number(digits);
        return month === 0 ? [] : [`${after || before}-${String(month).padStart(2, '0')}`];
      });
    }),
  );
  const [month] = found;
  return found.size === 1 ? month : undefined;
};

const writtenDay =
  /\b(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|[a-z]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} (?:de )?[a-z]{3,10}\.? (?:del? )?\d{4})\b/g;

/** The one day that the titles name: "As of 03/31/2025". Undefined where there are several, or one that could be swapped. */
export const dayOf = (titles: readonly string[]): string | undefined => {
  const days = new Set(
    titles.flatMap((title) =>
      [...fold(title).matchAll(writtenDay)].flatMap(([text]) =>
        ['any MDY', 'any DMY'].flatMap((format) => {
          const read = compileDate(format)?.read(text);
          return read?.ok === true && read.only === undefined ? [read.date] : [];
        }),
      ),
    ),
  );
  const [day] = days;
  return days.size === 1 ? day : undefined;
};

/** Every header that the mapping takes something from. */
export const usedHeaders = (mapping: MappingInput): readonly string[] => [
  mapping.date.column,
  ...(mapping.date.also ?? []),
  ...(mapping.time === undefined ? [] : [mapping.time.column]),
  ...('column' in mapping.site ? [mapping.site.column] : []),
  ...(mapping.key ?? []),
  ...(mapping.group ?? []),
  ...mapping.targets.flatMap(({ fields = {}, items, when }) => [
    ...(when === undefined ? [] : [when.column]),
    ...Object.values(fields).flatMap((source) => ('column' in source ? [source.column] : [])),
    ...(items === undefined
      ? []
      : items.shape === 'wide'
        ? items.columns.map(({ column }) => column)
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
