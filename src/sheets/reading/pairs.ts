import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { columnOf, isCounts } from './column.ts';
import type { Beside } from './groups-beside.ts';
import { plain } from './plain.ts';
import { itemNames, quantityNames } from './roles.ts';

/** A header without its number: "Item 2", "Item (2)" and "item_2" are all items. */
const bare = (header: string): string =>
  plain(header)
    .replace(/ \(\d+\)$/, '')
    .replace(/[ #_.-]*\d+$/, '')
    .trim();

/**
 * A supply and how many, then another and how many: "Item 1, Qty 1, Item 2, Qty 2". Each pair becomes a row of its own.
 * Undefined unless two pairs at least stand next to each other under the same names.
 */
export const pairsOf = (headers: readonly string[], rows: readonly Row[]): Beside | undefined => {
  const pairs = headers.flatMap((header, at) => {
    const next = headers[at + 1];
    if (next === undefined || !itemNames.test(bare(header)) || !quantityNames.test(bare(next))) return [];
    const [item, quantity] = [columnOf(headers, rows, at), columnOf(headers, rows, at + 1)];
    // A pair that nobody needed stands empty.
    const fits =
      item.texts === item.filled && item.numbers === 0 && (quantity.filled === 0 || isCounts(quantity));
    return fits ? [{ columns: [header, next], names: `${bare(header)}|${bare(next)}` }] : [];
  });
  const [first] = pairs;
  if (first === undefined || pairs.length < 2 || pairs.some(({ names }) => names !== first.names))
    return undefined;
  const taken = new Set(pairs.flatMap(({ columns }) => columns.map(fold)));
  const free = (wanted: string): string =>
    headers.some((header) => fold(header) === fold(wanted) && !taken.has(fold(header)))
      ? `${wanted} (across)`
      : wanted;
  return {
    layout: {
      name: free('Line'),
      values: [free('Item'), free('Quantity')],
      groups: pairs.map(({ columns }, at) => ({ name: String(at + 1), columns })),
    },
    sums: [],
  };
};
