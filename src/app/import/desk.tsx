import { useEffect, useRef, useState } from 'preact/hooks';
import { importBadRows } from '#contract/imports.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { Columns } from './columns.tsx';
import { Importing } from './importing.tsx';
import { LayoutChoices, type Wanted } from './layout-choices.tsx';
import type { Mapping } from './mapping.ts';
import { Preview, Problems, SaveBadRows } from './preview.tsx';
import { Questions } from './questions.tsx';
import { lookAgain, type Opened } from './take-file.ts';
import { type JobView, useJob } from './use-job.ts';

export type DeskProps = {
  readonly opened: Opened;
  readonly onLook: (opened: Opened) => void;
  readonly onImported: () => void;
};

/** Changes come in steps: the preview waits until the last of them. */
const restMs = 500;

/** One file on its way in: what is asked, what it will give, and the button that saves it. */
export const Desk = ({ opened, onLook, onImported }: DeskProps) => {
  const { t } = useWords();
  const { api } = useApp();
  const { look, upload, fileName, leftOut, hasStaff } = opened;
  const [mapping, setMapping] = useState<Mapping>(look.suggestion.mapping);
  /** Why another part of the file could not be looked at. */
  const [unlooked, setUnlooked] = useState<string>();
  const [replace, setReplace] = useState<boolean>();
  /** The mapping that the preview is of; another one must be seen before it is saved. */
  const [shown, setShown] = useState<Mapping>();
  const preview = useJob();
  const importing = useJob();
  const questions = look.suggestion.open;
  const isOpen = (mapping.open?.length ?? 0) > 0;
  const isDone = importing.status?.state === 'done';
  const headers = look.suggestion.columns.map(({ column }) => column);

  const show = (): void => {
    setShown(mapping);
    void preview.start({ upload, mapping, dryRun: true, replace });
  };
  const countsNothing = mapping.targets.length === 0;
  useEffect(() => {
    if (countsNothing) return;
    const timer = setTimeout(show, restMs);
    return () => clearTimeout(timer);
  }, [mapping, replace, upload]);
  useEffect(() => {
    if (isDone) onImported();
  }, [isDone]);

  // Of two choices in a row the last one counts, whichever is answered first.
  const asked = useRef(0);
  const again = async (wanted: Wanted): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    const fresh = await lookAgain(api, upload, fileName, wanted);
    if (mine !== asked.current) return;
    setUnlooked(fresh.ok ? undefined : fresh.error.code);
    if (fresh.ok) onLook({ ...opened, look: fresh.value, isLaidOut: true });
  };
  const saveBadRows = async (job: string | undefined): Promise<void> => {
    if (job === undefined) return;
    const file = await api.download(importBadRows, { params: { id: job } });
    if (file.ok) saveFile(file.value.blob, file.value.name);
  };
  const overlaps = [preview, importing].some(({ status }) => status?.failure?.code === 'import-overlaps');
  if (isDone) return <Done job={importing} onBadRows={() => void saveBadRows(importing.job)} />;
  return (
    <>
      {leftOut.length === 0 ? null : (
        <Banner tone="good">
          {t('app.import.names-left-out', { columns: leftOut.join(', ') })}{' '}
          {hasStaff ? t('app.import.staff-left-out') : null}
        </Banner>
      )}
      <LayoutChoices
        look={look}
        mapping={mapping}
        isOpen={opened.isLaidOut === true}
        onLook={(wanted) => void again(wanted)}
        onChange={setMapping}
      />
      <ProblemBanner problem={unlooked === undefined ? undefined : `log.error.${unlooked}`} />
      <Questions questions={questions} mapping={mapping} headers={headers} onChange={setMapping} />
      {overlaps ? <Overlap onAnswer={setReplace} /> : null}
      <section class="card" aria-live="polite">
        <h2>{t('app.import.preview')}</h2>
        {preview.status?.failure === undefined || overlaps ? null : (
          <Banner tone="danger">{t(`log.error.${preview.status.failure.code}`)}</Banner>
        )}
        <ProblemBanner problem={preview.problem === undefined ? undefined : `log.error.${preview.problem}`} />
        {countsNothing ? (
          <p>{t('app.import.ask.targets')}</p>
        ) : overlaps || preview.status?.failure !== undefined ? null : (
          <Preview look={look} mapping={mapping} status={shown === mapping ? preview.status : undefined} />
        )}
        {preview.status?.hasBadRows === true ? (
          <SaveBadRows onSave={() => void saveBadRows(preview.job)} />
        ) : null}
        <Importing job={importing} />
        <div class="row">
          <Button
            tone="primary"
            icon="upload"
            isDisabled={
              isOpen || importing.isRunning || shown !== mapping || preview.status?.report === undefined
            }
            onClick={() => void importing.start({ upload, mapping, dryRun: false, replace })}
          >
            {t('app.import.go')}
          </Button>
          {importing.isRunning ? (
            <Button tone="quiet" icon="close" onClick={() => void importing.stop()}>
              {t('app.import.stop')}
            </Button>
          ) : null}
        </div>
        {isOpen ? <p class="field-hint">{t('app.import.answer-first')}</p> : null}
      </section>
      <Columns look={look} mapping={mapping} onChange={setMapping} />
    </>
  );
};

/** A list of this name is in for the same days, with other rows: only a person knows what this one is. */
const Overlap = ({ onAnswer }: { readonly onAnswer: (replace: boolean) => void }) => {
  const { t } = useWords();
  return (
    <section class="card">
      <h3>{t('app.import.overlap')}</h3>
      <div class="row">
        <Button onClick={() => onAnswer(true)}>{t('app.import.overlap-replace')}</Button>
        <Button onClick={() => onAnswer(false)}>{t('app.import.overlap-beside')}</Button>
      </div>
    </section>
  );
};

/** The report of the month that the rows are of, or of the year that the last of them is of. */
const reportOf = ({ first, last }: { readonly first: string; readonly last: string }): string =>
  first.slice(0, 7) === last.slice(0, 7)
    ? `/report?month=${last.slice(0, 7)}`
    : `/report?year=${last.slice(0, 4)}`;

const Done = ({ job, onBadRows }: { readonly job: JobView; readonly onBadRows: () => void }) => {
  const { t, number } = useWords();
  const report = job.status?.report;
  // A sheet of naloxone says nothing of syringes, which is not none.
  const hasSyringes = (report?.gives.syringesOut ?? 0) + (report?.gives.syringesBack ?? 0) > 0;
  return (
    <section class="card" aria-live="polite">
      <Banner tone={(report?.badRows ?? 0) > 0 ? 'warning' : 'good'}>
        {hasSyringes
          ? t('app.import.done', {
              out: number(report?.gives.syringesOut ?? 0),
              back: number(report?.gives.syringesBack ?? 0),
            })
          : t('app.import.done-other', {
              entries: number((report?.entries.new ?? 0) + (report?.entries.known ?? 0)),
            })}
      </Banner>
      {report === undefined ? null : <Problems report={report} />}
      {report === undefined || report.gives.last === '' ? null : (
        <a class="button" href={reportOf(report.gives)}>
          {t('app.import.see-report')}
        </a>
      )}
      {job.status?.hasBadRows === true ? <SaveBadRows onSave={onBadRows} /> : null}
    </section>
  );
};
