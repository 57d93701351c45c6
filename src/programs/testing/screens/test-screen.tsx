import { Button } from '#kit/components/button.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { results, type TestResult } from '../after-entries.ts';
import { type Outcome, readingKind, testKind } from '../entries.ts';
import { changed } from '../rules/chain.ts';
import type { Test } from '../rules/tests.ts';
import { newId } from './adapters/chance.ts';
import { NoKeys, useSeals } from './no-keys.tsx';
import { afterDeed, useAfter, useTestingSetUp } from './use-after.ts';
import { useOpened, useRecord, useTests } from './use-testing.ts';
import { WhatCame } from './what-came.tsx';

/** One test: what it said, on devices that may know, and reading it. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const labels = useLabels();
  const test = useTests().find(({ id }) => id === params['id']);
  return (
    <Page
      title={test === undefined ? t('testing.one.title') : labels.of('infection', test.said.infection)}
      back="/testing"
    >
      {test === undefined ? (
        <NothingKept icon="strip">{t('testing.one.gone')}</NothingKept>
      ) : (
        <>
          <About test={test} />
          <Read test={test} />
          <WhatCame test={test} />
        </>
      )}
    </Page>
  );
};

type Part = { readonly test: Test };

const About = ({ test: { id, said, entry, reading } }: Part) => {
  const { t } = useWords();
  const labels = useLabels();
  const opened = useOpened(testKind, entry);
  const chain = useAfter().chains.find(({ test }) => test === id);
  const { script } = useTestingSetUp();
  const result = useOpened(readingKind, reading?.entry)?.result ?? chain?.result;
  const kit = [said.item === undefined ? undefined : labels.item(said.item), said.lot]
    .filter(Boolean)
    .join(' · ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('testing.new.called'), chain?.called ?? opened?.called],
    [t('testing.new.reach'), chain?.reach ?? opened?.reach],
    [t('testing.kit.item'), kit === '' ? undefined : kit],
    [t('testing.slip.number'), chain?.slip],
    [t('testing.card.title'), chain?.person === undefined ? undefined : t('testing.card.linked')],
    [t('testing.new.agreed'), t(`testing.agreed.${said.agreed}`)],
  ];
  return (
    <section class="card">
      <p>
        <Badge tone={reading === undefined ? 'brand' : 'plain'}>
          {t(`testing.state.${reading?.came ?? 'waiting'}`)}
        </Badge>{' '}
        {t(`testing.method.${said.method}`)}
      </p>
      {result === undefined ? null : (
        <Banner tone={result === 'not-reactive' ? 'good' : 'warning'}>
          <strong>{t(`testing.result.${result}`)}</strong> {t(`testing.tell.${result}`)}
        </Banner>
      )}
      {result === 'reactive' && script !== undefined ? <p class="note-text">{script}</p> : null}
      <dl class="care-said">
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
};

const Read = ({ test: { id, said, reading, occurredAt, isErased } }: Part) => {
  const { t } = useWords();
  const chain = useAfter().chains.find(({ test }) => test === id);
  const record = useRecord();
  const seals = useSeals();
  const { infection, method } = said;
  const say = (came: Outcome, result?: TestResult): void =>
    void record(
      [
        {
          of: readingKind,
          body: { test: id, infection, method, came },
          ...(result !== undefined && { sealed: { result } }),
          subject: newId(),
        },
        // Beside every reading, whatever it says.
        ...(seals === true
          ? [
              afterDeed(
                chain === undefined
                  ? { test: id, infection, on: timeToDate(occurredAt), result }
                  : changed(chain, { result }),
              ),
            ]
          : []),
      ],
      t('testing.one.saved'),
    );
  if (reading?.came === 'read' || isErased) return null;
  return (
    <section aria-label={t('testing.one.read')}>
      <h2>{t('testing.one.read')}</h2>
      <NoKeys />
      <div class="care-answers">
        {seals === true
          ? results.map((result) => (
              <Button key={result} size="large" onClick={() => say('read', result)}>
                {t(`testing.result.${result}`)}
              </Button>
            ))
          : null}
        {seals === false ? (
          <Button size="large" onClick={() => say('read')}>
            {t('testing.one.read-only')}
          </Button>
        ) : null}
        {reading === undefined ? (
          <>
            <Button onClick={() => say('invalid')}>{t('testing.state.invalid')}</Button>
            <Button onClick={() => say('lost')}>{t('testing.state.lost')}</Button>
          </>
        ) : null}
      </div>
      <p class="field-hint">{t('testing.one.hint')}</p>
    </section>
  );
};
