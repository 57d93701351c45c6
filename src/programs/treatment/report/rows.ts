import type { ReportColumn, ReportRow } from '#report/column.ts';
import type { ReportQuery } from '#report/server/table.ts';

export const month: ReportColumn = { id: 'month', title: 'treatment.report.month', type: 'month' };
export const site: ReportColumn = { id: 'site', title: 'treatment.report.site', type: 'site' };
export const text = (id: string): ReportColumn => ({ id, title: `treatment.report.${id}`, type: 'text' });
/** `adds` left out: it may be added up over months and sites. */
export const count = (id: string, adds: readonly string[] = ['month', 'site']): ReportColumn => ({
  id,
  title: `treatment.report.${id}`,
  type: 'count',
  adds,
});

/** Something at a day and a site, as a query may ask for it. */
interface At {
  readonly day: string;
  readonly site: string;
}

export const isAsked = (query: ReportQuery, at: At | undefined): at is At =>
  at !== undefined &&
  at.day >= query.from &&
  at.day <= query.to &&
  (query.sites === undefined || query.sites.includes(at.site));

/** Rows of counts by month, site and whatever else tells them apart. */
export const counted = <Figure extends string>(
  none: Readonly<Record<Figure, number>>,
): {
  readonly add: (
    at: At,
    apart: Readonly<Record<string, string>>,
    figures: Partial<Record<Figure, number>>,
  ) => void;
  readonly rows: () => readonly ReportRow[];
} => {
  const rows = new Map<string, Record<string, string | number>>();
  return {
    add: ({ day, site: where }, apart, figures) => {
      const head = { month: `${day.slice(0, 7)}-01`, site: where, ...apart };
      const key = JSON.stringify(Object.values(head));
      const row = rows.get(key) ?? { ...head, ...none };
      for (const [name, value] of Object.entries<number | undefined>(figures))
        row[name] = Number(row[name]) + (value ?? 0);
      rows.set(key, row);
    },
    rows: () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  };
};
