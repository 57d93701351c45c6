import { useState } from 'preact/hooks';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner, ProgressBar } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { PastImports } from './past.tsx';
import type { Opened } from './take-file.ts';

/** What opens and reads a sheet comes when there is one. */
const loadDesk = async () => (await import('./desk.tsx')).Desk;

/** Last year's spreadsheet: choose it, answer what is not certain, see what it gives, import, and take it back if it was wrong. */
export const Screen = () => {
  const { t, percent } = useWords();
  const { api } = useApp();
  const [sending, setSending] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [opened, setOpened] = useState<Opened>();
  const [looks, setLooks] = useState(0);
  const [imported, setImported] = useState(0);
  const [importedLook, setImportedLook] = useState(0);
  useUnsaved(sending !== undefined || (opened !== undefined && importedLook !== looks));

  const show = (next: Opened): void => {
    setOpened(next);
    setLooks((before) => before + 1);
  };
  const take = async (file: File): Promise<void> => {
    setProblem(undefined);
    setOpened(undefined);
    setSending(0);
    const { takeFile } = await import('./take-file.ts');
    const taken = await takeFile(api, file, setSending);
    setSending(undefined);
    if (taken.ok) show(taken.value);
    else if ('odd' in taken.error) setProblem(`app.import.odd.${taken.error.odd}`);
    else setProblem(`log.error.${taken.error.failure.code}`);
  };

  return (
    <Page title={t('app.import.title')} back="/office">
      <p>{t('app.import.text')}</p>
      <FileDrop
        name="file"
        label={t('app.import.file')}
        hint={t('app.import.file-hint')}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"
        onFile={(file) => void take(file)}
      />
      {sending === undefined ? null : (
        <ProgressBar label={t('app.import.sending')} value={sending} max={1} text={percent(sending)} />
      )}
      {problem === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {t(problem)}
        </Banner>
      )}
      {opened === undefined ? null : (
        <Later
          key={looks}
          load={loadDesk}
          props={{
            opened,
            onLook: show,
            onImported: () => {
              setImported((before) => before + 1);
              setImportedLook(looks);
            },
          }}
          meanwhile={<p class="waiting">{t('kit.loading')}</p>}
        />
      )}
      <PastImports key={imported} isWatched={opened !== undefined} />
    </Page>
  );
};
