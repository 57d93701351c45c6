import { useState } from 'preact/hooks';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { readCode, showCode } from '../rules/code.ts';
import type { Sample } from '../rules/sample.ts';
import { useSamples, useSubstances } from './use-samples.ts';

/** So many are drawn; an older one is found by its code. */
const most = 100;

/** The samples of this device, newest first, and the way to one by its code: typed, or read by a scanner into the field. */
export const Screen = () => {
  const { t, number } = useWords();
  const { place } = useLog();
  const samples = useSamples();
  const [typed, setTyped] = useState('');
  const code = readCode(typed);
  const sought = typed.trim().toLowerCase();
  const found = samples.filter(
    ({ intake: { said } }) =>
      sought === '' || (code !== undefined && said.code === code) || said.bag?.toLowerCase() === sought,
  );
  return (
    <Page
      title={t('checking.list.title')}
      actions={
        <a class="button button-primary" href="/checking/new">
          {t('checking.intake.title')}
        </a>
      }
    >
      <nav class="check-ways" aria-label={t('checking.list.ways')}>
        <a class="button" href="/checking/bench">
          {t('checking.bench.title')}
        </a>
        <a class="button" href="/checking/labels">
          {t('checking.labels.title')}
        </a>
        <a class="button" href="/checking/parcel">
          {t('checking.parcel.title')}
        </a>
        <a class="button" href="/checking/here">
          {t('checking.here.title')}
        </a>
        <a class="button" href="/checking/lab-file">
          {t('checking.lab-file.title')}
        </a>
        {place.role === 'coordinator' || place.role === 'admin' ? (
          <a class="button" href="/checking/set-up">
            {t('checking.set-up.title')}
          </a>
        ) : null}
      </nav>
      <TextField
        name="find"
        type="search"
        label={t('checking.list.find')}
        hint={t('checking.list.find-hint')}
        maxLength={200}
        onInput={setTyped}
      />
      {samples.length === 0 ? (
        <NothingKept
          icon="strip"
          action={
            <a class="button button-primary" href="/checking/new">
              {t('checking.intake.title')}
            </a>
          }
        >
          {t('checking.list.none')}
        </NothingKept>
      ) : found.length === 0 ? (
        <p role="status">{t(code === undefined ? 'checking.list.no-code' : 'checking.list.not-here')}</p>
      ) : (
        <ul class="check-list">
          {found.slice(0, most).map((sample) => (
            <li key={sample.id}>
              <SampleLine sample={sample} />
            </li>
          ))}
        </ul>
      )}
      {found.length > most ? (
        <p class="field-hint">{t('checking.list.older', { count: number(found.length - most) })}</p>
      ) : null}
    </Page>
  );
};

/** One sample in a list: its code, what was expected, where it stands. */
const SampleLine = ({ sample }: { readonly sample: Sample }) => {
  const { t, day, list } = useWords();
  const substances = useSubstances();
  const { said } = sample.intake;
  const expected = (said.expected ?? []).map(substances.name);
  return (
    <a class="check-line" href={`/checking/sample/${sample.id}`}>
      <strong class="check-code">{codeText(t, sample)}</strong>
      <span>{expected.length === 0 ? t('checking.expected-unsaid') : list(expected)}</span>
      <span class="check-state">
        <Badge tone={sample.state === 'received' ? 'plain' : 'brand'}>
          {t(`checking.state.${sample.state}`)}
        </Badge>{' '}
        {sample.end === undefined ? null : <Badge>{t(`checking.move.${sample.end}`)}</Badge>}{' '}
        {day(sample.intake.day)}
      </span>
    </a>
  );
};

/** The code of a sample, or what stands for it once that faded. */
export const codeText = (t: (id: string) => string, { intake }: Sample): string =>
  intake.said.code === undefined ? (intake.said.bag ?? t('checking.no-code')) : showCode(intake.said.code);
