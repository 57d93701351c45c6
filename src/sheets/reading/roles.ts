import { monthOfName } from '../mapping/date-format.ts';
import { fold } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import type { Cell } from '../read/sheet.ts';
import { isTimeName } from './cells.ts';
import { type Column, isCounts, wordsOf } from './column.ts';
import { itemMeaning } from './item-meaning.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import { type DateGuess, guessDateFormats, guessTimeFormat, type Told } from './suggest-date.ts';

/** Columns that say when, where and what a row is about, rather than how many. */
export interface Roles {
  readonly date:
    | { readonly column: Column; readonly guess: DateGuess; readonly also: readonly Column[] }
    | undefined;
  readonly time: { readonly column: Column; readonly format: string } | undefined;
  readonly site: Column | undefined;
  readonly key: Column | undefined;
  readonly item: Column | undefined;
  readonly quantity: Column | undefined;
  readonly lot: Column | undefined;
  readonly expires: Column | undefined;
}

const names = {
  date: /\b(date|dates|fecha|fechas|day|dia|jour|month|mes|mois|quarter|trimestre|timestamp|when|period|periodo|fecha y hora|week of|week ending|semana|submitted|created|recorded|logged|marca temporal)\b/,
  notDate:
    /\b(birth|dob|born|nacimiento|naissance|expir\w*|exp|vence|vencimiento|caducidad|entered|entry date|printed|updated|modified|next|last visit)\b/,
  /** The day of what is reported; the day of the report comes first where there is one. */
  lateDate: /\b(overdose|sobredosis)\b/,
  time: /^(time|visit time|time of (day|visit)|start( time)?|time in|check ?-?in|hora|hora de visita|heure)$/,
  site: /^(site|sites|site name|site id|site code|site location|outlet|location|location name|(program|service|training|event|outreach|distribution|testing|visit|pick ?up|drop ?off) (site|location)|venue|clinic|hub|office|branch|van|route|sitio|sede|centro|lieu|structure|ubicacion|punto|program|program name|agency|partner|kiosk|machine|zone|neighborhood|colonia|barrio)$/,
  area: /^(county|parish|region|district|city|town|municipality|jurisdiction|state|municipio|condado|ciudad|estado|comuna|localidad|departamento)( name)?$/,
  key: /^(visit no|visit number|visit id|record id|transaction id|encounter id|id|no|folio|numero|numero de visita|id visita|numero de visite|no\.|visit|record|record no|entry id|submission id|response id)$/,
  item: /^(item|items|item name|product|product name|supply|supplies|supply item|supply type|equipment|articulo|articulos|producto|insumo|insumos|material|article|produit|materiel|description|descripcion|what|category|indicator|measure|metric|service|type of supply|supplies given|data element)$/,
  quantity:
    /^(quantity|qty|qty given|qty out|quantity given|quantity distributed|quantity received|qty received|count|number|number given|no given|amount|amount given|units|cantidad|cant\.?|cantidad entregada|unidades|quantite|nombre|value|valor|total given|how many|number distributed|(?:(?:qty|quantity|no|number|count|amount|units|total|cantidad) (?:de )?)?(?:given(?: out)?|out|distributed|dispensed|issued|handed out|entregad[ao]s?|salidas?)|packs|boxes)$/,
  lot: /\b(lot|lots|lot no|lot number|batch|lote|lotes|no de lot)\b/,
  expires: /\b(expir\w*|exp|exp date|use by|best by|vence|vencimiento|caducidad|peremption)\b/,
} as const;

/** What a column of supplies is called, and one of how many. */
export const { item: itemNames, quantity: quantityNames } = names;

export interface Around {
  /** Names of the sites of the organization, folded. */
  readonly sites: ReadonlySet<string>;
  /** What a title, the name of a sheet or that of the file says of years and months. */
  readonly told: Told;
  /** Columns with lines between the rows and with names of sheets, where there are any. */
  readonly said: readonly Column[];
}

