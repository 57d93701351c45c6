import type { MappingInput } from '../mapping/mapping.ts';
import { type FindProgram, handoutOf } from '../mapping/use.ts';
import { type Column, isCounts, wordsOf } from './column.ts';
import type { Judged } from './judging/draft.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import type { OwnItem } from './own-items.ts';
import { plain } from './plain.ts';
import type { Roles } from './roles.ts';
import type { Shelf } from './shelf.ts';
import { packSize } from './sizes.ts';
import { someOfThem } from './tallies.ts';
import { readUsed } from './used.ts';

type Target = MappingInput['targets'][number];

/** What the words of a list stand for: one row for each item, its name in one column and how many in another. */
export interface LongList {
  readonly targets: readonly Target[];
  /** Words that nobody can translate. */
  readonly unknown: readonly { readonly word: string; readonly rows: number }[];
  /** The words of returns, items and people were told apart in this column. */
  readonly column: Column;
  /** Words of what nobody hands out: their numbers are not read. */
  readonly aside: readonly string[];
  /** Words whose size or product was filled in. */
  readonly assumed: readonly {
    readonly word: string;
    readonly item: string;
    readonly why: 'size' | 'product';
  }[];
}

/** Words of a column that says what a row is: something given, taken back, or come in. */
const actions = {
  given:
    /^(out|given|issued|dispensed|distributed|distribution|handed out|distribute|give|dispense|hand ?-?out|salidas?|entregas?|entregad[ao]s?|distribuid[ao]s?)( (to|a) (the |los |las )?(clients?|participants?|people|persons?|usuari[ao]s?|participantes?|personas))?$/,
  back: /^(in|returned|return|returns|back|collected|collection|disposal|devuelt[ao]s?|devolucion(es)?|recogid[ao]s?|entradas?)( (by|from|de|por) (the |los |las )?(clients?|participants?|people|persons?|usuari[ao]s?|participantes?|personas))?$|^(received|recibid[ao]s?) (from|de) (the |los |las )?(clients?|participants?|people|usuari[ao]s?|participantes?|personas)$/,
  received:
    /^(received|receive|delivery|delivered|restock|purchase|order|donation|recibid[ao]s?|compras?|donacion(es)?|ingresos?)( (from|de) (the |el |la |our )?(suppliers?|vendors?|warehouse|state|county|health department|dph|doh|proveedor(es)?|almacen|bodega|estado))?$/,
  other:
    /^(wasted|waste|discarded|expired|lost|damaged|count|inventory|transfer|transferred|adjustment|adjusted|merma)$/,
} as const;

/** "New" beside "used" says that it was brought back; beside "received" it may have been used up. */
const used = /^(used|usad[ao]s?)$/;
const givenOrNew = /^(new|clean|nuev[ao]s?|limpi[ao]s?)$/;

const isAction = (word: string): boolean => Object.values(actions).some((shape) => shape.test(plain(word)));

/** The column that says whether a row was given, came back or came in, when half of its words or more say so. */
export const actionColumn = (columns: readonly Column[]): Column | undefined =>
  columns.find((column) => {
    const words = [...wordsOf(column).keys()];
    // "New" beside "returning" is a visit; beside "used" it is a syringe.
    const isPair = words.some((word) => used.test(plain(word)));
    return (
      words.length > 1 &&
      words.length <= 12 &&
      words.filter(
        (word) => isAction(word) || (isPair && (used.test(plain(word)) || givenOrNew.test(plain(word)))),
      ).length *
        2 >=
        words.length
    );
  });

/** Words of that column that nobody can tell: their rows stay out until somebody says what they are. */
export const unknownActions = (action: Column) =>
  [...wordsOf(action)].flatMap(([word, rows]) =>
    isAction(word) || (['given', 'back'] as const).some((way) => wordsFor(action, way).includes(word))
      ? []
      : [{ word, rows }],
  );

export interface UnitColumn {
  readonly column: Column;
  /** Pieces in one, by their word. */
  readonly times: Readonly<Record<string, number>>;
  /** Packs or doses of which the words do not say how many pieces they are. */
  readonly unclear: readonly string[];
}

