import { cellText } from '../mapping/values.ts';
import type { Column } from './column.ts';
import { type Counted, type Judged, samplesOf } from './judging/draft.ts';
import type { Table } from './layout.ts';
import { meaningOf } from './meaning.ts';
import { plain } from './plain.ts';
import type { OpenColumn } from './question.ts';
import type { Roles } from './roles.ts';

/**
 * Several visits or people in a row that is a day or a month are a tally, and no visit of that many. Of two columns of people one
 * counts some of the other (the new ones), or a person must say which it is.
 */
export const talliesOf = (
  { counted }: Pick<Judged, 'counted'>,
  table: Table,
  { date, site, time, key }: Roles,
): { readonly uses: ReadonlyMap<string, string>; readonly doubts: readonly OpenColumn[] } => {
  const own = counted.filter(({ use }) => use === 'people');
  const visits = counted.filter(
    ({ column, numbers }) => isVisits(column) && numbers.some((value) => (value ?? 0) > 1),
  );
  const isMonthly = date?.guess.only !== undefined || table.across === 'date';
  const places = table.rows.map(
    (row) => `${cellText(row.cells[date?.column.at ?? -1])} ${cellText(row.cells[site?.at ?? -1])}`,
  );
  const isDaily =
    time === undefined &&
    key === undefined &&
    new Set(places).size === places.length &&
    own.some(({ numbers }) => numbers.some((value) => (value ?? 0) > 3));
  const isTally = isMonthly || isDaily || visits.length > 0;
  const use = isTally ? 'tally-people' : 'people';
  const whole = own.filter(({ column }) => !someOfThem.test(plain(column.header)));
  const [first = own[0], ...others] = whole.length > 0 ? whole : own;
  const uses = new Map(own.map(({ column }) => [column.header, 'none']));
  if (first !== undefined) uses.set(first.column.header, use);
  const [firstVisits, ...moreVisits] = visits;
  if (firstVisits !== undefined) uses.set(firstVisits.column.header, 'tally-visits');
  const doubt = (which: string, also: readonly Counted[]): readonly OpenColumn[] =>
    also.map(({ column }) => ({
      column: column.header,
      why: 'twice',
      uses: ['none', which],
      samples: samplesOf(column),
    }));
  return { uses, doubts: [...doubt(use, others), ...doubt('tally-visits', moreVisits)] };
};

/** "New participants", "returning", "others": some of those that another column counts. */
export const someOfThem =
  /\b(new|first ?time|returning|repeat|secondary|others?|trained|given|tested|referred|with|who|nuev[ao]s|otr[ao]s|que)\b/;

const isVisits = (column: Column): boolean => meaningOf(column.header).is === 'visits';
