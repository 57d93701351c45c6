import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { msToDate } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import type { Referral } from '../rules/referral.ts';
import { useReferrals, useSetUp } from './use-care.ts';

/** Each sending of a referral: to whom, when and how, what, by which consent; and when the person took it back. */
export const ToldList = ({ referral: { sendings, openings, happened } }: { readonly referral: Referral }) => {
  const { t, day, list } = useWords();
  const opened = openings.filter(({ how }) => how !== 'wrong').length;
  const takenBack = happened.find(({ move, led }) => move === 'cancel' && led !== undefined);
  return (
    <>
      <ul class="care-list">
        {sendings.map(({ entry, to, scope, until, agreed, way, ms }) => (
          <li key={entry} class="card">
            <strong>{to.name}</strong>
            <p>
              {day(msToDate(ms))} · {t(`care.told.${way}`)} · {t(`care.told.${agreed}`)}
            </p>
            <p>{t('care.told.what', { parts: list(scope.map((part) => t(`care.part.${part}`))) })}</p>
            <p class="field-hint">{t('care.told.until', { until: day(until) })}</p>
          </li>
        ))}
      </ul>
      {takenBack === undefined ? null : <p>{t('care.told.taken-back', { day: day(takenBack.day) })}</p>}
      <p class="field-hint">{t('care.told.opened', { count: opened })}</p>
    </>
  );
};

/** The same on paper, for the person who asks for it: of one referral, without what they are called. */
export const Told = ({ id }: { readonly id: string }) => {
  const { t, day, list } = useWords();
  const { place } = useLog();
  const { part2, phone } = useSetUp();
  const referral = useReferrals().find((each) => each.id === id);
  return (
    <Page
      title={t('care.told.title')}
      back={`/care/at/${id}`}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('care.told.paper')}
        </Button>
      }
    >
      {referral === undefined || referral.sendings.length === 0 ? (
        <NothingKept icon="heart">{t('care.told.nobody')}</NothingKept>
      ) : (
        <>
          <p>
            {place.organization} · {day(timeToDate(place.now()))}
          </p>
          <p>
            {t('care.told.why', { needs: list(referral.wish.needs.map((need) => t(`care.need.${need}`))) })}
          </p>
          <ToldList referral={referral} />
          {part2 ? <p>{t('care.part2.statement')}</p> : null}
          {phone === undefined ? null : <p>{t('care.slip.call', { phone })}</p>}
        </>
      )}
      <p class="field-hint">{t('care.told.limits')}</p>
    </Page>
  );
};
