import type { Row } from '../read/sheet.ts';
import type { Column } from './column.ts';
import type { Sample } from './question.ts';

const parted = /^-?\d+,\d{1,2}$/;
const thousands = /^-?\d{1,3}(,\d{3})+$/;

/**
 * "1,00" says that the comma is a decimal sign, for its whole column. Where other columns of the sheet part thousands by it
 * ("1,200"), it may be a slip as well: a person must say.
 */
export const commaAgainst = (
  counted: readonly Column[],
  columns: readonly Column[],
  rows: readonly Row[],
): readonly Sample[] => {
  const isOf = (shape: RegExp, { cells }: Column): boolean =>
    cells.some((cell) => typeof cell === 'string' && shape.test(cell.trim()));
  if (!columns.some((column) => isOf(thousands, column) && !isOf(parted, column))) return [];
  return counted
    .filter(({ decimal }) => decimal === ',')
    .flatMap((column) =>
      column.cells.flatMap((cell, at): readonly Sample[] => {
        const row = rows[at];
        if (row === undefined || typeof cell !== 'string' || !parted.test(cell.trim())) return [];
        const text = cell.trim();
        return [
          {
            row: row.number,
            ...(row.sheet !== undefined && { sheet: row.sheet }),
            column: column.header,
            text,
            why: 'fraction',
            readings: [String(Number(text.replace(',', '.'))), text.replace(',', '')],
          },
        ];
      }),
    );
};
