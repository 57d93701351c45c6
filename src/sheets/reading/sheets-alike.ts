import { fold } from '../mapping/mapping.ts';
import type { Row } from '../read/sheet.ts';
import { isTimeName, isTotalRow, isYear, lookOf, numberOf } from './cells.ts';
import { columnOf, isCounts } from './column.ts';
import type { HeaderPlace } from './header.ts';

/** The first rows of one sheet of a file, as they are. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** The first rows of one sheet, with where its headers stand. */
export interface Opened extends RawSheet {
  readonly place: HeaderPlace;
  readonly headers: readonly string[];
}

/** Sheets that add the others up, column by column: they record nothing. A year beside its months is left out and told. */
export const withoutSumSheets = (
  sheets: readonly Opened[],
): { readonly records: readonly Opened[]; readonly sums: readonly Opened[] } => {
  if (sheets.length < 3) return { records: sheets, sums: [] };
  const own = sheets.map(sumsOf);
  const sums = sheets.filter((_sheet, at) => {
    const counts = [...(own[at] ?? [])].filter(([, sum]) => sum !== 0);
    return (
      counts.length > 0 &&
      counts.every(
        ([header, sum]) =>
          own.reduce((all, each, other) => all + (other === at ? 0 : (each.get(header) ?? 0)), 0) === sum,
      )
    );
  });
  const rest = sheets.filter((sheet) => !sums.includes(sheet));
  const months = rest.filter(({ name }) => !isYear(name));
  return { records: months.length > 1 ? months : rest, sums };
};

/** A sheet of other columns that adds up the others in every column of counts that it shares with them. */
export const addsUp = (sheet: Opened, others: readonly Opened[]): boolean => {
  const parts = others.map(sumsOf);
  const shared = [...sumsOf(sheet)].filter(
    ([header, sum]) => sum > 0 && parts.some((each) => each.has(header)),
  );
  return (
    others.length > 1 &&
    shared.length > 1 &&
    shared.every(([header, sum]) => parts.reduce((all, each) => all + (each.get(header) ?? 0), 0) === sum)
  );
};

/** Sheets without those whose days and counts stand in another sheet too: copies, kept as a backup or by a slip. */
export const withoutCopies = (sheets: readonly Opened[]): readonly Opened[] => {
  const lines = new Map(sheets.map((sheet) => [sheet, datedLines(sheet)]));
  const kept: Opened[] = [];
  for (const sheet of sheets.toSorted((a, b) => (lines.get(b)?.size ?? 0) - (lines.get(a)?.size ?? 0))) {
    const own = [...(lines.get(sheet) ?? [])];
    const isCopy = kept.some((other) => {
      const theirs = lines.get(other);
      return (
        own.length > 1 &&
        (own.filter((line) => theirs?.has(line)).length * 10 >= own.length * 8 ||
          (isVersionOf(sheet.name, other.name) && sharesDays(own, [...(theirs ?? [])])))
      );
    });
    if (!isCopy) kept.push(sheet);
  }
  return sheets.filter((sheet) => kept.includes(sheet));
};

/** "January corrected" beside "January". */
const isVersionOf = (a: string, b: string): boolean => {
  const [one, two] = [fold(a), fold(b)].map((name) => name.replace(version, '').trim());
  return one === two && one !== '';
};
const version =
  /[\s_-]*(?:\b(?:copy(?: of)?|old|corrected|corrections?|revised|rev|draft|final|backup|updated?|v ?\d|version ?\d*|copia(?: de)?|corregid[ao]|viej[ao]|anterior|respaldo|borrador)\b|\(\d\)$)[\s_-]*/g;

/** Most days of one are days of the other. */
const sharesDays = (own: readonly string[], theirs: readonly string[]): boolean => {
  const dayOf = (line: string): string =>
    JSON.stringify((JSON.parse(line) as Row['cells']).find((cell) => lookOf(cell) === 'date'));
  const days = new Set(theirs.map(dayOf));
  return own.filter((line) => days.has(dayOf(line))).length * 10 >= own.length * 8;
};

/** Rows that name a day and count something, as text. */
const datedLines = ({ rows, place }: Opened): ReadonlySet<string> =>
  new Set(
    rows
      .slice(place.at + place.rows)
      .filter(
        ({ cells }) =>
          cells.some((cell) => lookOf(cell) === 'date') && cells.some((cell) => (numberOf(cell) ?? 0) > 0),
      )
      .map(({ cells }) => JSON.stringify(cells)),
  );

/** What each column of counts adds up to, by its folded header. */
const sumsOf = ({ rows, place, headers }: Opened): ReadonlyMap<string, number> => {
  const records = rows.slice(place.at + place.rows).filter((row) => !isTotalRow(row));
  return new Map(
    headers.flatMap((header, at) => {
      const column = columnOf(headers, records, at);
      return isCounts(column)
        ? [[fold(header), records.reduce((all, { cells }) => all + (numberOf(cells[at]) ?? 0), 0)] as const]
        : [];
    }),
  );
};

/** Names that spreadsheet programs and people give to sheets of nothing in particular. */
const namesNothing =
  /^(sheet|hoja|feuil|tab|page|data|log|daily|table|part|section|form|responses|registro|bitacora|exchange|ssp|distribution|visits?)\b|\(\d+\)$/;

/** Whether the names of sheets say when or where their rows are: months, years, a site that is known, or something of their own. */
export const saysMore = (same: readonly RawSheet[], sites: readonly { readonly name: string }[]): boolean => {
  const known = new Set(sites.map(({ name }) => fold(name)));
  const names = same.map(({ name }) => name);
  return (
    names.every(isTimeName) ||
    (same.length > 1 &&
      (names.some((name) => known.has(fold(name))) || !names.some((name) => namesNothing.test(fold(name)))))
  );
};
