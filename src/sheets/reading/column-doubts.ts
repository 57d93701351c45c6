import { fold } from '../mapping/mapping.ts';
import type { Use } from '../mapping/use.ts';
import { cellText } from '../mapping/values.ts';
import { type Column, wordsOf } from './column.ts';
import type { SuggestDeps } from './frame.ts';
import { itemMeaning } from './item-meaning.ts';
import { type Judged, samplesOf } from './judging/draft.ts';
import type { Table } from './layout.ts';
import type { LongList, UnitColumn } from './long.ts';
import { plain } from './plain.ts';
import type { OpenColumn } from './question.ts';
import type { Roles } from './roles.ts';
import type { Shelf } from './shelf.ts';
import { packSize } from './sizes.ts';
import { subjectOf } from './subject.ts';

/**
 * A title speaks of deliveries or of a shelf and the columns do not say what they count; or lots and days of expiry stand beside
 * numbers, and nothing says which way those boxes went.
 */
export const shelfDoubt = (
  { counted }: Judged,
  long: LongList | undefined,
  shelf: Shelf,
): readonly OpenColumn[] => {
  const why = shelf === 'given' ? 'direction' : 'received';
  if (long !== undefined)
    return [{ column: long.column.header, why, uses: listUses[shelf], samples: samplesOf(long.column) }];
  return counted
    .filter(({ use }) => use.startsWith('item:'))
    .slice(0, 6)
    .map(({ column, use }) => ({
      column: column.header,
      why,
      uses: wideUses[shelf].map((what) => use.replace('item:', what)),
      samples: samplesOf(column),
    }));
};

const listUses: Readonly<Record<Shelf, readonly Use[]>> = {
  given: ['list-out', 'list-in'],
  received: ['list-in', 'list-out'],
  counted: ['list-count', 'list-out', 'list-in'],
};
const wideUses: Readonly<Record<Shelf, readonly string[]>> = {
  given: ['item:', 'receive:'],
  received: ['receive:', 'item:'],
  counted: ['count:', 'item:', 'receive:'],
};

/** Another column says of each row which size or product it was: what stands in for it would be made up. */
export const kindDoubt = (
  { counted }: Judged,
  columns: readonly Column[],
  used: ReadonlySet<string>,
): readonly OpenColumn[] => {
  const kinds = columns.filter(
    ({ header, texts, filled }) =>
      texts * 2 > filled &&
      kindNames.test(plain(header)) &&
      !ofOthers.test(plain(header)) &&
      !used.has(fold(header)),
  );
  return counted.flatMap(({ column, use, item }) => {
    if (item?.assumed === undefined) return [];
    const [about, other] = item.assumed === 'product' ? [naloxone, syringe] : [syringe, naloxone];
    const differs = kinds.some(
      (each) =>
        (about.test(plain(each.header)) || !other.test(plain(each.header))) &&
        [...wordsOf(each).keys()].some((word) => {
          const meant = itemMeaning(
            plain(`${item.assumed === 'product' ? 'naloxone kit' : 'syringe'} ${word}`),
          );
          return typeof meant !== 'object' || meant.assumed !== undefined || meant.item !== item.item;
        }),
    );
    return differs
      ? [{ column: column.header, why: 'kinds' as const, uses: ['none', use], samples: samplesOf(column) }]
      : [];
  });
};

const kindNames =
  /\b(types?|kinds?|sizes?|brands?|forms?|formulation|products?|items?|suppl(y|ies)|materials?|gauge|route|tipos?|tamanos?|marcas?|calibre|presentacion|articulos?|insumos?|productos?)\b/;
/** "Encounter type" tells of the visit, not of what was given. */
const ofOthers =
  /\b(encounters?|visits?|contacts?|services?|sites?|events?|participants?|clients?|locations?|programs?|interactions?|outreach|insurance|housing|visitas?|servicios?|sitios?|lugar(es)?|contactos?|programas?)\b/;
