import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { planKind, reachWays, stopKind, tries, tryKind } from '../entries.ts';
import type { Plan, ReachWay } from '../rules/plan.ts';
import type { Referral } from '../rules/referral.ts';
import { newId } from './adapters/chance.ts';
import { dayAfter } from './day-after.ts';
import { NoKeys } from './no-keys.tsx';
import { useRecord } from './use-care.ts';
import { useOpened } from './use-opened.ts';

/** Whether and how the person wants to be asked how it goes; tries are counted, and a stop is one tap. */
export const FollowUp = ({ referral }: { readonly referral: Referral }) => {
  const { t } = useWords();
  const { plan } = referral;
  return (
    <section aria-label={t('care.plan.title')}>
      <h2>{t('care.plan.title')}</h2>
      {plan === undefined || plan.isStopped || plan.next === undefined ? (
        <>
          {plan === undefined ? null : (
            <p>{t(plan.isStopped ? 'care.plan.stopped' : 'care.plan.done', { count: plan.tried.length })}</p>
          )}
          <Agree referral={referral.id} />
        </>
      ) : (
        <Agreed key={plan.tried.length} referral={referral.id} plan={plan} next={plan.next} />
      )}
    </section>
  );
};

const daysAhead = [1, 3, 7, 14] as const;

const Agree = ({ referral }: { readonly referral: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const [ways, setWays] = useState<readonly ReachWay[]>([]);
  const [days, setDays] = useState('3');
  const [texts, setTexts] = useState({ number: '', word: '' });
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<boolean> => {
    if (ways.length === 0) {
      setProblem(t('care.plan.way-first'));
      return false;
    }
    setProblem(undefined);
    const said = Object.entries(texts).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()] as const],
    );
    const kept = await record(
      [
        {
          of: planKind,
          body: { referral, plan: newId(), ways: [...ways], next: dayAfter(place.now(), Number(days)) },
          ...(said.length > 0 && { sealed: Object.fromEntries(said) }),
        },
      ],
      t('care.plan.saved'),
    );
    if (kept === 'without-words' && said.length > 0) setProblem(t('care.plan.words-not-kept'));
    return kept !== undefined;
  };
  return (
    <details class="more">
      <summary>{t('care.plan.agree')}</summary>
      <TypedForm onSubmit={save}>
        <MultiChoice
          name="ways"
          label={t('care.plan.ways')}
          hint={t('care.plan.ways-hint')}
          canDecline={false}
          options={reachWays.map((way) => ({ value: way, label: t(`care.reach.${way}`) }))}
          values={ways}
          onChange={(values) => setWays(values as readonly ReachWay[])}
        />
        <Choice
          name="days"
          label={t('care.plan.when')}
          canDecline={false}
          options={daysAhead.map((count) => ({
            value: String(count),
            label: t('care.plan.in-days', { count }),
          }))}
          value={days}
          onChange={setDays}
        />
        <NoKeys text={t('care.plan.no-keys')} />
        <TextField
          name="number"
          label={t('care.plan.number')}
          hint={t('care.plan.sealed')}
          maxLength={120}
          onInput={(number) => setTexts({ ...texts, number })}
        />
        <TextField
          name="word"
          label={t('care.plan.word')}
          hint={t('care.plan.word-hint')}
          maxLength={120}
          onInput={(word) => setTexts({ ...texts, word })}
        />
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </TypedForm>
    </details>
  );
};

/** Days until the next try, when one did not reach anybody. */
const againDays = 2;

const Agreed = ({
  referral,
  plan,
  next,
}: {
  readonly referral: string;
  readonly plan: Plan;
  readonly next: string;
}) => {
  const { t, day, list } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const [way, setWay] = useState<ReachWay>(plan.ways[0] ?? 'counter');
  const said = useOpened(planKind, plan.entry);
  const shared = { referral, plan: plan.id };
  const tried = (came: (typeof tries)[number]): void =>
    void record(
      [
        {
          of: tryKind,
          body: {
            ...shared,
            way,
            came,
            ...(came !== 'reached' && { next: dayAfter(place.now(), againDays) }),
          },
        },
      ],
      t('care.one.saved'),
    );
  return (
    <>
      <p>
        {t('care.plan.agreed', {
          ways: list(plan.ways.map((each) => t(`care.reach.${each}`))),
          day: day(next),
        })}
      </p>
      {said?.number === undefined ? null : <p>{`${t('care.plan.number')}: ${said.number}`}</p>}
      {said?.word === undefined ? null : <p>{`${t('care.plan.word')}: ${said.word}`}</p>}
      <p class="field-hint">{t('care.plan.tried', { count: plan.tried.length })}</p>
      {plan.ways.length < 2 ? null : (
        <Choice
          name="way"
          label={t('care.plan.which')}
          canDecline={false}
          options={plan.ways.map((each) => ({ value: each, label: t(`care.reach.${each}`) }))}
          value={way}
          onChange={(value) => setWay(value as ReachWay)}
        />
      )}
      <div class="care-answers">
        {tries.map((came) => (
          <Button key={came} onClick={() => tried(came)}>
            {t(`care.try.${came}`)}
          </Button>
        ))}
      </div>
      <Button
        tone="quiet"
        icon="close"
        onClick={() => void record([{ of: stopKind, body: shared }], t('care.plan.stopped'))}
      >
        {t('care.plan.stop')}
      </Button>
    </>
  );
};
