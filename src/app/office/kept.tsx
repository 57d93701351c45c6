import { closedStands, keptReport } from '#contract/kept.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useToast } from '#kit/components/toast.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { usePeriodName } from './period-name.ts';
import { useReadTable } from './report-cell.ts';
import { problemOf } from './send.ts';
import { useSiteNames } from './site-names.ts';
import { useKeptWords } from './use-kept-words.ts';
import { useMoved } from './use-moved.ts';

type Answer = Answered<typeof keptReport>;

/** A report by its number: what moved since it was closed, printed or saved, and why. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const number = params['number'] ?? '';
  const { asked, again } = useAsk(keptReport, { params: { number } });
  return (
    <Page title={t('app.office.report.number', { number })} back="/report/kept">
      <WhenAnswered asked={asked} again={again}>
        {(answer) => <Report answer={answer} again={again} />}
      </WhenAnswered>
    </Page>
  );
};

const Report = ({ answer, again }: { readonly answer: Answer; readonly again: () => void }) => {
  const { t, number, day } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const { kept, moved, headlines, tables, sites } = answer;
  const siteNames = useSiteNames(sites);
  const name = usePeriodName()(kept);
  const { keptBy } = useKeptWords();
  const sentences = useMoved();
  const stand = async (isClosed: boolean, isUndo = false): Promise<void> => {
    const asking = { params: { number: String(kept.number) }, body: { closed: isClosed } };
    const done = await api.ask(closedStands, asking);
    if (!done.ok) return toast({ text: t(problemOf(done.error)), icon: 'warning' });
    toast({
      text: t(isClosed ? 'app.office.kept.stands-again' : 'app.office.kept.opened', { period: name }),
      icon: 'check',
      ...(!isUndo && { onUndo: () => void stand(!isClosed, true) }),
    });
    again();
  };
  const lacked = [
    ...(kept.held === 0 ? [] : [t('app.office.lacks.held', { count: kept.held })]),
    ...(kept.forks === 0 ? [] : [t('app.office.lacks.forks', { count: kept.forks })]),
    ...(kept.gaps === 0 ? [] : [t('app.office.lacks.gaps', { count: kept.gaps })]),
    ...(kept.devices === 0 ? [] : [t('app.office.kept.devices', { count: kept.devices })]),
    ...(kept.fadedBefore === null ? [] : [t('app.office.lacks.faded', { day: day(kept.fadedBefore) })]),
  ];
  const isChanged = tables.length > 0;
  return (
    <>
      <p>
        <strong>{name}</strong> ·{' '}
        {kept.site === null ? t('app.office.report.all-sites') : siteNames.of(kept.site)} · {keptBy(kept)}
      </p>
      {lacked.length === 0 ? null : (
        <section class="card">
          <h2>{t('app.office.lacks.title')}</h2>
          <ul>
            {lacked.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="card">
        <h2>{t(isChanged ? 'app.office.kept.since' : 'app.office.kept.unchanged')}</h2>
        <ul>
          {headlines.map(({ id, title, was, now }) => (
            <li key={id}>
              {t('app.office.kept.change', {
                what: t(title),
                was: was === null ? '–' : number(was),
                now: now === null ? '–' : number(now),
              })}
            </li>
          ))}
          {sentences(moved, isChanged).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {kept.why !== 'closed' ? null : kept.standing ? (
          <Button tone="quiet" onClick={() => void stand(false)}>
            {t('app.office.kept.open')}
          </Button>
        ) : (
          <Button onClick={() => void stand(true)}>{t('app.office.kept.stand')}</Button>
        )}
      </section>
      {tables.map((table) => (
        <Changes key={table.id} table={table} sites={sites} />
      ))}
    </>
  );
};

const Changes = ({
  table: { title, columns, changes },
  sites,
}: {
  readonly table: Answer['tables'][number];
  readonly sites: Answer['sites'];
}) => {
  const { t } = useWords();
  const rows = changes.map(({ at }) => at);
  const {
    cell,
    columns: naming,
    shared,
    title: name,
  } = useReadTable()({
    ...{ title, rows, sites: [...sites] },
    columns: columns.filter((column) => rows.some((row) => column.id in row)),
  });
  const figure = (column: string) => ({ id: column, title: '', type: 'count' });
  const text = (column: string, value: string | number | null): string =>
    cell(figure(column), value === null ? undefined : value);
  return (
    <Table
      caption={[name, ...shared].join(' · ')}
      onPhone="cards"
      rows={changes.map((change, index) => ({ ...change, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        ...naming.map((column) => ({
          key: column.id,
          label: t(column.title),
          cell: ({ at }: { readonly at: Record<string, string | number> }) => cell(column, at[column.id]),
        })),
        {
          key: 'figure',
          label: t('app.office.kept.figure'),
          cell: ({ column }) => t(columns.find((one) => one.id === column)?.title ?? title),
        },
        { key: 'was', label: t('app.office.kept.was'), isNumber: true, cell: (c) => text(c.column, c.was) },
        { key: 'now', label: t('app.office.kept.now'), isNumber: true, cell: (c) => text(c.column, c.now) },
      ]}
    />
  );
};
