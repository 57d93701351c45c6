import { useEffect } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner, ProgressBar } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type JobView, useJob } from './use-job.ts';

/** How far an import is, and how it ended when that was no good end. */
export const Importing = ({ job: { status, isRunning, problem } }: { readonly job: JobView }) => {
  const { t, percent } = useWords();
  const now = status?.progress;
  return (
    <>
      <ProblemBanner problem={problem === undefined ? undefined : `log.error.${problem}`} />
      {isRunning ? (
        <ProgressBar
          label={t('app.import.importing')}
          value={now === undefined || now.bytesTotal === 0 ? 0 : now.bytes / now.bytesTotal}
          max={1}
          text={now === undefined ? '' : percent(now.bytes / Math.max(1, now.bytesTotal))}
        />
      ) : null}
      {status?.state === 'stopped' ? <Banner tone="warning">{t('app.import.stopped')}</Banner> : null}
      {status?.failure === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {t(`log.error.${status.failure.code}`)}
        </Banner>
      )}
    </>
  );
};

/** An import that somebody began and left: it goes on without them, and can be watched and stopped. */
export const Running = ({ begun, onEnd }: { readonly begun: string; readonly onEnd: () => void }) => {
  const { t } = useWords();
  const job = useJob(begun);
  useEffect(() => {
    if (!job.isRunning) onEnd();
  }, [job.isRunning]);
  return (
    <section class="card" aria-live="polite">
      <Importing job={job} />
      <Button tone="quiet" icon="close" onClick={() => void job.stop()}>
        {t('app.import.stop')}
      </Button>
    </section>
  );
};
