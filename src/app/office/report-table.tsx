import { reportCsv, report as reportRoute } from '#contract/reports.ts';
import { Button } from '#kit/components/button.tsx';
import { Table } from '#kit/components/table.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { DefinitionOf } from './definition.tsx';
import { type ReportAnswer, useReadTable } from './report-cell.ts';
import { type AskedReport, queryOf } from './report-query.ts';

type Row = ReportAnswer['rows'][number];

/** One table of the report, with totals of its counts and the same figures as a file. */
export const ReportTableView = ({
  id,
  report,
  only,
  onSave,
}: {
  readonly id: string;
  readonly report: AskedReport;
  /** Shows these rows alone, as cards on a phone, and nothing at all when there are none: a list of what is to do. */
  readonly only?: (row: Row) => boolean;
  /** Called before the file is made: keeps its figures. */
  readonly onSave?: (tables: readonly string[]) => Promise<number | undefined>;
}) => {
  const words = useWords();
  const { t } = words;
  const { api } = useApp();
  const toast = useToast();
  const asking = { params: { id }, query: queryOf(report, words) };
  const { asked, again } = useAsk(reportRoute, asking);
  const save = async (definition?: 'yes'): Promise<void> => {
    const number = await onSave?.([id]);
    const file = await api.download(reportCsv, { ...asking, query: { ...asking.query, definition } });
    if (file.ok) saveFile(file.value.blob, withNumber(file.value.name, number));
    else toast({ text: t(`log.error.${file.error.code}`), icon: 'warning' });
  };
  return (
    <WhenAnswered asked={asked} again={again}>
      {(answer) => {
        const rows = only === undefined ? answer.rows : answer.rows.filter(only);
        if (rows.length === 0)
          return only === undefined ? (
            <p>
              <strong>{t(answer.title)}</strong>: {t('app.office.report.none')}
            </p>
          ) : null;
        return (
          <section class="report">
            <Figures
              answer={{ ...answer, rows }}
              onPhone={only === undefined ? 'scroll' : 'cards'}
              hasTotal={only === undefined}
            />
            <div class="no-print">
              <Button tone="quiet" icon="download" onClick={() => void save()}>
                {t('app.office.report.csv')}
              </Button>
            </div>
            {only === undefined ? (
              <DefinitionOf definition={answer.definition}>
                <Button tone="quiet" icon="download" onClick={() => void save('yes')}>
                  {t('app.office.report.csv-definition')}
                </Button>
              </DefinitionOf>
            ) : null}
          </section>
        );
      }}
    </WhenAnswered>
  );
};

/** A table in a file says nothing but its rows: the number of its report stands in the name. */
const withNumber = (name: string, number: number | undefined): string =>
  number === undefined ? name : name.replace(/\.csv$/, `-no-${number}.csv`);

const Figures = ({
  answer,
  onPhone,
  hasTotal,
}: {
  readonly answer: ReportAnswer;
  readonly onPhone: 'cards' | 'scroll';
  readonly hasTotal: boolean;
}) => {
  const { t, number } = useWords();
  const { title, shared, columns: telling, cell } = useReadTable()(answer);
  // A list of what is to do says all of each row: it may stand alone as a card.
  const columns = hasTotal ? telling : answer.columns;
  const hasAnyTotal = hasTotal && Object.keys(answer.totals).length > 0;
  const isCount = (type: string): boolean => type === 'count';
  return (
    <Table<Row & { readonly key: string }>
      caption={hasTotal ? [title, ...shared].join(' · ') : title}
      onPhone={onPhone}
      rows={answer.rows.map((row, index) => ({ ...row, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={columns.map((column, index) => ({
        key: column.id,
        label: t(column.title),
        isNumber: isCount(column.type) || column.type === 'range',
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
