import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { sampleKind } from '../entries.ts';
import type { CheckResult, Sample } from '../rules/sample.ts';
import { states } from '../rules/states.ts';
import { freshCode } from './adapters/chance.ts';
import { DipForm } from './dip-form.tsx';
import { codeText } from './list.tsx';
import { MoveForm } from './move-form.tsx';
import { ResultCard } from './result-card.tsx';
import { StripReader } from './strip-reader.tsx';
import { useClock } from './use-clock.ts';
import { useRecord } from './use-record.ts';
import { useSamples, useSubstances } from './use-samples.ts';
import { Warning } from './warning.tsx';

/** One sample: what was said of it, where it stands, and what can be done with it. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const samples = useSamples();
  const sample = samples.find(({ id }) => id === params['id']);
  return (
    <Page title={sample === undefined ? t('checking.sample.title') : codeText(t, sample)} back="/checking">
      {sample === undefined ? (
        <NothingKept icon="strip">{t('checking.sample.gone')}</NothingKept>
      ) : (
        <>
          <Track sample={sample} />
          <Relabel sample={sample} isTwice={samples.some((other) => sharesCode(sample, other))} />
          <Said sample={sample} />
          <nav class="check-ways" aria-label={t('checking.sample.ways')}>
            {sample.results.some(({ outcome }) => outcome !== 'unread') ? (
              <a class="button button-primary" href={`/checking/release/${sample.id}`}>
                {t('checking.release.title')}
              </a>
            ) : null}
            {(['reagent', 'spectrum', 'lab'] as const).map((sort) => (
              <a key={sort} class="button" href={`/checking/test/${sample.id}/${sort}/new`}>
                {t(`checking.${sort}.title`)}
              </a>
            ))}
            <a class="button" href={`/checking/paper/${sample.id}`}>
              {t('checking.paper.title')}
            </a>
            <Warning sample={sample} />
          </nav>
          <details class="more">
            <summary>{t('checking.dip.title')}</summary>
            <DipForm key={sample.results.length} samples={[sample.id]} />
          </details>
          <Results sample={sample} />
          <MoveForm sample={sample} />
        </>
      )}
    </Page>
  );
};

const sharesCode = (one: Sample, other: Sample): boolean =>
  one.id !== other.id &&
  one.intake.said.code !== undefined &&
  one.intake.said.code === other.intake.said.code;

/** A label that was used twice: this sample gets another code, and what was said of it stays. */
const Relabel = ({ sample, isTwice }: { readonly sample: Sample; readonly isTwice: boolean }) => {
  const { t } = useWords();
  const record = useRecord();
  if (!isTwice) return null;
  const relabel = (): void => {
    const body = { ...sample.intake.body, code: freshCode() };
    void record([{ of: sampleKind, body, supersedes: [sample.intake.id] }], t('checking.sample.relabeled'));
  };
  return (
    <Banner tone="danger" action={<Button onClick={relabel}>{t('checking.sample.relabel')}</Button>}>
      {t('checking.sample.twice')}
    </Banner>
  );
};

/** Bench and lab beside each other: where they differ, both stand. */
const Results = ({ sample }: { readonly sample: Sample }) => {
  const { t } = useWords();
  const now = useClock();
  return (
    <div class="check-sides">
      {(['bench', 'lab'] as const).map((place) => (
        <section key={place} aria-label={t(`checking.place.${place}`)}>
          <h2>{t(`checking.place.${place}`)}</h2>
          {sample.results.some((result) => result.place === place) ? null : (
            <p class="field-hint">{t(`checking.place.no-${place}`)}</p>
          )}
          {sample.results
            .filter((result) => result.place === place)
            .map((result) => (
              <ResultCard key={result.test} result={result} {...correctAt(sample, result)}>
                {result.strip === undefined ? null : <StripReader result={result} now={now} />}
                {sample.released.has(result.test) ? (
                  <p class="field-hint">{t('checking.release.is')}</p>
                ) : null}
              </ResultCard>
            ))}
        </section>
      ))}
    </div>
  );
};

/** Strips are read anew where they are; what was typed is corrected in its form. */
const correctAt = (sample: Sample, { method, place, strip, test }: CheckResult) => {
  if (strip !== undefined) return {};
  const sort = place === 'lab' ? 'lab' : method.startsWith('reagent-') ? 'reagent' : 'spectrum';
  return { correct: `/checking/test/${sample.id}/${sort}/${test}` };
};

/** All the states there are, with the one that it is in marked. */
const Track = ({ sample }: { readonly sample: Sample }) => {
  const { t } = useWords();
  return (
    <ol class="check-track" aria-label={t('checking.sample.state')}>
      {states
        .filter((state) => state !== 'corrected' || sample.state === 'corrected')
        .map((state) => (
          <li key={state} aria-current={state === sample.state ? 'step' : undefined}>
            {t(`checking.state.${state}`)}
          </li>
        ))}
    </ol>
  );
};

/** What was said when it came in. What was not asked stands nowhere; what was declined says so. */
const Said = ({ sample }: { readonly sample: Sample }) => {
  const { t, day, list } = useWords();
  const labels = useLabels();
  const substances = useSubstances();
  const { said } = sample.intake;
  const of = (field: string, value: string | undefined): readonly (readonly [string, string])[] =>
    value === undefined ? [] : [[t(`checking.intake.${field}`), t(`checking.${field}.${value}`)]];
  const answer = (
    field: 'used' | 'overdose',
    value: string | undefined,
  ): readonly (readonly [string, string])[] =>
    value === undefined ? [] : [[t(`checking.intake.${field}`), t(`checking.${value}`)]];
  const rows: readonly (readonly [string, string])[] = [
    [t('checking.sample.received'), day(sample.intake.day)],
    ...(said.expected === undefined
      ? []
      : [[t('checking.intake.expected'), list(said.expected.map(substances.name))] as const]),
    ...of('form', said.form),
    ...(said.colors === undefined
      ? []
      : [
          [
            t('checking.intake.colors'),
            list(said.colors.map((color) => labels.of('colour', color))),
          ] as const,
        ]),
    ...of('texture', said.texture),
    ...of('lustre', said.lustre),
    ...(said.stamp === undefined ? [] : [[t('checking.intake.stamp'), said.stamp] as const]),
    ...of('collected', said.collected),
    ...answer('used', said.used),
    ...(said.effects === undefined
      ? []
      : [
          [
            t('checking.intake.effects'),
            list(said.effects.map((effect) => t(`checking.effects.${effect}`))),
          ] as const,
        ]),
    ...answer('overdose', said.overdose),
    ...(said.area === undefined ? [] : [[t('checking.intake.area'), labels.of('area', said.area)] as const]),
    ...(said.bag === undefined ? [] : [[t('checking.intake.bag'), said.bag] as const]),
    ...(said.declined ?? []).map(
      (field) => [t(`checking.intake.${field}`), t('kit.rather-not-say')] as const,
    ),
  ];
  return (
    <dl class="check-said">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
