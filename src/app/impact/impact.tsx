import { useMemo, useState } from 'preact/hooks';
import { withClosedMonths } from '#impact/program/closed.ts';
import type { LocalForm } from '#impact/program/local.ts';
import type { Program } from '#impact/program/program.ts';
import type { Scenario } from '#impact/scenario/scenario.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { createKept, type FromLog, type Kept } from './adapters/kept.ts';
import { LocalFormView } from './local-form.tsx';
import { type MonthPeriod, periodKey, periodsBefore } from './periods.ts';
import { Result } from './result.tsx';
import { ScenarioFiles } from './scenario-files.tsx';
import { useEngine } from './use-answer.ts';
import { useProgram } from './use-program.ts';

/** How many calendar years one can look back. */
const years = 4;

/** "Last year, between 4 and 11 deaths averted, most likely 7": from the program's own log, and why. */
export const Screen = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const { context } = useApp();
  const store = useMemo(() => createKept(context.organization.id), [context.organization.id]);
  const [kept, setKept] = useState(store.read);
  const keep = (change: (kept: Kept) => Kept): void =>
    setKept((now) => {
      const next = change(now);
      store.write(next);
      return next;
    });
  const periods = useMemo(() => periodsBefore(place.now().slice(0, 10), years), []);
  const [period, setPeriod] = useState<MonthPeriod>(() => periods[0] ?? { from: '', to: '' });
  const [isAsking, setAsking] = useState(false);
  const [opened, setOpened] = useState<Scenario>();
  const { asked, again } = useProgram(period, kept, keep);
  const { engine, setup } = useEngine();
  const key = periodKey(period);
  const local = opened?.local ?? kept.local;
  const name = ({ from, to }: MonthPeriod): string => {
    const month = (of: string): string => day(`${of}-01`, { month: 'short', year: 'numeric' });
    return `${month(from)} – ${month(to)}`;
  };

  const body = (program: Program, notes: readonly string[]) => {
    if (setup === undefined || engine === undefined) return <p class="waiting">{t('kit.loading')}</p>;
    if (local === null || isAsking)
      return (
        <section class="card">
          <h2>{t('app.impact.form.head')}</h2>
          <LocalFormView
            setup={setup}
            local={local}
            onSave={(saved) => {
              keep((now) => ({ ...now, local: saved }));
              setOpened((now) => (now === undefined ? now : { ...now, local: saved }));
              setAsking(false);
            }}
          />
        </section>
      );
    return (
      <Result
        key={`${opened === undefined ? key : 'file'} ${JSON.stringify(local)}`}
        engine={engine}
        program={program}
        local={local}
        opened={opened && { run: opened, moreKits: opened.moreKits }}
        notes={notes}
        files={(answered: LocalForm, moreKits: number) => (
          <ScenarioFiles
            engine={engine}
            program={program}
            local={answered}
            moreKits={moreKits}
            run={opened}
            onOpen={setOpened}
          />
        )}
        onEdit={() => setAsking(true)}
      />
    );
  };

  return (
    <Page
      title={t('app.impact.title')}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
      }
    >
      <div class="row no-print">
        <Select
          name="period"
          label={t('app.impact.period')}
          value={key}
          onChange={(chosen) => {
            setOpened(undefined);
            setPeriod(periods.find((one) => periodKey(one) === chosen) ?? period);
          }}
          options={periods.map((one) => ({ value: periodKey(one), label: name(one) }))}
        />
        <a class="button button-quiet" href="/impact/sources">
          {t('app.impact.sources.title')}
        </a>
      </div>
      <p class="report-head">
        <strong>{opened?.title || context.organization.name}</strong>
      </p>
      {opened === undefined ? (
        <FromTheLog asked={asked} again={again} kept={kept} periodKey={key} keep={keep} body={body} />
      ) : (
        <>
          <Banner action={<Button onClick={() => setOpened(undefined)}>{t('app.impact.file.close')}</Button>}>
            {t('app.impact.file.shown')}
          </Banner>
          {body(opened.program, [])}
        </>
      )}
    </Page>
  );
};

/** The log's own counts; asks a person about what the log cannot tell before it lets anyone count on them. */
const FromTheLog = ({
  asked,
  again,
  kept,
  periodKey: key,
  keep,
  body,
}: {
  readonly asked: ReturnType<typeof useProgram>['asked'];
  readonly again: () => void;
  readonly kept: Kept;
  readonly periodKey: string;
  readonly keep: (change: (kept: Kept) => Kept) => void;
  readonly body: (program: Program, notes: readonly string[]) => preact.ComponentChildren;
}) => {
  const { t, day, list, number } = useWords();
  const value: FromLog | undefined = asked.at === 'answered' ? asked.value : undefined;
  const isClosed = kept.closed.includes(key);
  const program = useMemo(
    () => value && (isClosed ? withClosedMonths(value.program, value.silent) : value.program),
    [value, isClosed],
  );
  if (asked.at === 'asking') return <p class="waiting">{t('kit.loading')}</p>;
  if (asked.at === 'failed' || value === undefined || program === undefined)
    return (
      <Banner tone="warning" isUrgent action={<Button onClick={again}>{t('app.trouble.again')}</Button>}>
        {t(asked.at === 'failed' ? `log.error.${asked.failure.code}` : 'kit.loading')}
      </Banner>
    );
  if (value.program.kits.every(({ kits }) => kits === 0))
    return <EmptyState icon="kit">{t('app.impact.empty')}</EmptyState>;
  if (value.silent.length > 0 && !isClosed)
    return (
      <Banner
        tone="warning"
        action={
          <Button onClick={() => keep((now) => ({ ...now, closed: [...now.closed, key] }))}>
            {t('app.impact.silent.closed')}
          </Button>
        }
      >
        {t('app.impact.silent.text', {
          months: list(value.silent.map((month) => day(`${month}-01`, { month: 'long', year: 'numeric' }))),
        })}
      </Banner>
    );
  const notes = [
    ...(asked.at === 'answered' && asked.isKept ? [t('app.impact.kept')] : []),
    ...(value.singleDoses > 0 ? [t('app.impact.single-doses', { count: number(value.singleDoses) })] : []),
  ];
  return <>{body(program, notes)}</>;
};
