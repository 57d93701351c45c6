import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import { msToDate } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { testKind } from '../entries.ts';
import type { Test } from '../rules/tests.ts';
import { useAfter } from './use-after.ts';
import { useOpened, useTests } from './use-testing.ts';

/** So many that were read are drawn. */
const mostRead = 50;

/** Tests that nobody has read yet, then those that were. */
export const Screen = () => {
  const { t } = useWords();
  const tests = useTests();
  const waiting = tests.filter(({ reading }) => reading === undefined);
  const read = tests.filter(({ reading }) => reading !== undefined).slice(0, mostRead);
  const start = (
    <a class="button button-primary" href="/testing/new">
      {t('testing.new.title')}
    </a>
  );
  return (
    <Page title={t('testing.list.title')} actions={start}>
      <nav class="row" aria-label={t('testing.list.ways')}>
        <a class="button" href="/testing/today">
          {t('testing.today.title')}
        </a>
        <a class="button" href="/testing/cascade">
          {t('testing.cascade.title')}
        </a>
        <a class="button" href="/testing/count">
          {t('testing.count.title')}
        </a>
      </nav>
      {tests.length === 0 ? (
        <NothingKept icon="strip" action={start}>
          {t('testing.list.none')}
        </NothingKept>
      ) : (
        <>
          <Group title={t('testing.list.waiting')} of={waiting} empty={t('testing.list.nobody')} />
          {read.length === 0 ? null : <Group title={t('testing.list.read')} of={read} />}
        </>
      )}
    </Page>
  );
};

const Group = ({
  title,
  of,
  empty,
}: {
  readonly title: string;
  readonly of: readonly Test[];
  readonly empty?: string;
}) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    {of.length === 0 ? <p class="field-hint">{empty}</p> : null}
    <ul class="care-list">
      {of.map((test) => (
        <li key={test.id}>
          <Line test={test} />
        </li>
      ))}
    </ul>
  </section>
);

/** One test: what for, how, since when. What it said does not stand in a list. */
const Line = ({ test: { id, entry, said, occurredAt, reading } }: { readonly test: Test }) => {
  const { t, day } = useWords();
  const labels = useLabels();
  const opened = useOpened(testKind, entry);
  const called = useAfter().chains.find(({ test }) => test === id)?.called ?? opened?.called;
  return (
    <a class="card care-line" href={`/testing/at/${id}`}>
      {called === undefined ? null : <strong>{called}</strong>}
      <strong>{labels.of('infection', said.infection)}</strong>
      <span>{t(`testing.method.${said.method}`)}</span>
      <span>
        <Badge tone={reading === undefined ? 'brand' : 'plain'}>
          {t(`testing.state.${reading?.came ?? 'waiting'}`)}
        </Badge>{' '}
        {day(msToDate(timeToMs(occurredAt)))}
      </span>
    </a>
  );
};
