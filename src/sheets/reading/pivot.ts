import { fold } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { type Column, columnOf, numbersOf } from './column.ts';
import { judgeColumns } from './judge-columns.ts';
import type { Judged } from './judging/draft.ts';
import { meaningOf } from './meaning.ts';
import type { Roles } from './roles.ts';
import { isLedger } from './sums.ts';

/** More different words than these are no list of what is counted. */
const mostWords = 80;

/**
 * A list with one row for each day and item, turned into columns, one a word: a row "Total syringes" or "Doses" adds up or
 * repeats others as a column would. Undefined where a word comes twice on a day: there each row is an event of its own.
 */
export const pivotOf = ({ item, quantity, date, site }: Roles, rows: readonly Row[]): Judged | undefined => {
  if (item === undefined || quantity === undefined || date === undefined) return undefined;
  const words: string[] = [];
  const byKey = new Map<string, Cell[]>();
  for (const { cells } of rows) {
    const word = cellText(cells[item.at]);
    if (word === '') continue;
    const key = JSON.stringify(
      [date.column, ...date.also, site].map((each) => cellText(cells[each?.at ?? -1])),
    );
    const line = byKey.get(key) ?? [];
    const known = words.indexOf(word);
    const at = known === -1 ? words.push(word) - 1 : known;
    if (words.length > mostWords || (line[at] ?? null) !== null) return undefined;
    line[at] = cells[quantity.at] ?? null;
    byKey.set(key, line);
  }
  const table = [...byKey.values()].map(
    (line, at): Row => ({ number: at + 1, cells: words.map((_word, own) => line[own] ?? null) }),
  );
  return judgeColumns(
    words.map((_word, at) => ({ ...columnOf(words, table, at), decimal: quantity.decimal })),
  );
};

/**
 * Columns of a list that hold what came to a shelf: the balance beside them moves by them and by what went out, item by item.
 * `sure` where it does; `perhaps` where there is a balance that tells neither.
 */
export const cameToShelf = (
  { item, quantity }: Roles,
  columns: readonly Column[],
  candidates: readonly Column[],
): { readonly sure: ReadonlySet<Column>; readonly perhaps: ReadonlySet<Column> } => {
  const balances = columns.filter((column) => {
    const meaning = meaningOf(column.header);
    return meaning.is === 'on-hand' || (meaning.is === 'aside' && meaning.why === 'stock');
  });
  if (item === undefined || quantity === undefined || balances.length === 0)
    return { sure: new Set(), perhaps: new Set() };
  const places = new Map<string, number[]>();
  for (const [at, cell] of item.cells.entries()) {
    const word = fold(cellText(cell));
    places.set(word, [...(places.get(word) ?? []), at]);
  }
  const out = numbersOf(quantity);
  const sure = candidates.filter((column) => {
    const came = numbersOf(column);
    return balances.some((balance) => {
      const left = numbersOf(balance);
      const some = [...places.values()].filter((own) => own.some((at) => (came[at] ?? 0) > 0));
      return (
        some.length > 0 &&
        some.every((own) =>
          isLedger(
            own.map((at) => left[at]),
            own.map((at) => came[at]),
            own.map((at) => out[at]),
          ),
        )
      );
    });
  });
  return { sure: new Set(sure), perhaps: new Set(candidates.filter((column) => !sure.includes(column))) };
};
