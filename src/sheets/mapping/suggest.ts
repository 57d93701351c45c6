import type { RowTarget } from '#catalog/row-target.ts';
import { handOutOf } from '#programs/items.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { guessItem } from './item-words.ts';
import { fold, type MappingInput } from './mapping.ts';
import { guessDateFormats, guessTimeFormat } from './suggest-date.ts';
import { suggestFields } from './suggest-fields.ts';
import { cellText } from './values.ts';

/** A first mapping for a person to check. Nothing is imported with it unseen. */
export interface Suggestion {
  readonly mapping: MappingInput;
  /** Parts that a person must decide: more than one answer fits, or none. */
  readonly open: readonly OpenQuestion[];
  /** Columns that the suggestion does not use. */
  readonly unused: readonly string[];
}

export type OpenQuestion =
  | { readonly part: 'date.column' | 'site' | 'targets' }
  /** The formats that read the most dates of the sample: several, or one that leaves some out. */
  | { readonly part: 'date.format'; readonly formats: readonly string[] };

export interface SuggestDeps {
  readonly targets: readonly RowTarget[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  /** Name of the file or list, made into the name of the source. */
  readonly name: string;
}

const words = {
  date: [
    'date',
    'visit date',
    'date of visit',
    'transaction date',
    'service date',
    'fecha',
    'fecha de visita',
    'fecha de atencion',
    'date de visite',
    'jour',
  ],
  time: ['time', 'visit time', 'hora', 'heure'],
  site: [
    'site',
    'site name',
    'outlet',
    'location name',
    'program site',
    'sitio',
    'sede',
    'centro',
    'lieu',
    'structure',
  ],
  key: [
    'visit no',
    'visit number',
    'visit id',
    'record id',
    'transaction id',
    'encounter id',
    'id',
    'no',
    'folio',
    'numero',
    'numero de visita',
    'id visita',
    'numero de visite',
  ],
  item: [
    'item',
    'product',
    'supply',
    'supply item',
    'equipment',
    'articulo',
    'producto',
    'insumo',
    'material',
    'article',
    'produit',
    'materiel',
  ],
  quantity: [
    'quantity',
    'qty',
    'count',
    'number given',
    'amount',
    'cantidad',
    'unidades',
    'quantite',
    'nombre',
  ],
} as const;

export const suggestMapping = (deps: SuggestDeps, headerRow: Row, sample: readonly Row[]): Suggestion => {
  const headers = headerRow.cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  const used = new Set<number>();
  const open: OpenQuestion[] = [];
  const columnCells = (at: number): readonly Cell[] => sample.map((row) => row.cells[at] ?? null);
  const find = (names: readonly string[], fits: (cells: readonly Cell[]) => boolean = () => true): number => {
    for (const name of names) {
      const at = headers.findIndex(
        (header, index) => !used.has(index) && fold(header) === name && fits(columnCells(index)),
      );
      if (at !== -1) return at;
    }
    return -1;
  };
  const use = (at: number): string => {
    used.add(at);
    return headers[at] ?? '';
  };

  let date = find(words.date);
  if (date === -1) date = headers.findIndex((_header, at) => guessDateFormats(columnCells(at)).readsAll);
  const { formats, readsAll } = guessDateFormats(date === -1 ? [] : columnCells(date));
  if (date === -1) open.push({ part: 'date.column' });
  if (formats.length !== 1 || !readsAll) open.push({ part: 'date.format', formats });
  const dateColumn = date === -1 ? 'Date' : use(date);

  const time = find(words.time);
  const timeFormat = time === -1 ? undefined : guessTimeFormat(columnCells(time));
  const timePart = timeFormat === undefined ? {} : { time: { column: use(time), format: timeFormat } };

  const key = find(words.key, (cells) => cells.every((cell) => cell !== null));
  const [onlySite] = deps.sites;
  const site = find(words.site);
  const known = new Set(deps.sites.map(({ name }) => fold(name)));
  const sitesFit = site !== -1 && columnCells(site).every((cell) => known.has(fold(cellText(cell))));
  if (!sitesFit && (site !== -1 || deps.sites.length !== 1)) open.push({ part: 'site' });

  const keyHeader = key === -1 ? undefined : use(key);
  const sitePart: MappingInput['site'] = site !== -1 ? { column: use(site) } : { id: onlySite?.id ?? '' };

  const fields = suggestFields(deps.targets, headers, used, columnCells);
  const items = suggestItems(headers, used, find, use, columnCells);
  const repeated = keyHeader !== undefined && hasRepeats(columnCells(key));
  const targets = deps.targets.flatMap(({ kind, lines }): MappingInput['targets'] => {
    const own = fields.get(kind) ?? {};
    const part = lines ? items.get(kind) : undefined;
    if (lines ? part === undefined : Object.keys(own).length === 0) return [];
    return [
      {
        target: kind,
        ...(Object.keys(own).length > 0 && { fields: own }),
        ...(part !== undefined && { items: part }),
      },
    ];
  });
  if (targets.length === 0) open.push({ part: 'targets' });
  return {
    mapping: {
      format: 'alongside-mapping',
      version: 1,
      name: deps.name.slice(0, 100),
      source: sourceName(deps.name),
      headerRow: headerRow.number,
      ...(keyHeader !== undefined && { key: [keyHeader] }),
      // A key that comes again is that of an encounter with several rows, when each row has one item.
      ...(keyHeader !== undefined && repeated && { group: [keyHeader] }),
      timeZone: deps.timeZone,
      date: { column: dateColumn, format: formats[0] ?? 'YYYY-MM-DD' },
      ...timePart,
      site: sitePart,
      targets,
    },
    open,
    unused: headers.filter((header, at) => header !== '' && !used.has(at)),
  };
};

type Items = NonNullable<MappingInput['targets'][number]['items']>;

/** Items by the kind that hands them out: columns of their own, or an item column beside a quantity column. */
const suggestItems = (
  headers: readonly string[],
  used: Set<number>,
  find: (names: readonly string[]) => number,
  use: (at: number) => string,
  columnCells: (at: number) => readonly Cell[],
): ReadonlyMap<string, Items> => {
  const found = new Map<string, Items>();
  const [item, quantity] = [find(words.item), find(words.quantity)];
  if (item !== -1 && quantity !== -1) {
    const wordsOfItems = new Set(
      columnCells(item)
        .map(cellText)
        .filter((text) => text !== ''),
    );
    const [itemHeader, quantityHeader] = [use(item), use(quantity)];
    const kinds = new Set([...wordsOfItems].map((word) => kindOf(guessItem(word))));
    for (const kind of kinds) {
      if (kind === undefined) continue;
      const values = Object.fromEntries(
        [...wordsOfItems].flatMap((word) => {
          const code = guessItem(word);
          // Items of other programs are left to their targets.
          return code === undefined ? [] : [[word, kindOf(code) === kind ? code : '']];
        }),
      );
      found.set(kind, { shape: 'long', item: itemHeader, quantity: quantityHeader, values });
    }
    return found;
  }
  const columns = new Map<string, { column: string; item: string }[]>();
  for (const [at, header] of headers.entries()) {
    const code = used.has(at) || header === '' ? undefined : guessItem(header);
    const kind = kindOf(code);
    if (code === undefined || kind === undefined) continue;
    columns.set(kind, [...(columns.get(kind) ?? []), { column: use(at), item: code }]);
  }
  for (const [kind, list] of columns) found.set(kind, { shape: 'wide', columns: list });
  return found;
};

const kindOf = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : handOutOf(code);

const hasRepeats = (cells: readonly Cell[]): boolean => new Set(cells.map(cellText)).size < cells.length;

const sourceName = (name: string): string => {
  const plain = fold(name)
    .replace(/\.[a-z]{2,4}$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'sheet' : plain.slice(0, 80);
};
