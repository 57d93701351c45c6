import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import { afterKind, type Promised, promises, type Stage, type TestResult } from '../after-entries.ts';
import { type Chain, type ChainChange, changed } from '../rules/chain.ts';
import { stagesOf } from '../rules/offered.ts';
import type { Test } from '../rules/tests.ts';
import { CardLink } from './card-link.tsx';
import { TakeAway } from './take-away.tsx';
import { afterDeed, useAfter, useTestingSetUp } from './use-after.ts';
import { useRecord } from './use-testing.ts';

/** What came of a test, as they want to tell it: on a device that can open it. The same for every test, whatever it said. */
export const WhatCame = ({ test }: { readonly test: Test }) => {
  const { t } = useWords();
  const sealing = useSealing();
  const { chains, pages } = useAfter();
  if (sealing === undefined) return null;
  if (test.isErased) return <p role="status">{t('testing.after.gone')}</p>;
  if (sealing.can !== 'reads') return <p class="field-hint">{t('testing.after.no-keys')}</p>;
  const chain = chains.find((each) => each.test === test.id) ?? emptyChain(test);
  return (
    <section class="form" aria-label={t('testing.after.title')}>
      <h2>{t('testing.after.title')}</h2>
      <p class="field-hint">{t('testing.after.hint')}</p>
      {chain.wish === 'away' ? (
        <p role="status">{t('testing.away.waits')}</p>
      ) : (
        <Told chain={chain} isRead={test.reading !== undefined} />
      )}
      <TakeAway test={test} chain={chain} pages={pages} />
    </section>
  );
};

/** Of a test that was noted before there was such an entry, or on a device without keys. */
const emptyChain = ({ id, said, occurredAt }: Test): Chain => ({
  test: id,
  infection: said.infection,
  on: timeToDate(occurredAt),
  result: undefined,
  stages: {},
  next: undefined,
  wish: 'open',
  reported: undefined,
  called: undefined,
  reach: undefined,
  slip: undefined,
  person: undefined,
  saidOn: timeToDate(occurredAt),
  subjects: [],
});

const Told = ({ chain, isRead }: { readonly chain: Chain; readonly isRead: boolean }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const today = timeToDate(place.now());
  const say = (change: ChainChange): void =>
    void record([afterDeed(changed(chain, change))], t('testing.one.saved'));
  const options = stagesOf(chain.infection, chain.result);
  const told = options.filter((stage) => chain.stages[stage] !== undefined);
  const tick = (values: readonly string[]): void =>
    say({
      stages: Object.fromEntries(
        options
          .filter((stage) => values.includes(stage) !== told.includes(stage))
          .map((stage): [Stage, string] => [stage, values.includes(stage) ? today : '']),
      ),
    });
  return (
    <>
      {isRead ? (
        <MultiChoice
          name="stages"
          label={t('testing.after.told')}
          hint={t('testing.after.told-hint')}
          canDecline={false}
          options={options.map((value) => ({ value, label: t(`testing.stage.${value}`) }))}
          values={told}
          onChange={tick}
        />
      ) : null}
      <Reportable chain={chain} onDone={() => say({ reported: today })} />
      {chain.wish === 'no-more' ? (
        <>
          <p role="status">{t('testing.after.no-more')}</p>
          <Button onClick={() => say({ wish: 'open' })}>{t('testing.after.again')}</Button>
        </>
      ) : (
        <>
          <Next key={chain.next?.by} chain={chain} today={today} onSay={say} />
          <Button onClick={() => say({ wish: 'no-more', next: '' })}>{t('testing.after.to-no-more')}</Button>
        </>
      )}
      {chain.person === undefined ? (
        <CardLink label={t('testing.card.link')} onPerson={(person) => say({ person })} />
      ) : (
        <Button onClick={() => say({ person: '' })}>{t('testing.card.unlink')}</Button>
      )}
      {chain.subjects.length === 0 ? null : (
        <p class="field-hint">
          {t('testing.after.kept', { day: day(addDays(chain.saidOn, afterKind.keepDays ?? 0)) })}
        </p>
      )}
    </>
  );
};

/** What the organization has to do about a result, in its own words. It is done by people; nothing is sent. */
const Reportable = ({
  chain: { infection, result, reported },
  onDone,
}: {
  readonly chain: {
    readonly infection: string;
    readonly result: TestResult | undefined;
    readonly reported: string | undefined;
  };
  readonly onDone: () => void;
}) => {
  const { t, day } = useWords();
  const { reportable, task } = useTestingSetUp();
  if (result !== 'reactive' || !reportable.includes(infection)) return null;
  return (
    <section class="card" aria-label={t('testing.report-task.title')}>
      <h3>{t('testing.report-task.title')}</h3>
      <p class="note-text">{task ?? t('testing.report-task.usual')}</p>
      {reported === undefined ? (
        <Button onClick={onDone}>{t('testing.report-task.done')}</Button>
      ) : (
        <p>{t('testing.report-task.done-on', { day: day(reported) })}</p>
      )}
    </section>
  );
};

/** In so many days somebody may be asked. */
const daysAhead = [3, 7, 14, 30, 90] as const;

const Next = ({
  chain,
  today,
  onSay,
}: {
  readonly chain: Chain;
  readonly today: string;
  readonly onSay: (change: ChainChange) => void;
}) => {
  const { t, day } = useWords();
  const [what, setWhat] = useState<string>(chain.next?.what ?? 'ask');
  return (
    <details class="more" open={chain.next !== undefined}>
      <summary>
        {chain.next === undefined
          ? t('testing.next.title')
          : `${t(`testing.why.${chain.next.what}`)}: ${day(chain.next.by)}`}
      </summary>
      <Choice
        name="next"
        label={t('testing.next.what')}
        hint={t('testing.next.when')}
        canDecline={false}
        options={promises.map((value) => ({ value, label: t(`testing.why.${value}`) }))}
        value={what}
        onChange={setWhat}
      />
      <div class="care-answers">
        {daysAhead.map((count) => (
          <Button
            key={count}
            onClick={() => onSay({ next: { what: what as Promised, by: addDays(today, count) } })}
          >
            {t('testing.next.in-days', { count })}
          </Button>
        ))}
        {chain.next === undefined ? null : (
          <Button onClick={() => onSay({ next: '' })}>{t('testing.next.nobody')}</Button>
        )}
      </div>
    </details>
  );
};
