import { useState } from 'preact/hooks';
import { funderReport, funderReportCsv, releaseFigures } from '#contract/funder.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { saveFile } from '#kit/save-file.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { reportFileName } from '#report/file-name.ts';
import { fiscalYear, fiscalYearOf, lastMonths, type Period, periodOf, quartersOf } from '#report/period.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { usePeriodName } from './period-name.ts';
import { problemOf } from './send.ts';
import { useSiteNames } from './site-names.ts';
import { usePaperMargin } from './use-paper-margin.ts';

type Answer = Answered<typeof funderReport>;
type Row = Answer['rows'][number];

/** A template over a month, quarter or year: on screen, on paper, as CSV and XLSX. Only what is safe to leave is in it. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const { place } = useLog();
  const { context } = useApp();
  const today = place.now().slice(0, 10);
  const yearStart = context.organization.settings.yearStart ?? 1;
  const [chosen, setChosen] = useState<Period>();
  const over = lastMonths(today, 2)[1] ?? today.slice(0, 7);
  const period = chosen ?? periodOf(over);
  const asking = { params: { id: params['id'] ?? '' }, query: period };
  const { asked, again } = useAsk(funderReport, asking);
  const [span, first] = asked.at === 'answered' ? [asked.value.template.span, chosen === undefined] : [];
  const periods = periodsOf(span ?? 'month', today, yearStart);
  // Opened with a month until the template says of what time it is.
  const wanted = periods[0];
  if (first === true && wanted !== undefined && wanted.from !== period.from) setChosen(wanted);
  const name = usePeriodName();
  return (
    <Page
      title={asked.at === 'answered' ? asked.value.template.name : t('app.office.funder.title')}
      back="/report/funder"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
      }
    >
      <div class="row no-print">
        <Select
          name="period"
          label={t('app.office.report.period')}
          value={period.from}
          onChange={(from) => setChosen(periods.find((one) => one.from === from))}
          options={periods.map((one) => ({ value: one.from, label: name(one) }))}
        />
      </div>
      <WhenAnswered asked={asked} again={again}>
        {(answer) => <Report answer={answer} period={period} lastOver={periodOf(over).to} again={again} />}
      </WhenAnswered>
    </Page>
  );
};

/** Months, quarters or years that are over, the newest first; a year as the organization begins it. */
const periodsOf = (span: Answer['template']['span'], today: string, yearStart: number): readonly Period[] => {
  const year = fiscalYearOf(today, yearStart);
  const all =
    span === 'month'
      ? lastMonths(today, 25).map(periodOf)
      : span === 'quarter'
        ? quartersOf(today, 9).map(periodOf)
        : Array.from({ length: 6 }, (_, back) => fiscalYear(year - back, yearStart));
  return all.filter(({ to }) => to < today);
};

const Report = ({
  answer,
  period,
  lastOver,
  again,
}: {
  readonly answer: Answer;
  readonly period: Period;
  readonly lastOver: string;
  readonly again: () => void;
}) => {
  const { t, day, number } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const sites = useSiteNames(answer.sites);
  const labels = useLabels();
  const name = usePeriodName();
  const { template, rows, releasedTo, least } = answer;
  const { name: organization } = context.organization;
  const head = [organization, template.name, name(period)].join(' · ');
  usePaperMargin(head);
  const columns = [
    {
      key: 'figure',
      label: t('app.office.funder.figures'),
      cell: ({ title, of, item }: Row) =>
        item === '' ? t(title) : `${t(title)}: ${of === 'item' ? labels.item(item) : labels.of(of, item)}`,
    },
    { key: 'of', label: t('app.office.report.period'), cell: (row: Row) => name(row) },
    {
      key: 'site',
      label: t('app.office.report.site'),
      cell: (row: Row) =>
        row.sites.length === 0
          ? t('app.office.report.all-sites')
          : row.sites.map((id) => sites.of(id) ?? t('app.office.attention.unknown-site')).join(' + '),
    },
    {
      key: 'channel',
      label: t('app.office.funder.by-channel'),
      cell: (row: Row) => row.channels.map((code) => labels.of('channel', code)).join(' + ') || '–',
    },
  ].filter(({ key }) => {
    if (key === 'site' || key === 'channel') return template.by.includes(key);
    // What is the same in every line stands above the table.
    return key !== 'of' || rows.some(({ from, to }) => from !== period.from || to !== period.to);
  });
  const release = async (): Promise<void> => {
    const done = await api.ask(releaseFigures, { body: { to: lastOver } });
    if (!done.ok) return toast({ text: t(problemOf(done.error)), icon: 'warning' });
    again();
  };
  const csv = async (): Promise<void> => {
    const file = await api.download(funderReportCsv, { params: { id: template.id }, query: period });
    if (!file.ok) return toast({ text: t(problemOf(file.error)), icon: 'warning' });
    saveFile(file.value.blob, file.value.name);
  };
  const xlsx = async (): Promise<void> => {
    const { writeBook } = await import('./report-book.ts');
    const sheet = {
      name: template.name,
      lines: [head, t('app.office.funder.safe', { least })],
      headings: [...columns.map(({ label }) => label), t('app.office.funder.value')],
      rows: rows.map((row) => [...columns.map(({ cell }) => cell(row)), row.value ?? undefined]),
    };
    const file = reportFileName({ who: organization, days: period, what: template.name }, 'xlsx');
    saveFile(await writeBook([sheet]), file);
  };
  return (
    <>
      <p class="report-head">
        <strong>{organization}</strong> · {name(period)}
      </p>
      {releasedTo === null || releasedTo < lastOver ? (
        <Banner action={<Button onClick={() => void release()}>{t('app.office.funder.release')}</Button>}>
          {t('app.office.funder.release-text', { day: day(lastOver) })}
        </Banner>
      ) : null}
      <Table<Row>
        caption={template.name}
        rows={rows}
        rowKey={(row) => JSON.stringify(row)}
        empty={t('app.office.funder.nothing')}
        columns={[
          ...columns,
          {
            key: 'value',
            label: t('app.office.funder.value'),
            isNumber: true,
            cell: ({ value }) => (value === null ? t('app.office.funder.few', { least }) : number(value)),
          },
        ]}
      />
      <p>{t('app.office.funder.safe', { least })}</p>
      <div class="row no-print">
        <Button icon="download" onClick={() => void xlsx()}>
          {t('app.office.funder.xlsx')}
        </Button>
        <Button icon="download" onClick={() => void csv()}>
          {t('app.office.report.csv')}
        </Button>
      </div>
    </>
  );
};
