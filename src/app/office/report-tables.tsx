import {
  headlines as headlinesRoute,
  report as reportRoute,
  type reports as reportsRoute,
} from '#contract/reports.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { reportFileName } from '#report/file-name.ts';
import { useApp } from '../app-context.tsx';
import { useDefinitionLines } from './definition.tsx';
import { type ReportAnswer, useReadTable } from './report-cell.ts';
import { type AskedReport, queryOf } from './report-query.ts';
import { ReportTableView } from './report-table.tsx';
import type { useTicked } from './ticked.ts';
import { useLacks } from './use-lacks.ts';

/** Which tables there are, with ticks for those on screen, on paper and in the file; then these. */
export const ReportTables = ({
  tables,
  report,
  whose,
  head,
  ticks: [ticked, setTicked],
  onSave,
}: {
  readonly tables: Answered<typeof reportsRoute>['reports'];
  readonly report: AskedReport;
  /** The site or the organization, for the name of the file. */
  readonly whose: string;
  /** What stands above all of it: organization, site, days. */
  readonly head: string;
  readonly ticks: ReturnType<typeof useTicked>;
  /** Called before a file is made: keeps these tables and answers the number of the report, if the server gives one. */
  readonly onSave: (tables: readonly string[]) => Promise<number | undefined>;
}) => {
  const words = useWords();
  const { t } = words;
  const { api } = useApp();
  const toast = useToast();
  const read = useReadTable();
  const sentences = useLacks();
  const definitionLines = useDefinitionLines();
  /** Two tables are called the same but for the day that they are of. */
  const nameOf = ({ title, about }: Pick<ReportAnswer, 'title' | 'about'>): string =>
    about === undefined
      ? t(title)
      : t(`app.office.report.of-${about === 'today' ? 'today' : 'end'}`, { table: t(title) });
  const headWith = (number: number | undefined): string =>
    number === undefined ? head : `${head} · ${t('app.office.report.number', { number })}`;
  const sheetOf = (answer: ReportAnswer, numbered: string) => {
    const { title, shared, columns, cell } = read(answer);
    return {
      name: nameOf(answer),
      lines: [numbered, [title, ...shared].join(' · ')],
      headings: columns.map((column) => t(column.title)),
      rows: answer.rows.map((row) =>
        columns.map((column) => {
          const value = row[column.id];
          if (value === undefined || value === '') return undefined;
          return typeof value === 'number' ? value : cell(column, value);
        }),
      ),
    };
  };
  const query = queryOf(report, words);
  const save = async (): Promise<void> => {
    const numbered = headWith(await onSave(ticked));
    const figures = await api.ask(headlinesRoute, { query });
    if (!figures.ok) return toast({ text: t(`log.error.${figures.error.code}`), icon: 'warning' });
    const lacks = sentences(figures.value.lacks);
    const sheets = [];
    const definitions: (readonly string[])[] = [];
    for (const id of ticked) {
      const answer = await api.ask(reportRoute, { params: { id }, query });
      if (!answer.ok) return toast({ text: t(`log.error.${answer.error.code}`), icon: 'warning' });
      sheets.push(sheetOf(answer.value, numbered));
      const said = definitionLines(answer.value.definition);
      definitions.push(...said.map(([what, text]) => [nameOf(answer.value), what, text]));
    }
    sheets.push({
      name: t('app.office.report.definition'),
      lines: [head],
      headings: [t('app.office.report.tables'), t('app.office.report.definition'), ''],
      rows: definitions,
    });
    // The last ones, so that whoever reads the file by its first sheets finds them where they were.
    sheets.push({
      name: t('app.office.lacks.title'),
      lines: [numbered],
      headings: [t('app.office.lacks.title')],
      rows: lacks.map((line) => [line]),
    });
    const { writeBook } = await import('./report-book.ts');
    saveFile(
      await writeBook(sheets),
      reportFileName({ who: whose, days: report.period, what: 'report' }, 'xlsx'),
    );
  };
  return (
    <>
      <section class="card no-print">
        <MultiChoice
          name="tables"
          label={t('app.office.report.tables')}
          hint={t('app.office.report.tables-hint')}
          canDecline={false}
          options={tables.map((table) => ({ value: table.id, label: nameOf(table) }))}
          values={ticked}
          onChange={setTicked}
        />
        <Button icon="download" isDisabled={ticked.length === 0} onClick={() => void save()}>
          {t('app.office.report.xlsx')}
        </Button>
      </section>
      {ticked.map((id) => (
        <ReportTableView key={id} id={id} report={report} onSave={onSave} />
      ))}
    </>
  );
};