/** The columns are judged by their names and by their values together. */
export const findRoles = (all: readonly Column[], around: Around): Roles => {
  const { sites, said } = around;
  const columns = all.filter((column) => !said.includes(column));
  const taken = new Set<Column>();
  const take = (column: Column | undefined): Column | undefined => {
    if (column !== undefined) taken.add(column);
    return column;
  };
  const find = (shape: RegExp, fits: (column: Column) => boolean = () => true): Column | undefined =>
    columns.find(
      (column) => !taken.has(column) && column.filled > 0 && shape.test(plain(column.header)) && fits(column),
    );

  const lot = take(find(names.lot));
  const expires = take(find(names.expires, ({ dates, filled }) => dates * 2 > filled));
  const date = dateOf(
    columns.filter((column) => !taken.has(column)),
    around,
  );
  if (date !== undefined) for (const column of [date.column, ...date.also]) taken.add(column);
  const clock = find(names.time);
  const format = clock === undefined ? undefined : guessTimeFormat(clock.cells);
  if (format !== undefined) take(clock);
  const key = take(
    find(names.key, ({ cells, dates }) => dates === 0 && cells.every((cell) => cell !== null)),
  );
  const item = take(
    find(names.item, (column) => column.texts * 2 > column.filled && !holdsLists(column)) ??
      columns.find((column) => !taken.has(column) && namesItems(column)),
  );
  const quantity =
    item === undefined
      ? undefined
      : take(
          find(names.quantity, isCounts) ??
            onlyCounts(columns, taken) ??
            syringesOfSizes(item, columns, taken),
        );
  const knownSites = columns.find((column) => !taken.has(column) && isPlaces(column, sites));
  const site = take(
    knownSites ??
      said.find((column) => isPlaces(column, sites)) ??
      find(
        names.site,
        (column) =>
          isWords(column) && !isList(column) && (column.texts > 0 || numbered.test(plain(column.header))),
      ) ??
      // In a list of sums a county is a place that gave; in a list of visits it is where somebody lives.
      (date?.guess.only === undefined
        ? undefined
        : find(names.area, (column) => column.texts > 0 && !isList(column))) ??
      // Names of sheets that say no time say a place, or whose rows they are.
      said.find(({ cells }) => !cells.some((cell) => isTimeName(cellText(cell)))),
  );
  return {
    date,
    time: clock === undefined || format === undefined ? undefined : { column: clock, format },
    site,
    key,
    item: quantity === undefined ? undefined : item,
    quantity,
    lot,
    expires,
  };
};

/** Columns of places that may be numbers. */
const numbered = /\b(id|code|no|number|site|sitio|sede)\b/;

/** Most of its words name supplies or returns. */
const namesItems = (column: Column): boolean => {
  const words = [...wordsOf(column).keys()];
  const meant = words.filter((word) => ['given', 'back'].includes(meaningOf(word).is));
  return (
    column.texts * 2 > column.filled &&
    words.length > 1 &&
    meant.length * 2 > words.length &&
    !words.some((word) => /[,;\n]/.test(word))
  );
};

/** Several supplies in one cell: no row is about one of them. */
export const holdsLists = (column: Column): boolean =>
  [...wordsOf(column).keys()].some(
    (word) => word.split(/[,;\n]/).filter((part) => meaningOf(part).is === 'given').length > 1,
  );

const onlyCounts = (columns: readonly Column[], taken: ReadonlySet<Column>): Column | undefined => {
  const counts = columns.filter((column) => !taken.has(column) && isCounts(column));
  const [only] = counts;
  // A column that names a supply counts that, whatever another column lists.
  return counts.length === 1 && only !== undefined && itemMeaning(plain(only.header)) === undefined
    ? only
    : undefined;
};

/** "Syringes" beside a column of their sizes counts what that column names. */
const syringesOfSizes = (
  item: Column,
  columns: readonly Column[],
  taken: ReadonlySet<Column>,
): Column | undefined => {
  const isSized = (word: string): boolean => {
    const meant = itemMeaning(plain(word));
    return typeof meant === 'object' && meant.item.startsWith('syringe-') && meant.assumed === undefined;
  };
  if (![...wordsOf(item).keys()].every(isSized)) return undefined;
  const vague = columns.filter((column) => {
    const meant = meaningOf(column.header);
    return !taken.has(column) && isCounts(column) && meant.is === 'given' && meant.item.assumed === 'size';
  });
  return vague.length === 1 ? vague[0] : undefined;
};

/** Names of places come again: fewer different words than rows, none of them a sentence. */
const isWords = (column: Column): boolean => {
  const words = [...wordsOf(column).keys()];
  return (
    words.length > 0 &&
    words.length <= Math.max(3, column.filled * 0.8) &&
    words.every((word) => word.length <= 60)
  );
};
const isList = (column: Column): boolean => [...wordsOf(column).keys()].every((word) => /[;\n]/.test(word));

const isPlaces = (column: Column, sites: ReadonlySet<string>): boolean => {
  const words = [...wordsOf(column).keys()];
  return (
    words.length > 0 &&
    words.some((word) => sites.has(fold(word))) &&
    words.filter((word) => sites.has(fold(word))).length * 2 >= words.length
  );
};

