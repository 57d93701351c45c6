import { useState } from 'preact/hooks';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { incomingOf } from '../../fhir/incoming.ts';
import { mostChars, type Reading, readBundle } from '../../fhir/read.ts';
import { NoKeys } from '../no-keys.tsx';
import { AnswerCard } from './answer-card.tsx';
import { DraftCard } from './draft-card.tsx';

/** A partner's file, read on this device: what they ask of us, as drafts, and what they say of what we asked. Nothing is kept by reading. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const [reading, setReading] = useState<Reading & { readonly file: string }>();
  const read = async (file: File): Promise<void> => {
    // What is larger is refused by its size, and not read.
    const text = file.size > mostChars * 4 ? ' '.repeat(mostChars + 1) : await file.text();
    setReading({ ...readBundle(text, timeToDate(place.now())), file: `${file.name} ${file.lastModified}` });
  };
  const isNothing =
    reading !== undefined && reading.problems.length + reading.asked.length + reading.answered.length === 0;
  return (
    <Page title={t('care.bundle.title')} back="/care">
      <p>{t('care.bundle.what')}</p>
      <NoKeys text={t('care.bundle.no-keys')} />
      <FileDrop
        name="bundle"
        label={t('care.bundle.file')}
        accept=".json,application/json,application/fhir+json"
        onFile={(file) => void read(file)}
      />
      {reading === undefined || reading.problems.length === 0 ? null : (
        <section aria-label={t('care.bundle.refused')}>
          <Banner tone="warning" isUrgent>
            {t('care.bundle.refused')}
          </Banner>
          <ul class="care-list">
            {reading.problems.map(({ code, at }) => (
              <li key={`${code} ${at}`} class="card">
                <p>{t(`care.bundle.problem.${code}`)}</p>
                <p class="field-hint">{`${code} · ${at}`}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isNothing ? <Banner>{t('care.bundle.nothing')}</Banner> : null}
      {reading?.answered.map((answered) => (
        <AnswerCard key={`${reading.file} ${answered.sending}`} answered={answered} />
      ))}
      {reading?.asked
        .filter(({ state }) => state === 'draft' || state === 'requested')
        .map((asked, at) => (
          <DraftCard key={`${reading.file} ${at}`} incoming={incomingOf(asked)} />
        ))}
    </Page>
  );
};