const naloxone = /\b(naloxon\w*|narcan|nlx|kits?)\b/;
const syringe = /\b(syringes?|needles?|jeringas?|agujas?)\b/;

export const longDoubt = (long: LongList | undefined): readonly OpenColumn[] =>
  long === undefined || long.targets.length > 0
    ? []
    : [
        {
          column: long.column.header,
          why: 'item',
          uses: ['none'],
          samples: long.unknown.map(({ word }) => word).slice(0, 3),
        },
      ];

/** A title speaks of returns, orders or waste, and no column says that it counts what was given. */
export const titleDoubt = ({ counted }: Judged, { titles }: Table): readonly OpenColumn[] => {
  const items = counted.filter(({ use }) => use.startsWith('item:'));
  const says = (shape: RegExp): boolean => counted.some(({ column }) => shape.test(plain(column.header)));
  if (
    items.length === 0 ||
    says(
      /\b(given|out|distributed|dispensed|issued|actual|achieved|entregad[ao]s?|salidas?|real(es)?|logrado|alcanzad[ao]s?|realizad[ao]s?)\b/,
    )
  )
    return [];
  const about = titles.map(subjectOf).find((subject) => subject === 'back' || subject === 'other');
  if (about === undefined || counted.some(({ use }) => use.startsWith('back'))) return [];
  return items.slice(0, 6).map(({ column, use }) => ({
    column: column.header,
    why: 'heading' as const,
    uses: [use, ...(about === 'back' && use.startsWith('item:syringe') ? ['back'] : []), 'none'],
    samples: samplesOf(column),
  }));
};

/** Columns of one item that begin with the names of several places: all would come in for one site. */
export const placeDoubt = (
  { counted }: Judged,
  { site }: Roles,
  { sites }: SuggestDeps,
): readonly OpenColumn[] => {
  if (site !== undefined) return [];
  const known = sites.map(({ name }) => `${fold(name)} `);
  const isOf = (header: string): boolean => known.some((name) => `${fold(header)} `.startsWith(name));
  const rest = (header: string): string => fold(header).replace(/^\S+ /, '');
  const own = counted.filter(({ column }) => isOf(column.header));
  return counted
    .filter(
      ({ column }) =>
        !isOf(column.header) && own.some((each) => rest(each.column.header) === rest(column.header)),
    )
    .map(({ column, use }) => ({
      column: column.header,
      why: 'place' as const,
      uses: [use, 'none'],
      samples: samplesOf(column),
    }));
};

/** Two tables side by side: a column of the second counts for the days beside it. */
export const otherDayDoubt = (
  { counted }: Judged,
  { date }: Roles,
  columns: readonly Column[],
): readonly OpenColumn[] => {
  if (date === undefined) return [];
  const again = columns.find(
    ({ header, at, dates, cells }) =>
      at > date.column.at + 1 &&
      dates > 0 &&
      fold(header).replace(/ \(\d+\)$/, '') === fold(date.column.header) &&
      cells.some((cell, row) => cellText(cell) !== cellText(date.column.cells[row])),
  );
  return again === undefined
    ? []
    : counted
        .filter(({ column }) => column.at > again.at)
        .map(({ column, use }) => ({
          column: column.header,
          why: 'other-day' as const,
          uses: [use, 'none'],
          samples: samplesOf(column),
        }));
};

export const unitDoubt = (unit: UnitColumn | undefined, { quantity, item }: Roles): readonly OpenColumn[] => {
  if (unit !== undefined && unit.unclear.length > 0)
    return [{ column: unit.column.header, why: 'pack', uses: ['none'], samples: unit.unclear.slice(0, 3) }];
  // "Packs" beside names of supplies, and no column that says how many are in one.
  return unit !== undefined ||
    item === undefined ||
    quantity === undefined ||
    packSize(plain(quantity.header)) === undefined
    ? []
    : [{ column: quantity.header, why: 'pack', uses: ['none'], samples: samplesOf(quantity) }];
};