/** The column that says in what a list counts: "each", "box of 100". */
export const unitColumn = (columns: readonly Column[]): UnitColumn | undefined => {
  const column = columns.find(
    ({ header, texts, filled }) =>
      texts * 2 > filled &&
      /^(units?|uom|unit of (measure|issue)|packs?|packaging|pack size|unit type|unidad(es)?|presentacion|unite)$/.test(
        plain(header),
      ),
  );
  const perPack = columns.find(
    (each) =>
      isCounts(each) &&
      /\b(per|in (a|each)|por|par|\/) ?(box|pack|pk|case|bag|carton|caja|paquete|bolsa|boite)\b|^(pack|case|box) (size|qty|quantity|count)$/.test(
        plain(each.header),
      ),
  );
  if (column === undefined && perPack !== undefined)
    return {
      column: perPack,
      times: Object.fromEntries(
        [...wordsOf(perPack).keys()].flatMap((word) => (Number(word) > 0 ? [[word, Number(word)]] : [])),
      ),
      unclear: [],
    };
  if (column === undefined) return undefined;
  const times: Record<string, number> = {};
  const unclear: string[] = [];
  for (const word of wordsOf(column).keys()) {
    const size = packSize(plain(word));
    if (typeof size === 'number') times[word] = size;
    else if (size === 'unknown' || !singles.test(plain(word))) unclear.push(word);
  }
  return Object.keys(times).length + unclear.length === 0 ? undefined : { column, times, unclear };
};

/** In these words a count is one of pieces, whatever the item is. */
const singles =
  /^(?:per )?(?:each|ea|pcs?|pieces?|units?|singles?|individuals?|items?|syringes?|needles?|strips?|kits?|each \(ea\)|un|und|unid(?:ad(?:es)?)?|pz(?:as?)?|piezas?|jeringas?|tiras?|c\/u|cada un[oa]|unites?|ampoules?|packets?|pairs?|sets?|1)\.?$/;

const wordsFor = (column: Column, action: keyof typeof actions): string[] => {
  const words = [...wordsOf(column).keys()];
  const says = (shape: RegExp): boolean => words.some((word) => shape.test(plain(word)));
  const isPair = says(used) && (says(givenOrNew) || says(actions.given));
  const also = action === 'back' ? used : action === 'given' ? givenOrNew : undefined;
  return words.filter(
    (word) => actions[action].test(plain(word)) || (isPair && also?.test(plain(word)) === true),
  );
};

/** As a header these words tell of a person or a place; as the name of what a row counts they tell nothing. */
const isAboutSomeone: ReadonlySet<string> = new Set(['person', 'area', 'calendar']);

