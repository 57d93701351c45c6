import { load as words } from 'languages:impact';
import type { ComponentType } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Choices } from '#impact/answer/inputs.ts';
import { rulesOf } from '#impact/answer/rules.ts';
import type { Program } from '#impact/program/program.ts';
import type { Scenario } from '#impact/scenario/scenario.ts';
import { versions } from '#impact/version.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { askedNow, createKept, type Kept } from './adapters/kept.ts';
import { FromTheLog } from './from-the-log.tsx';
import type { LocalFormViewProps } from './local-form.tsx';
import { type MonthPeriod, periodKey, periodsBefore } from './periods.ts';
import type { ResultProps } from './result.tsx';
import type { ScenarioFilesProps } from './scenario-files.tsx';
import { useEngine } from './use-engine.ts';
import { useProgram } from './use-program.ts';

/** How many calendar years one can look back. */
const years = 4;

/** "Last year, between 4 and 190 deaths averted, the middle estimate is 34": from the program's own log, and why. */
const Impact = () => {
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
  /** Once a person has moved between form and answer, the focus goes along. */
  const [hasMoved, setMoved] = useState(false);
  const [opened, setOpened] = useState<Scenario>();
  const { asked, again } = useProgram(period, kept, keep);
  const { engine, setup } = useEngine();
  const key = periodKey(period);
  const local = opened?.local ?? kept.local;
  const choices = opened?.choices ?? kept.choices;
  const isOpened = opened !== undefined;
  const isOldFile = isOpened && rulesOf(opened.made.engine) === 1;
  /** Kept before there were several curves: it is asked once more. */
  const isOld = !isOpened && local !== null && kept.asked < askedNow;
  const figures = setup?.figures;
  const choosing = useMemo(
    () => ({
      figures: figures ?? {},
      choices,
      onChoose: (chosen: Choices): void => {
        if (isOpened) setOpened((now) => now && { ...now, choices: chosen });
        else keep((now) => ({ ...now, choices: chosen }));
      },
    }),
    [figures, choices, isOpened],
  );
  const run = useMemo(
    () =>
      opened && {
        seed: opened.seed,
        blocks: opened.blocks,
        perBlock: opened.perBlock,
        made: opened.made,
      },
    [opened?.seed, opened?.blocks, opened?.perBlock, opened?.made],
  );
  const open = (file: Scenario | undefined): void => {
    setOpened(file);
    setMoved(true);
  };
  const name = ({ from, to }: MonthPeriod): string => {
    const month = (of: string): string => day(`${of}-01`, { month: 'short', year: 'numeric' });
    return `${month(from)} – ${month(to)}`;
  };

  const waiting = <p class="waiting">{t('kit.loading')}</p>;
  const body = (program: Program, notes: readonly string[]) => {
    if (setup === undefined || engine === undefined) return waiting;
    if (local === null || isAsking || isOld)
      return (
        <section class="card">
          <h2>{t('app.impact.form.head')}</h2>
          <Later
            load={form}
            meanwhile={waiting}
            props={{
              setup,
              local,
              without: [
                ...(program.room === null ? ['oxygenAlone'] : []),
                ...(program.referrals?.some(({ treatment }) => treatment) ? [] : ['beginTreatment']),
              ],
              isOld: isOld || isOldFile,
              takesFocus: hasMoved,
              onSave: (saved) => {
                keep((now) => ({ ...now, local: saved, asked: askedNow }));
                // What today's form answers is computed by today's engine.
                setOpened((now) => now && { ...now, local: saved, made: versions });
                setAsking(false);
                setMoved(true);
              },
            }}
          />
        </section>
      );
    return (
      <Later
        key={`${opened ? `file ${opened.moreKits}` : key} ${JSON.stringify(local)}`}
        load={result}
        meanwhile={waiting}
        props={{
          engine,
          program,
          local,
          choosing,
          opened: opened && run && { run, moreKits: opened.moreKits },
          notes,
          files: (answered, moreKits) => (
            <Later
              load={files}
              props={{ engine, program, local: answered, moreKits, choices, run, onOpen: open }}
            />
          ),
          onEdit: () => {
            setAsking(true);
            setMoved(true);
          },
          takesFocus: hasMoved,
        }}
      />
    );
  };

  return (
    <Page
      title={t('app.impact.title')}
      actions={
        <Button icon="printer" onClick={() => print()}>
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
        <FromTheLog
          asked={asked}
          again={again}
          kept={kept}
          periodKey={key}
          onClosed={() => {
            keep((now) => ({ ...now, closed: [...now.closed, key] }));
            setMoved(true);
          }}
          body={body}
        />
      ) : (
        <>
          <Banner action={<Button onClick={() => open(undefined)}>{t('app.impact.file.close')}</Button>}>
            {t('app.impact.file.shown')}{' '}
            {isOldFile ? t('app.impact.file.old', { engine: opened.made.engine }) : null}
          </Banner>
          {body(opened.program, [])}
        </>
      )}
    </Page>
  );
};

/** With what it says, which nobody else carries. */
export const Screen = withWordsOf<ScreenProps>(Impact, [words]);

/** Pictures and sliders are fetched once there is something to show in them. */
const result = (): Promise<ComponentType<ResultProps>> => import('./result.tsx').then(({ Result }) => Result);
const form = (): Promise<ComponentType<LocalFormViewProps>> =>
  import('./local-form.tsx').then(({ LocalFormView }) => LocalFormView);
const files = (): Promise<ComponentType<ScenarioFilesProps>> =>
  import('./scenario-files.tsx').then(({ ScenarioFiles }) => ScenarioFiles);
