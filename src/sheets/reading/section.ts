import { fold } from '../mapping/mapping.ts';
import { type Cell, isDateCell, type Row } from '../read/sheet.ts';
import { isTimeName, isTotalRow, numberOf } from './cells.ts';
import { headerText } from './header.ts';
import type { Opened } from './sheets-alike.ts';

/** Columns among the first in which such lines stand. */
const searched = 3;

/** What a line of one cell names: the day, the month or the place of the rows below it. Sentences and marks are notes. */
export const sectionOf = ({ cells }: Row): Cell | undefined => {
  const filled = cells.flatMap((cell, at) => (cell === null ? [] : [{ cell, at }]));
  const [only] = filled;
  if (only === undefined || filled.length > 1 || only.at >= searched) return undefined;
  const { cell } = only;
  if (isDateCell(cell)) return cell;
  if (typeof cell !== 'string' || cell.length > 40 || isTotalRow({ number: 0, cells })) return undefined;
  if (isTimeName(cell)) return cell;
  const isName = /^[\p{L}\d]/u.test(cell) && !/[.:!?]$/.test(cell) && cell.split(/\s+/).length <= 4;
  return isName && numberOf(cell) === undefined ? cell : undefined;
};

/**
 * Whether lines between the rows say when or where those are. At least two of them, each with rows of its own below, and all
 * days or months, or places, of which the first may stand above the headers.
 */
export const hasSections = (
  sheets: readonly Opened[],
  sites: readonly { readonly name: string }[],
): boolean => {
  const known = new Set(sites.map(({ name }) => fold(name)));
  const names = sheets.flatMap(({ rows, place, headers }) => {
    const isHead = (row: Row): boolean =>
      headers.every(
        (header, at) => fold(headerText(row.cells[at])) === (/^\([A-Z]+\)$/.test(header) ? '' : fold(header)),
      );
    const below = rows.slice(place.at + place.rows).filter((row) => !isHead(row) && !isTotalRow(row));
    const lines = below.flatMap((row, at) => {
      const name = sectionOf(row);
      const next = below[at + 1];
      return name === undefined || next === undefined || sectionOf(next) !== undefined
        ? []
        : [headerText(name)];
    });
    const above = rows[place.at - 1];
    const title = above === undefined ? undefined : sectionOf(above);
    return lines.length > 0 && title !== undefined ? [headerText(title), ...lines] : lines;
  });
  const isPlace = (name: string): boolean => known.has(fold(name));
  const isShort = (name: string): boolean => name.split(/\s+/).length <= 2 && !/\d/.test(name);
  return (
    new Set(names.map(fold)).size >= 2 &&
    (names.every(isTimeName) || names.some(isPlace) || names.every(isShort))
  );
};
