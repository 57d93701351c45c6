import { reportLabel } from '#catalog/report-lists.ts';
import { reportCsv, report as reportRoute } from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Table } from '#kit/components/table.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Period } from '#report/period.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { saveFile } from '../adapters/save-file.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { queryOf } from './report-query.ts';
import { useSiteNames } from './site-names.ts';

type Answer = Answered<typeof reportRoute>;
type Row = Answer['rows'][number];

/** About two sheets. A year by month, site and item would be a hundred, which nobody reads on paper. */
const mostPrinted = 80;

/** One table of the report, with totals of its counts and the same figures as a file. */
export const ReportTableView = ({
  id,
  period,
  site,
  only,
}: {
  readonly id: string;
  readonly period: Period;
  readonly site: string;
  /** Shows these rows alone, as cards on a phone, and nothing at all when there are none: a list of what is to do. */
  readonly only?: (row: Row) => boolean;
}) => {
  const { t } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const asking = { params: { id }, query: queryOf(period, site) };
  const { asked, again } = useAsk(reportRoute, asking);
  const save = async (): Promise<void> => {
    const file = await api.download(reportCsv, asking);
    if (file.ok) saveFile(file.value.blob, file.value.name);
    else toast({ text: t(`log.error.${file.error.code}`), icon: 'warning' });
  };
  return (
    <WhenAnswered asked={asked} again={again}>
      {(answer) => {
        const rows = only === undefined ? answer.rows : answer.rows.filter(only);
        return only !== undefined && rows.length === 0 ? null : (
          <section class="report">
            <div class={rows.length > mostPrinted ? 'no-print' : undefined}>
              <Figures
                answer={{ ...answer, rows }}
                onPhone={only === undefined ? 'scroll' : 'cards'}
                hasTotal={only === undefined}
              />
            </div>
            {rows.length > mostPrinted ? (
              <p class="only-print">
                {t('app.office.report.too-long', { table: t(answer.title), lines: rows.length })}
              </p>
            ) : null}
            {rows.length === 0 ? null : (
              <div class="no-print">
                <Button tone="quiet" icon="download" onClick={() => void save()}>
                  {t('app.office.report.csv')}
                </Button>
              </div>
            )}
          </section>
        );
      }}
    </WhenAnswered>
  );
};

const Figures = ({
  answer,
  onPhone,
  hasTotal,
}: {
  readonly answer: Answer;
  readonly onPhone: 'cards' | 'scroll';
  readonly hasTotal: boolean;
}) => {
  const { t, number, day } = useWords();
  const cell = useCell(answer.sites);
  const hasAnyTotal = hasTotal && Object.keys(answer.totals).length > 0;
  const asOf = answer.asOf === undefined ? undefined : day(answer.asOf);
  const isCount = (type: string): boolean => type === 'count';
  return (
    <Table<Row & { readonly key: string }>
      caption={
        asOf === undefined
          ? t(answer.title)
          : t(`app.office.report.${answer.about === 'close' ? 'as-of-end' : 'as-of-today'}`, {
              table: t(answer.title),
              day: asOf,
            })
      }
      onPhone={onPhone}
      empty={t('app.office.report.none')}
      rows={answer.rows.map((row, index) => ({ ...row, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={answer.columns.map((column, index) => ({
        key: column.id,
        label: t(column.title),
        isNumber: isCount(column.type),
        cell: (row) => cell(column, row[column.id]),
        sortBy: (row) => {
          const value = row[column.id] ?? '';
          return isCount(column.type) ? value : cell(column, value);
        },
        ...(hasAnyTotal && index === 0 && { total: t('app.office.report.total') }),
        ...(hasAnyTotal &&
          answer.totals[column.id] !== undefined && { total: number(answer.totals[column.id] ?? 0) }),
      }))}
    />
  );
};

/** A value as people read it: a site by its name, a code by its label, a month by its name. */
const useCell = (
  named: Answer['sites'],
): ((column: Answer['columns'][number], value: string | number | undefined) => string) => {
  const { t, number, day, locale } = useWords();
  const sites = useSiteNames(named);
  const labels = useLabels();
  return (column, value) => {
    if (value === undefined || value === '') return '–';
    if (typeof value === 'number') return number(value);
    switch (column.type) {
      case 'site':
        return sites.of(value) ?? t('app.office.attention.unknown-site');
      case 'item':
        return labels.item(value);
      case 'day':
        return day(value);
      case 'month':
        return day(value, { month: 'short', year: 'numeric' });
      default:
        return (
          reportLabel(column.id, value, locale.startsWith('es') ? 'es' : 'en') ??
          labels.of(column.type === 'text' ? column.id : column.type, value)
        );
    }
  };
};
