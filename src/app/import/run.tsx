import { useEffect, useState } from 'preact/hooks';
import { importBadRows, importStart, importStatus, importStop } from '#contract/imports.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner, ProgressBar } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Table } from '#kit/components/table.tsx';
import { useWords } from '#kit/words/context.tsx';
import { saveFile } from '../adapters/save-file.ts';
import { useApp } from '../app-context.tsx';
import type { Mapping } from './mapping.ts';

type Status = Answered<typeof importStatus>;

/** Try first, then import: progress, what was wrong in which row, and the rows that stayed out as a file. */
export const Run = ({
  upload,
  mapping,
  onImport,
}: {
  readonly upload: string;
  readonly mapping: Mapping;
  /** The server has begun to import with this mapping, and goes on without this page. */
  readonly onImport: () => void;
}) => {
  const { t } = useWords();
  const { api } = useApp();
  const [job, setJob] = useState<string>();
  const [status, setStatus] = useState<Status>();
  const [problem, setProblem] = useState<string>();
  const isRunning =
    job !== undefined &&
    status?.state !== 'done' &&
    status?.state !== 'failed' &&
    status?.state !== 'stopped';

  useEffect(() => {
    if (job === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = await api.ask(importStatus, { params: { id: job } });
      if (!isCurrent) return;
      if (answer.ok) setStatus(answer.value);
      // The import goes on without us; a look that failed is simply repeated.
      if (!answer.ok || answer.value.state === 'running') timer = setTimeout(() => void look(), 500);
    };
    void look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [job]);

  const start = async (dryRun: boolean): Promise<void> => {
    setStatus(undefined);
    setProblem(undefined);
    const started = await api.ask(importStart, { body: { upload, mapping, dryRun } });
    if (started.ok) {
      setJob(started.value.job);
      if (!dryRun) onImport();
    } else setProblem(`log.error.${started.error.code}`);
  };
  const saveBadRows = async (): Promise<void> => {
    if (job === undefined) return;
    const file = await api.download(importBadRows, { params: { id: job } });
    if (file.ok) saveFile(file.value.blob, file.value.name);
    else setProblem(`log.error.${file.error.code}`);
  };
  return (
    <section class="card" aria-live="polite">
      <div class="row">
        <Button tone="primary" icon="search" isDisabled={isRunning} onClick={() => void start(true)}>
          {t('app.import.try')}
        </Button>
        <Button icon="upload" isDisabled={isRunning} onClick={() => void start(false)}>
          {t('app.import.go')}
        </Button>
        {isRunning && job !== undefined ? (
          <Button tone="quiet" icon="close" onClick={() => void api.ask(importStop, { params: { id: job } })}>
            {t('app.import.stop')}
          </Button>
        ) : null}
      </div>
      <ProblemBanner problem={problem} />
      {status === undefined ? null : <Outcome status={status} onBadRows={() => void saveBadRows()} />}
    </section>
  );
};

const Outcome = ({ status, onBadRows }: { readonly status: Status; readonly onBadRows: () => void }) => {
  const { t, number, percent } = useWords();
  const { progress, report } = status;
  if (status.failure !== undefined)
    return (
      <Banner tone="danger" isUrgent>
        {t(`log.error.${status.failure.code}`)}
      </Banner>
    );
  const now = report ?? progress;
  if (now === undefined) return <p class="waiting">{t('kit.loading')}</p>;
  const share = now.bytesTotal === 0 ? 1 : now.bytes / now.bytesTotal;
  return (
    <>
      {status.state === 'running' ? (
        <ProgressBar
          label={t(status.dryRun ? 'app.import.trying' : 'app.import.importing')}
          value={share}
          max={1}
          text={percent(share)}
        />
      ) : (
        <Banner tone={now.badRows > 0 ? 'warning' : 'good'}>
          {t(
            status.state === 'stopped'
              ? 'app.import.stopped'
              : status.dryRun
                ? 'app.import.tried'
                : 'app.import.done',
          )}
        </Banner>
      )}
      <dl class="figures">
        <Figure label={t('app.import.rows')} value={number(now.rows)} />
        <Figure label={t('app.import.bad-rows')} value={number(now.badRows)} />
        <Figure label={t('app.import.new')} value={number(now.entries.new)} />
        <Figure label={t('app.import.known')} value={number(now.entries.known)} />
      </dl>
      {report === undefined || report.problems.length === 0 ? null : (
        <Table<Problem>
          caption={t('app.import.problems')}
          rows={report.problems.slice(0, 100).map((problem, index) => ({ ...problem, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'row', label: t('app.import.row'), isNumber: true, cell: ({ row }) => number(row) },
            { key: 'column', label: t('app.import.column'), cell: ({ column }) => column ?? '–' },
            {
              key: 'problem',
              label: t('app.import.problem'),
              cell: ({ code, detail }) =>
                `${t(`sheets.problem.${code}`)}${detail === undefined ? '' : ` (${detail})`}`,
            },
          ]}
        />
      )}
      {status.hasBadRows ? (
        <Button icon="download" onClick={onBadRows}>
          {t('app.import.save-bad-rows')}
        </Button>
      ) : null}
    </>
  );
};

type Problem = NonNullable<Status['report']>['problems'][number] & { readonly key: string };

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
