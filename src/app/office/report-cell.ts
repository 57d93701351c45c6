import { reportLabel, togetherAs } from '#catalog/report-lists.ts';
import type { report as reportRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Words } from '#kit/words/words.ts';
import { foldColumns } from '#report/fold.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { useSiteNames } from './site-names.ts';

export type ReportAnswer = Answered<typeof reportRoute>;
export type AnsweredColumn = ReportAnswer['columns'][number];
type Value = string | number | undefined;

/** A table as people read it: what it is called, what all of its rows share, and the columns that tell them apart. */
export interface ReadTable {
  readonly title: string;
  readonly shared: readonly string[];
  readonly columns: readonly AnsweredColumn[];
  /** A value as text: a site by its name, a code by its label, a month by its name; – where nobody knows. */
  readonly cell: (column: AnsweredColumn, value: Value) => string;
}

/** As much of an answer as reading it takes. */
type Readable = Pick<ReportAnswer, 'title' | 'columns' | 'rows' | 'about' | 'asOf' | 'sites'>;

export const useReadTable = (): ((answer: Readable) => ReadTable) => {
  const words = useWords();
  const { t, number, day } = words;
  const sites = useSiteNames();
  const labels = useLabels();
  return ({ title, columns, rows, about, asOf, sites: named }) => {
    const cell = ({ id, type }: AnsweredColumn, value: Value): string => {
      if (value === undefined || value === '') return '–';
      if (typeof value === 'number') return number(value);
      switch (type) {
        case 'site':
          return sites.of(value, named) ?? t('app.office.attention.unknown-site');
        case 'item':
          return labels.item(value);
        case 'day':
          return day(value);
        case 'month':
          return day(value, { month: 'short', year: 'numeric' });
        default:
          return (
            reportLabel(id, value, words) ??
            ownWords(words, title, id, value) ??
            labels.of(type === 'text' ? id : type, value)
          );
      }
    };
    const folded = foldColumns(columns, rows);
    const name =
      asOf === undefined
        ? t(title)
        : t(`app.office.report.${about === 'close' ? 'as-of-end' : 'as-of-today'}`, {
            table: t(title),
            day: day(asOf),
          });
    return {
      title: name,
      shared: folded.told.map(({ column, value }) => cell(column, value)),
      columns: folded.columns,
      cell,
    };
  };
};

/** What the table's own program says for its codes, `PROGRAM.code.COLUMN.CODE`: with its words, where it is run. */
const ownWords = ({ t, has }: Words, title: string, column: string, value: string): string | undefined => {
  const ids = value.split(togetherAs).map((code) => `${title.split('.')[0]}.code.${column}.${code}`);
  return ids.every(has) ? ids.map((id) => t(id)).join(togetherAs) : undefined;
};
