import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { orderOf } from './column-order.ts';
import { composeHeaders, findHeader } from './header.ts';
import { type Opened, type RawSheet, withoutCopies, withoutSumSheets } from './sheets-alike.ts';
import { subjectOf } from './subject.ts';

/** The sheets of a file that are one table. */
export interface ChosenSheets {
  /** The one that the others are laid beside. */
  readonly main: Opened;
  readonly same: readonly Opened[];
  /** Sheets of other columns that are not part of it, save those that repeat or explain. */
  readonly others: readonly Opened[];
}

/** Chooses them; undefined when no sheet has a header. `headerRow`: as a person says, else it is found. */
export const chooseSheets = (
  sheets: readonly RawSheet[],
  headerRow: number | undefined,
): ChosenSheets | undefined => {
  const opened = sheets.flatMap((sheet): readonly Opened[] => {
    const place = placeOf(sheet.rows, headerRow);
    return place === undefined ? [] : [{ ...sheet, place, headers: headersOf(sheet.rows, place) }];
  });
  const first =
    opened.find(({ name }) => !aside.test(fold(name)) && subjectOf(name) === 'given') ??
    opened.find(({ name }) => !aside.test(fold(name))) ??
    opened[0];
  if (first === undefined) return undefined;
  const alike = opened.filter(
    (each) =>
      each === first ||
      (!aside.test(fold(each.name)) &&
        subjectOf(each.name) === subjectOf(first.name) &&
        orderOf(each.headers, first.headers) !== undefined),
  );
  const { records: same, sums: sumSheets } = withoutSumSheets(withoutCopies(alike));
  const [main = first] = same;
  return {
    main,
    same,
    others: opened.filter(
      (each) => !same.includes(each) && !sumSheets.includes(each) && !aside.test(fold(each.name)),
    ),
  };
};

/** Sheets that repeat or explain the others. */
const aside =
  /\b(summary|summaries|totals?|pivot|charts?|graphs?|lists?|lookups?|instructions?|readme|read me|notes?|codebook|dictionary|key|legend|resumen|instrucciones|notas|lista|ytd|dashboard|report)\b/;

const placeOf = (rows: readonly Row[], headerRow: number | undefined) => {
  if (headerRow === undefined) return findHeader(rows);
  const at = rows.findIndex(({ number }) => number >= headerRow);
  return at === -1 ? undefined : { at, rows: 1 as const };
};

const headersOf = (
  rows: readonly Row[],
  { at, rows: count }: { readonly at: number; readonly rows: number },
) => composeHeaders(rows.slice(at, at + count), Math.max(...rows.slice(at).map(({ cells }) => cells.length)));
