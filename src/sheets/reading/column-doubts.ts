import { fold } from '../mapping/mapping.ts';
import type { SuggestDeps } from './frame.ts';
import { type Judged, samplesOf } from './judge-columns.ts';
import type { Table } from './layout.ts';
import type { LongList, UnitColumn } from './long.ts';
import { plain } from './plain.ts';
import type { OpenColumn } from './question.ts';
import type { Roles } from './roles.ts';
import { subjectOf } from './subject.ts';

/** A title speaks of deliveries or of a shelf, and the columns do not say what they count. */
export const shelfDoubt = ({ counted }: Judged, long: LongList | undefined): readonly OpenColumn[] =>
  long !== undefined
    ? [{ column: long.column.header, why: 'received', uses: ['none'], samples: [] }]
    : counted
        .filter(({ use }) => use.startsWith('item:'))
        .slice(0, 6)
        .map(({ column, use }) => ({
          column: column.header,
          why: 'received',
          uses: [use.replace('item:', 'count:'), use, use.replace('item:', 'receive:')],
          samples: samplesOf(column),
        }));

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
  if (items.length === 0 || says(/\b(given|out|distributed|dispensed|issued|entregad[ao]s?|salidas?)\b/))
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

export const unitDoubt = (unit: UnitColumn | undefined): readonly OpenColumn[] =>
  unit === undefined || unit.unclear.length === 0
    ? []
    : [{ column: unit.column.header, why: 'pack', uses: ['none'], samples: unit.unclear.slice(0, 3) }];
