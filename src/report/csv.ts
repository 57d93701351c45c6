import type { Uuid } from '#log/index.ts';
import type { ReportColumn, ReportRow } from './column.ts';
import { toCsv } from './csv-lines.ts';
import type { Definition } from './indicator.ts';

/** A table of a report as CSV: columns by id, sites by name, and nothing where nobody knows. */
export const tableToCsv = (
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
  siteNames: ReadonlyMap<Uuid, string>,
): string =>
  toCsv([
    columns.map(({ id }) => id),
    ...rows.map((row) =>
      columns.map(({ id, type }) => {
        const value = row[id] ?? '';
        return type === 'site' ? (siteNames.get(String(value)) ?? value) : value;
      }),
    ),
  ]);

const told = ['indicator', 'version', 'since', 'counts', 'not', 'field', 'differs'] as const;

/**
 * Columns and rows of which each row ends with what its figures count, all of them and each (`definition.COLUMN.counts`), by which
 * version, and how far the log had come.
 */
export const withDefinition = (
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
  { code, name: _name, columns: figures, ...definition }: Definition & { readonly place: number },
): [readonly ReportColumn[], readonly ReportRow[]] => {
  const cells = { indicator: code, ...definition };
  const own = figures.flatMap(({ id, counts, not }) => [
    [`${id}.counts`, counts] as const,
    [`${id}.not`, not] as const,
  ]);
  const ends = [...told.map((id) => [id, cells[id]] as const), ...own, ['place', cells.place] as const];
  return [
    [...columns, ...ends.map(([id]) => ({ id: `${endMark}${id}`, title: id, type: 'text' as const }))],
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(ends.map(([id, cell]) => [`${endMark}${id}`, cell ?? ''])),
    })),
  ];
};
/** So that no column of a table is called the same. */
const endMark = 'definition.';
