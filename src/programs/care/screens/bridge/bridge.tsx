import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import { askDay } from '#report/days-covered.ts';
import { doseKind, medications } from '../../entries.ts';
import type { Cover } from '../../rules/cover.ts';
import type { Referral } from '../../rules/referral.ts';
import { useRecord } from '../use-care.ts';

/** First doses that our own prescriber gives until another place does, and for how long they last. */
export const Bridge = ({ referral }: { readonly referral: Referral }) => {
  const { t } = useWords();
  const { cover } = referral;
  return (
    <section aria-label={t('care.bridge.title')}>
      <h2>{t('care.bridge.title')}</h2>
      {cover === undefined ? null : <Covered referral={referral.id} cover={cover} />}
      <Give key={cover?.given.length} referral={referral} />
    </section>
  );
};

const Covered = ({ referral, cover }: { readonly referral: string; readonly cover: Cover }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const { zero, askOn, said, given } = cover;
  const today = timeToDate(place.now());
  const say = (what: 'elsewhere' | 'enough'): void =>
    void record([{ of: doseKind, body: { referral, what } }], t('care.one.saved'));
  return (
    <div class="card care-cover">
      <p>{t('care.bridge.given', { count: given.length, day: day(addDays(zero, -1)) })}</p>
      {said === undefined ? null : <p>{t(`care.bridge.said.${said}`)}</p>}
      {askOn === undefined ? null : zero <= today ? (
        <Banner tone="warning">{t('care.bridge.over', { day: day(zero) })}</Banner>
      ) : askOn <= today ? (
        <Banner tone="warning">{t('care.bridge.soon', { day: day(zero) })}</Banner>
      ) : (
        <p class="field-hint">{t('care.bridge.ask-on', { day: day(askOn), zero: day(zero) })}</p>
      )}
      {askOn === undefined ? null : (
        <div class="care-answers">
          <Button size="large" onClick={() => say('elsewhere')}>
            {t('care.bridge.elsewhere')}
          </Button>
          <Button size="large" onClick={() => say('enough')}>
            {t('care.bridge.enough')}
          </Button>
        </div>
      )}
    </div>
  );
};

/** A bridge for longer is none. Our own choice. */
const longestDays = 31;

const Give = ({ referral: { id, wish, cover } }: { readonly referral: Referral }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const wished = medications.find((each) => wish.needs.includes(each));
  const [medication, setMedication] = useState<string | undefined>(cover?.given.at(-1)?.medication ?? wished);
  const [days, setDays] = useState(3);
  const [problem, setProblem] = useState<string>();
  const today = timeToDate(place.now());
  const save = async (): Promise<boolean> => {
    setProblem(medication === undefined ? t('care.bridge.which-first') : undefined);
    if (medication === undefined) return false;
    const body = { referral: id, what: 'given', medication, days };
    return (await record([{ of: doseKind, body }], t('care.bridge.saved'))) !== undefined;
  };
  return (
    <details class="more">
      <summary>{t(cover === undefined ? 'care.bridge.give' : 'care.bridge.give-more')}</summary>
      <TypedForm onSubmit={save}>
        <Choice
          name="medication"
          label={t('care.bridge.which')}
          canDecline={false}
          options={medications.map((value) => ({ value, label: t(`care.need.${value}`) }))}
          value={medication}
          onChange={setMedication}
        />
        <Stepper label={t('care.bridge.days')} value={days} min={1} max={longestDays} onChange={setDays} />
        <p class="field-hint">{t('care.bridge.days-hint')}</p>
        <p role="status">
          {t('care.bridge.ask-on', {
            day: day(askDay(today, days)),
            zero: day(addDays(today, days)),
          })}
        </p>
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