export const readLong = (
  { item, quantity, lot, expires }: Roles,
  shelf: Shelf,
  action: Column | undefined,
  unit: UnitColumn | undefined,
  pivot: Judged | undefined,
  { own, find }: { readonly own: OwnItem; readonly find: FindProgram },
): LongList | undefined => {
  if (item === undefined || quantity === undefined) return undefined;
  const unknown: { word: string; rows: number }[] = [];
  const assumed: { word: string; item: string; why: 'size' | 'product' }[] = [];
  const given = new Map<string, string>();
  const times: Record<string, number> = {};
  const back: string[] = [];
  const aside: string[] = [];
  const tallied = { visits: [] as string[], people: [] as string[] };
  const known = new Set(
    pivot?.aside.flatMap(({ column, why }) => (valuesSay.has(why) ? [column.header] : [])),
  );
  const twice = new Set(pivot?.doubts.flatMap(({ column, why }) => (asksOfRows.has(why) ? [column] : [])));
  const cameIn = new Map(
    pivot?.counted.flatMap(({ column, use, item: own }) =>
      use.startsWith('receive:') && own !== undefined ? [[column.header, own] as const] : [],
    ),
  );
  const received = new Map<string, string>();
  const words = [...wordsOf(item).keys()].map((header) => ({ header, isOut: isOut(meaningOf(header)) }));
  for (const [word, rows] of wordsOf(item)) {
    const ownItem = own(word);
    if (ownItem !== undefined) {
      given.set(word, ownItem);
      continue;
    }
    const told = meaningOf(word);
    const meaning: Meaning =
      told.is === 'used' && readUsed(word, words) === 'back' ? { is: 'back', unit: 'count' } : told;
    if (known.has(word)) {
      aside.push(word);
      continue;
    }
    const cameAs = cameIn.get(word);
    if (cameAs !== undefined) {
      received.set(word, cameAs.item);
      if (typeof cameAs.times === 'number' && cameAs.times > 1) times[word] = cameAs.times;
      continue;
    }
    if (twice.has(word)) {
      unknown.push({ word, rows });
      continue;
    }
    const found = itemOf(meaning, shelf);
    if (found !== undefined && found.times !== 'unknown') {
      given.set(word, found.item);
      if (found.times > 1) times[word] = found.times;
      if (found.assumed !== undefined) assumed.push({ word, item: found.item, why: found.assumed });
    } else if (meaning.is === 'back' && shelf === 'given') back.push(word);
    else if ((meaning.is === 'visits' || meaning.is === 'people') && shelf === 'given')
      tallied[meaning.is].push(word);
    else if ((meaning.is === 'aside' && !isAboutSomeone.has(meaning.why)) || meaning.is === 'trained')
      aside.push(word);
    else unknown.push({ word, rows });
  }
  for (const which of ['visits', 'people'] as const) {
    // "New participants" are some of the participants that another row counts.
    const whole = tallied[which].filter((word) => !someOfThem.test(plain(word)));
    const [first = tallied[which][0], ...more] = whole;
    for (const word of tallied[which]) if (word !== first && !more.includes(word)) aside.push(word);
    for (const word of more) unknown.push({ word, rows: 1 });
    tallied[which] = first === undefined ? [] : [first];
  }
  const base = {
    shape: 'long' as const,
    item: item.header,
    quantity: quantity.header,
    ...(Object.keys(times).length > 0 && { times }),
    ...(lot !== undefined && { lot: lot.header }),
    ...(expires !== undefined && { expires: expires.header }),
    ...(unit !== undefined &&
      Object.keys(unit.times).length > 0 && { unit: { column: unit.column.header, times: unit.times } }),
  };
  const rest = {
    ...Object.fromEntries(
      [...back, ...aside, ...received.keys(), ...tallied.visits, ...tallied.people].map((word) => [word, '']),
    ),
    ...(unknown.length > 0 && { '*': '' }),
  };
  const only = (which: keyof typeof actions): Pick<Target, 'when'> =>
    action === undefined ? {} : { when: { column: action.header, is: wordsFor(action, which) } };
  const targets: Target[] = [];
  if (shelf !== 'given' || (action !== undefined && wordsFor(action, 'received').length > 0))
    targets.push({
      target: shelf === 'counted' ? 'stock.count' : 'stock.receive',
      ...(shelf === 'given' && only('received')),
      items: { ...base, values: { ...Object.fromEntries(given), ...rest } },
    });
  if (received.size > 0)
    targets.push({
      target: 'stock.receive',
      name: 'came',
      when: { column: item.header, is: [...received.keys()] },
      items: { ...base, values: Object.fromEntries(received) },
    });
  if (shelf === 'given') {
    for (const kind of new Set([...given.values()].map((code) => handoutOf(code, find)))) {
      const values = Object.fromEntries(
        [...given].map(([word, code]) => [word, handoutOf(code, find) === kind ? code : '']),
      );
      targets.push({ target: kind, ...only('given'), items: { ...base, values: { ...values, ...rest } } });
    }
    for (const name of ['visits', 'people'] as const)
      if (tallied[name].length > 0)
        targets.push({
          target: 'visits.tally',
          name,
          when: { column: item.header, is: tallied[name] },
          fields: { [name]: { column: quantity.header } },
        });
    if (back.length > 0)
      targets.push({
        target: 'exchange.return',
        when: { column: item.header, is: back },
        fields: { count: { column: quantity.header } },
      });
    else if (action !== undefined && wordsFor(action, 'back').length > 0)
      targets.push({
        target: 'exchange.return',
        ...only('back'),
        fields: { count: { column: quantity.header } },
      });
  }
  return { targets, unknown, column: item, aside, assumed };
};

/** What the values of rows tell of each other, whatever their words are: sums, and what moves with a shelf. */
const valuesSay: ReadonlySet<string> = new Set(['total', 'stock', 'running']);

/** What they leave open: the same counted twice, or a sum that is none. */
const asksOfRows: ReadonlySet<string> = new Set(['twice', 'total-differs']);

const isOut = ({ is }: Meaning): boolean => is === 'given' || is === 'total';

const itemOf = (meaning: Meaning, shelf: Shelf) => {
  if (meaning.is === 'given') return meaning.item;
  // In a list of what there was each kit that was replaced has a row of its own.
  if (meaning.is === 'unclear' && meaning.why === 'replaced') return meaning.item;
  if (shelf !== 'given' && (meaning.is === 'received' || meaning.is === 'on-hand')) return meaning.item;
  return undefined;
};
