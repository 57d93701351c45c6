import { fold } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import type { Row } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import { doubtfulCells } from './check-cells.ts';
import { type Column, isCounts, numbersOf } from './column.ts';
import type { Judged } from './judging/draft.ts';
import type { Table } from './layout.ts';
import { plain } from './plain.ts';
import type { Sample } from './question.ts';
import type { Roles } from './roles.ts';
import { isVoided } from './voided.ts';

/** In a log of reversals each row is one report; a row that says two is asked about. */
export const reversalRows = (isLog: boolean, { aside }: Judged, table: Table): readonly Sample[] => {
  if (!isLog) return [];
  return aside
    .filter(({ why, column }) => why === 'reversals' && isCounts(column))
    .flatMap(({ column }) =>
      table.rows.flatMap((row): readonly Sample[] => {
        const value = numberOf(row.cells[column.at]);
        return value === undefined || value === 1
          ? []
          : [
              {
                row: row.number,
                column: column.header,
                text: String(value),
                why: 'reversals',
                readings: ['1', String(value)],
              },
            ];
      }),
    );
};

/** In a list with a row for each day, the same row again was most likely copied by a slip. */
export const rowsAgain = (
  { date, site, key, item, time }: Roles,
  { counted }: Judged,
  table: Table,
): readonly Sample[] => {
  if (date === undefined || key !== undefined || item !== undefined || time !== undefined) return [];
  const places = new Set<string>();
  const lines = new Set<string>();
  const again: Row[] = [];
  let others = 0;
  for (const row of table.rows) {
    const place = JSON.stringify(
      [date.column, ...date.also, site].map((column) => cellText(row.cells[column?.at ?? -1])),
    );
    const line = JSON.stringify(row.cells);
    if (lines.has(line) && counted.some(({ column }) => (numberOf(row.cells[column.at]) ?? 0) > 0))
      again.push(row);
    else if (places.has(place)) others += 1;
    places.add(place);
    lines.add(line);
  }
  // Where days come again with other numbers, each row is a visit, and two of a kind are nothing odd.
  return others > 0 || again.length * 2 > table.rows.length
    ? []
    : again.map((row) => ({
        row: row.number,
        ...(row.sheet !== undefined && { sheet: row.sheet }),
        column: date.column.header,
        text: cellText(row.cells[date.column.at]),
        why: 'row-again',
      }));
};

/** In a column of states or types: a row of what was to be. */
const stateNames = /\b(status|state|type|kind|stage|estado|estatus|tipo|etapa)\b/;
const notYet =
  /^(planned|plan|projected|projection|forecast|budget(ed)?|goal|target|requested|pending|on order|back ?-?ordered|not sent|no show|planead[ao]|planificad[ao]|proyectad[ao]|meta|presupuesto|solicitad[ao]|pendiente)s?$/;

/** A row that counts something and says elsewhere that it does not count. */
export const rowsVoided = ({ counted }: Judged, table: Table): readonly Sample[] => {
  const counts = new Set(counted.map(({ column }) => column.at));
  const states = new Set(table.headers.flatMap((header, at) => (stateNames.test(plain(header)) ? [at] : [])));
  return table.rows.flatMap((row): readonly Sample[] => {
    const at = row.cells.findIndex(
      (cell, own) =>
        typeof cell === 'string' &&
        !counts.has(own) &&
        (isVoided(cell) || (states.has(own) && notYet.test(fold(cell)))),
    );
    if (at < 0 || ![...counts].some((own) => (numberOf(row.cells[own]) ?? 0) !== 0)) return [];
    return [
      {
        row: row.number,
        ...(row.sheet !== undefined && { sheet: row.sheet }),
        column: table.headers[at] ?? '',
        text: cellText(row.cells[at]),
        why: 'row-void',
      },
    ];
  });
};

/** In a list of items each item is a column of its own: a thousand that came in is not far from ten that were given. */
export const longCells = (
  { item, quantity }: Roles,
  action: Column | undefined,
  aside: readonly string[],
  table: Table,
): readonly Sample[] => {
  if (item === undefined || quantity === undefined) return [];
  const unread = new Set(aside.map(fold));
  const places = new Map<string, number[]>();
  for (const [at, row] of table.rows.entries()) {
    if (unread.has(fold(cellText(row.cells[item.at])))) continue;
    const key = fold(
      `${cellText(row.cells[item.at])}|${action === undefined ? '' : cellText(row.cells[action.at])}`,
    );
    const before = places.get(key);
    if (before === undefined) places.set(key, [at]);
    else before.push(at);
  }
  return [...places.values()].flatMap((some) => {
    const own = { ...quantity, cells: some.map((at) => quantity.cells[at] ?? null) };
    return doubtfulCells(
      own,
      some.flatMap((at) => table.rows[at] ?? []),
      numbersOf(own),
      1,
    );
  });
};
