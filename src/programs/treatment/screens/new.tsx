import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { fileKind, holderKind, stayKind } from '../entries.ts';
import { newId } from './adapters/chance.ts';
import { ByCard } from './by-card.tsx';
import { NoKeys } from './no-keys.tsx';
import { useRecord } from './use-files.ts';

/** A file is opened, with as much as the person wants to say: nothing of it is needed. */
export const NewFile = ({ wish }: { readonly wish: string | undefined }) => {
  const { t } = useWords();
  const record = useRecord();
  const [file] = useState(newId);
  const [person, setPerson] = useState<Uuid>();
  const [texts, setTexts] = useState({ called: '', words: '' });
  const [touch, setTouch] = useState('now');
  const save = async (): Promise<boolean> => {
    const typed = Object.entries(texts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()] as const],
    );
    const isSaved = await record(
      [
        {
          of: fileKind,
          subject: file,
          body: { file, ...(wish !== undefined && { wish }) },
          ...(typed.length > 0 && { sealed: Object.fromEntries(typed) }),
        },
        ...(person === undefined
          ? []
          : [{ of: holderKind, subject: file, body: { file }, sealed: { person } }]),
        ...(touch === 'now' ? [{ of: stayKind, subject: file, body: { file, move: 'talk' } }] : []),
      ],
      t('treatment.new.saved'),
    );
    if (isSaved) goToPath(`/treatment/at/${file}`);
    return isSaved;
  };
  return (
    <Page title={t('treatment.new.title')} back="/treatment">
      {person === undefined ? (
        <>
          <ByCard
            label={t('treatment.card.with')}
            onShown={(next, known) => {
              if (known === undefined) setPerson(next);
              // Whoever comes back goes on in the same file.
              else goToPath(`/treatment/at/${known.id}`);
            }}
          />
          <p class="field-hint">{t('treatment.card.hint')}</p>
        </>
      ) : (
        <p role="status">{t('treatment.card.has')}</p>
      )}
      <TypedForm onSubmit={save}>
        <NoKeys />
        <TextField
          name="called"
          label={t('treatment.called')}
          hint={t('treatment.called-hint')}
          maxLength={60}
          value={texts.called}
          onInput={(called) => setTexts({ ...texts, called })}
        />
        <TextField
          name="words"
          label={t('treatment.words')}
          hint={t('treatment.words-hint')}
          isLong
          maxLength={1200}
          value={texts.words}
          onInput={(words) => setTexts({ ...texts, words })}
        />
        <Choice
          name="touch"
          label={t('treatment.touch')}
          canDecline={false}
          options={['now', 'later'].map((value) => ({ value, label: t(`treatment.touch.${value}`) }))}
          value={touch}
          onChange={setTouch}
        />
        <Button type="submit" tone="primary" size="large">
          {t('treatment.new.save')}
        </Button>
      </TypedForm>
    </Page>
  );
};
