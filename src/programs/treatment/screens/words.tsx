import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { fileKind } from '../entries.ts';
import { NoKeys } from './no-keys.tsx';
import type { OfFile } from './of-file.ts';
import { type FileSaid, useFileRecord, useSaid } from './use-files.ts';

/** What the person said they want from us, in their own words and in their own time. */
export const Said = ({ file }: OfFile) => {
  const { t, day } = useWords();
  const said = useSaid()(file);
  const canRead = useSealing()?.can === 'reads';
  return (
    <section aria-label={t('treatment.words')}>
      <h2>{t('treatment.words')}</h2>
      {said?.words === undefined ? (
        <p class="field-hint">{t(canRead ? 'treatment.words-none' : 'treatment.words-unread')}</p>
      ) : (
        <>
          <p>{said.words}</p>
          {file.words === undefined ? null : (
            <p class="field-hint">{t('treatment.words-on', { day: day(file.words.day) })}</p>
          )}
        </>
      )}
      {canRead ? <Anew key={file.words?.entry} file={file} before={said} /> : <NoKeys />}
    </section>
  );
};

const Anew = ({ file, before }: OfFile & { readonly before: FileSaid | undefined }) => {
  const { t } = useWords();
  const record = useFileRecord(file);
  const [texts, setTexts] = useState({ called: before?.called ?? '', words: before?.words ?? '' });
  const save = (): Promise<boolean> => {
    const typed = Object.entries(texts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()] as const],
    );
    return record([
      {
        of: fileKind,
        body: { ...(file.wish !== undefined && { wish: file.wish }) },
        ...(typed.length > 0 && { sealed: Object.fromEntries(typed) }),
      },
    ]);
  };
  return (
    <details class="more">
      <summary>{t('treatment.words-anew')}</summary>
      <TypedForm onSubmit={save}>
        <TextField
          name="called"
          label={t('treatment.called')}
          maxLength={60}
          value={texts.called}
          onInput={(called) => setTexts({ ...texts, called })}
        />
        <TextField
          name="words"
          label={t('treatment.words')}
          isLong
          maxLength={1200}
          value={texts.words}
          onInput={(words) => setTexts({ ...texts, words })}
        />
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </TypedForm>
    </details>
  );
};
