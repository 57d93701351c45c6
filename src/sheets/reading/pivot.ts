import { cellText } from '../mapping/values.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { columnOf } from './column.ts';
import { judgeColumns } from './judge-columns.ts';
import type { Judged } from './judging/draft.ts';
import type { Roles } from './roles.ts';

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
