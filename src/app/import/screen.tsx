import { useState } from 'preact/hooks';
import { uploadLook } from '#contract/imports.ts';
import type { Answered } from '#contract/route.ts';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Banner, ProgressBar } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Failure } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { Columns } from './columns.tsx';
import type { Mapping } from './mapping.ts';
import { Run } from './run.tsx';
import { uploadFile } from './upload.ts';

interface Opened {
  readonly upload: string;
  readonly look: Answered<typeof uploadLook>;
  readonly mapping: Mapping;
}

/** Last year's spreadsheet: choose it, say what its columns are, try, import. Importing twice changes nothing. */
export const Screen = () => {
  const { t, percent } = useWords();
  const { api } = useApp();
  const [sending, setSending] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const [opened, setOpened] = useState<Opened>();
  const [imported, setImported] = useState<Mapping>();
  const mapping = opened?.mapping;
  useUnsaved(sending !== undefined || (mapping !== opened?.look.suggestion.mapping && mapping !== imported));

  const take = async (file: File): Promise<void> => {
    setFailure(undefined);
    setOpened(undefined);
    setSending(0);
    const upload = await uploadFile(api, file, (bytes) => setSending(bytes / Math.max(1, file.size)));
    const look = upload.ok
      ? await api.ask(uploadLook, { params: { id: upload.value }, body: { fileName: file.name } })
      : upload;
    setSending(undefined);
    if (!upload.ok) setFailure(upload.error);
    else if (!look.ok) setFailure(look.error);
    else setOpened({ upload: upload.value, look: look.value, mapping: look.value.suggestion.mapping });
  };

  return (
    <Page title={t('app.import.title')} back="/office">
      <p>{t('app.import.text')}</p>
      <FileDrop
        name="file"
        label={t('app.import.file')}
        hint={t('app.import.file-hint')}
        accept=".csv,.tsv,.txt,.xlsx"
        onFile={(file) => void take(file)}
      />
      {sending === undefined ? null : (
        <ProgressBar label={t('app.import.sending')} value={sending} max={1} text={percent(sending)} />
      )}
      {failure === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {t(`log.error.${failure.code}`)}
        </Banner>
      )}
      {opened === undefined ? null : (
        <>
          <Columns
            look={opened.look}
            mapping={opened.mapping}
            onChange={(mapping) => setOpened({ ...opened, mapping })}
          />
          <Run
            key={opened.upload}
            upload={opened.upload}
            mapping={opened.mapping}
            onImport={() => setImported(opened.mapping)}
          />
        </>
      )}
    </Page>
  );
};
