import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { idsOf } from '#people/cards/rules/join.ts';
import { useJoins } from '#people/cards/screens/use-joins.ts';
import { lastMonths, periodOf, quartersOf } from '#report/period.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { type CascadeBody, cascadeKind, cascadesOf } from '../../cascade-entries.ts';
import { firstReleases, reckonCascade, releaseCascade } from '../../rules/cascade.ts';
import { NoKeys } from '../no-keys.tsx';
import { useAfter, useTestingSetUp } from '../use-after.ts';
import { useRecord, useTests } from '../use-testing.ts';

/** What came of tests, as counts of enough people: reckoned here, looked at, and stored once by one press. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const sealing = useSealing();
  const mayRelease = rightsOf(place.role, place.isBound).has('release');
  return (
    <Page title={t('testing.cascade.title')} back="/testing">
      <p class="field-hint">{t('testing.cascade.text')}</p>
      {sealing === undefined ? null : sealing.can !== 'reads' ? (
        <NoKeys />
      ) : mayRelease ? (
        <Make />
      ) : (
        <p role="note">{t('testing.cascade.not-you')}</p>
      )}
      <Released />
    </Page>
  );
};

const Make = () => {
  const { t } = useWords();
  const labels = useLabels();
  const { place } = useLog();
  const record = useRecord();
  const joins = useJoins();
  const tests = useTests();
  const { chains } = useAfter();
  const { least } = useTestingSetUp();
  const before = useEntries(cascadeKind).map(({ body }) => body);
  const today = timeToDate(place.now());
  const periods = [...quartersOf(today, 3).slice(1), ...lastMonths(today, 4).slice(1)];
  const [infection, setInfection] = useState<string>(cascadesOf[0]);
  const [period, setPeriod] = useState(periods[0] ?? '');
  const of = { infection, ...periodOf(period) };
  const reckoned = reckonCascade(tests, chains, of, (person) => idsOf(joins, person).toSorted()[0] ?? person);
  const made = releaseCascade(reckoned, of, { least, today, before });
  return (
    <section class="card form" aria-label={t('testing.cascade.make')}>
      <h2>{t('testing.cascade.make')}</h2>
      <Choice
        name="infection"
        label={t('testing.cascade.infection')}
        canDecline={false}
        options={labels.options('infection').filter(({ value }) => cascadesOf.some((one) => one === value))}
        value={infection}
        onChange={setInfection}
      />
      <Choice
        name="period"
        label={t('testing.cascade.period')}
        canDecline={false}
        options={periods.map((value) => ({ value, label: value }))}
        value={period}
        onChange={setPeriod}
      />
      {made.ok ? (
        <>
          <Figures body={made.value} />
          <p>{t('testing.cascade.once')}</p>
          <Button tone="primary" onClick={() => void record([{ of: cascadeKind, body: { ...made.value } }])}>
            {t('testing.cascade.release')}
          </Button>
        </>
      ) : (
        <Banner tone="warning">
          <p>{t(`testing.cascade.${made.error}`, { least })}</p>
        </Banner>
      )}
    </section>
  );
};

/** What was released, the newest first. */
const Released = () => {
  const { t, day } = useWords();
  const labels = useLabels();
  const released = useEntries(cascadeKind);
  const first = firstReleases(
    released.map(({ body, id, occurredAt }) => ({ ...body, id, occurredAt })),
  ).toReversed();
  if (first.length === 0) return null;
  return (
    <section aria-label={t('testing.cascade.released')}>
      <h2>{t('testing.cascade.released')}</h2>
      {first.map((body) => (
        <article key={body.id} class="card">
          <h3>{`${labels.of('infection', body.infection)}: ${day(body.from)} – ${day(body.to)}`}</h3>
          <Figures body={body} />
          <p class="field-hint">{t('testing.cascade.as-of', { day: day(timeToDate(body.occurredAt)) })}</p>
        </article>
      ))}
    </section>
  );
};

const Figures = ({ body }: { readonly body: CascadeBody }) => {
  const { t } = useWords();
  return (
    <>
      <dl class="care-said">
        {body.figures.blocks.map(({ rungs, people }) => (
          <div key={rungs[0]}>
            <dt>{rungs.map((rung) => t(`testing.rung.${rung}`)).join(' · ')}</dt>
            <dd>{t('testing.cascade.people', { count: people })}</dd>
          </div>
        ))}
      </dl>
      <p class="field-hint">
        {t('testing.cascade.from', { tests: body.tests, unread: body.unread, unopened: body.unopened })}
      </p>
    </>
  );
};
