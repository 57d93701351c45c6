import { useState } from 'preact/hooks';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import { DipForm } from './dip-form.tsx';
import { codeText } from './list.tsx';
import { methodText } from './method-text.ts';
import { StripReader } from './strip-reader.tsx';
import { sinceText, useClock } from './use-clock.ts';
import { useSamples } from './use-samples.ts';
import { Warning } from './warning.tsx';

/** A strip that was read stays in sight for so long: for a second pair of eyes, and to be read anew. */
const inSightMs = 30 * 60_000;
/** So many samples are offered to be dipped together; an older one is dipped from its own screen. */
const offered = 12;

/** Strips side by side, each with its clock, of as many samples as lie on the bench. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const now = useClock();
  const samples = useSamples();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const open = samples.filter(({ end }) => end === undefined).slice(0, offered);
  const running = samples
    .flatMap((sample) =>
      sample.results.flatMap((result) => (result.strip === undefined ? [] : [{ sample, result }])),
    )
    .filter(({ result }) => result.outcome === 'unread' || now - result.ms < inSightMs)
    .toSorted((a, b) => a.result.ms - b.result.ms);
  return (
    <Page title={t('checking.bench.title')} back="/checking">
      {running.length === 0 ? (
        <p role="status">{t('checking.bench.none')}</p>
      ) : (
        <ul class="check-bench">
          {running.map(({ sample, result }) => (
            <li
              key={result.test}
              class="card"
              aria-label={`${codeText(t, sample)} ${methodText(words, result.method)}`}
            >
              <a class="check-code" href={`/checking/sample/${sample.id}`}>
                {codeText(t, sample)}
              </a>
              <p>{methodText(words, result.method)}</p>
              <p class="check-clock" role="timer">
                {sinceText(now - result.ms)}
              </p>
              <p>{t(`checking.outcome.${result.outcome}`, { test: methodText(words, result.method) })}</p>
              <StripReader result={result} now={now} />
              {result.outcome === 'detected' ? <Warning sample={sample} /> : null}
            </li>
          ))}
        </ul>
      )}
      <section class="card" aria-label={t('checking.dip.title')}>
        <h2>{t('checking.dip.title')}</h2>
        {open.length === 0 ? (
          <NothingKept icon="strip">{t('checking.bench.no-samples')}</NothingKept>
        ) : (
          <>
            <MultiChoice
              name="samples"
              label={t('checking.bench.samples')}
              canDecline={false}
              options={open.map((sample) => ({ value: sample.id, label: codeText(t, sample) }))}
              values={chosen}
              onChange={setChosen}
            />
            <DipForm key={running.length} samples={chosen} onDipped={() => setChosen([])} />
          </>
        )}
      </section>
    </Page>
  );
};
