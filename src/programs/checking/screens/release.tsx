import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { releaseKind } from '../entries.ts';
import type { Sample } from '../rules/sample.ts';
import { talkingPoints } from '../rules/talk.ts';
import { codeText } from './list.tsx';
import { methodText } from './method-text.ts';
import { useRecord } from './use-record.ts';
import { useSamples, useSubstances } from './use-samples.ts';

/** Results are told: what to say, which results, and how. A person decides; nothing is open before. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const sample = useSamples().find(({ id }) => id === params['id']);
  return (
    <Page title={t('checking.release.title')} back={`/checking/sample/${params['id']}`}>
      {sample === undefined ? (
        <NothingKept icon="strip">{t('checking.sample.gone')}</NothingKept>
      ) : (
        <Release sample={sample} />
      )}
    </Page>
  );
};

const Release = ({ sample }: { readonly sample: Sample }) => {
  const words = useWords();
  const { t, list, day } = words;
  const substances = useSubstances();
  const record = useRecord();
  const read = sample.results.filter(({ outcome }) => outcome !== 'unread');
  const [tests, setTests] = useState<readonly string[]>(() => read.map(({ test }) => test));
  const told = read.filter(({ test }) => tests.includes(test));
  const save = async (how: 'in-person' | 'by-code'): Promise<void> => {
    const body = { sample: sample.id, how, tests };
    if ((await record([{ of: releaseKind, body }], t(`checking.release.${how}-done`))) !== undefined)
      goToPath(`/checking/sample/${sample.id}`, { replace: true });
  };
  return (
    <>
      <p class="check-code">{codeText(t, sample)}</p>
      <section class="card" aria-label={t('checking.talk.title')}>
        <h2>{t('checking.talk.title')}</h2>
        <ul>
          {talkingPoints(sample, told).map(({ id, substances: about = [] }) => (
            <li key={id}>{t(`checking.talk.${id}`, { substances: list(about.map(substances.name)) })}</li>
          ))}
        </ul>
      </section>
      <MultiChoice
        name="tests"
        label={t('checking.release.which')}
        canDecline={false}
        options={read.map((result) => ({
          value: result.test,
          label: `${methodText(words, result.method)} · ${day(result.day)}${result.place === 'lab' ? ` · ${t('checking.place.lab')}` : ''}`,
        }))}
        values={tests}
        onChange={setTests}
      />
      <p class="field-hint">{t('checking.release.text')}</p>
      <div class="form-actions">
        <Button
          tone="primary"
          size="large"
          isDisabled={tests.length === 0}
          onClick={() => void save('by-code')}
        >
          {t('checking.release.by-code')}
        </Button>
        <Button size="large" isDisabled={tests.length === 0} onClick={() => void save('in-person')}>
          {t('checking.release.in-person')}
        </Button>
      </div>
    </>
  );
};