/** The column of days: named so, or read so. Where year, month and day stand apart, the others are put behind it. */
const dateOf = (columns: readonly Column[], { told, said }: Around): Roles['date'] => {
  const candidates = columns.flatMap((column) => {
    const text = plain(column.header);
    if (column.filled === 0 || names.notDate.test(text)) return [];
    const isNamed = names.date.test(text);
    const months = column.cells.filter((cell) => typeof cell === 'string' && monthOfName(cell) > 0).length;
    // Numbers are days only where the header says so.
    if (!isNamed && column.dates * 2 < column.filled && months * 2 < column.filled) return [];
    const guess = guessDateFormats(column.cells, told);
    if (guess.formats.length === 0) return [];
    const score =
      (isNamed ? (names.lateDate.test(text) ? 1 : 2) : 0) +
      (guess.readsAll ? 1 : 0) +
      (guess.only === undefined ? 0.5 : 0) -
      column.at / 1000;
    return [{ column, guess, score }];
  });
  const apart = partsOf(columns);
  const best = candidates.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined && apart === undefined) return ofSaid(columns, said, told) ?? yearAlone(columns);
  if (apart !== undefined && (best === undefined || best.guess.only !== undefined || best.score < 3))
    return apart;
  return best === undefined
    ? undefined
    : { column: best.column, guess: asOthers(best.guess, best.column, columns), also: [] };
};

/** Another column of days in the same hand ("End date" beside "Start date") says which comes first, day or month. */
const asOthers = (guess: DateGuess, own: Column, columns: readonly Column[]): DateGuess => {
  if (guess.formats.length < 2) return guess;
  const others = columns.filter((column) => column !== own && column.dates * 2 > column.filled);
  const told = new Set(
    others.flatMap(({ cells }) => {
      const { formats, readsAll } = guessDateFormats(cells);
      return readsAll && formats.length === 1 ? formats : [];
    }),
  );
  const formats = guess.formats.filter((format) => told.has(format));
  return formats.length === 1 ? { ...guess, formats } : guess;
};

/** Sheets are months or years, or lines say the day: they are the rest of each row's day, or all of it. */
const ofSaid = (
  columns: readonly Column[],
  said: readonly Column[],
  { month: _month, ...told }: Told,
): Roles['date'] => {
  const part = columns.find(({ header }) =>
    /\b(day|dia|jour|date|fecha|month|mes|mois)\b/.test(plain(header)),
  );
  const ends = said.length > 1 ? [said, ...said.map((each) => [each])] : said.map((each) => [each]);
  for (const order of [...(part === undefined ? [] : ends.map((end) => [part, ...end])), ...ends]) {
    const texts = (order[0]?.cells ?? []).map((_cell, at) => {
      const parts = order.map(({ cells }) => cellText(cells[at]));
      return parts.some((text) => text === '') ? null : parts.join(' ');
    });
    const guess = guessDateFormats(texts, told);
    const [first, ...also] = order;
    if (first !== undefined && guess.formats.length > 0 && guess.readsAll)
      return { column: first, guess, also };
  }
  return undefined;
};

/** A year of each row, where nothing else says when it was. */
const yearAlone = (columns: readonly Column[]): Roles['date'] => {
  const column = columns.find(({ header, filled }) => filled > 0 && yearNames.test(plain(header)));
  if (column === undefined) return undefined;
  const guess = guessDateFormats(column.cells);
  return guess.formats.length === 0 ? undefined : { column, guess, also: [] };
};

const yearNames = /^(year|ano|annee|fiscal year|fy|calendar year|yr)$/;

const partsOf = (columns: readonly Column[]): Roles['date'] => {
  const named = (shape: RegExp): Column | undefined =>
    columns.find(({ header, filled }) => filled > 0 && shape.test(plain(header)));
  const year = named(yearNames);
  const month = named(/^(month|mes|mois|month name|month no|mo)$/);
  const day = named(/^(day|dia|jour|day of month)$/);
  if (year === undefined || month === undefined || year.numbers === 0) return undefined;
  const isMonth = (cell: Cell): boolean =>
    cell === null ||
    (Number(cellText(cell)) >= 1 && Number(cellText(cell)) <= 12) ||
    monthOfName(cellText(cell)) > 0;
  if (!month.cells.every(isMonth)) return undefined;
  const byName = month.texts > 0 || month.cells.some((cell) => monthOfName(cellText(cell)) > 0);
  const order = day === undefined ? [month, year] : byName ? [day, month, year] : [year, month, day];
  const [first, ...also] = order;
  if (first === undefined) return undefined;
  const texts = first.cells.map((_cell, at) => {
    const parts = order.map(({ cells }) => cellText(cells[at]));
    return parts.some((part) => part === '') ? null : parts.join(' ');
  });
  const guess = guessDateFormats(texts);
  return guess.formats.length === 0 ? undefined : { column: first, guess, also };
};
