import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { stepKind } from '../../entries.ts';
import type { Answered } from '../../fhir/read.ts';
import { answerOf } from '../../fhir/states.ts';
import { leadsTo } from '../../rules/moves.ts';
import { useRecord, useReferrals } from '../use-care.ts';

/** What a place says of a request of ours; somebody confirms it, as if they had heard it by phone. */
export const AnswerCard = ({ answered }: { readonly answered: Answered }) => {
  const { t } = useWords();
  const record = useRecord();
  const referral = useReferrals().find(({ sendings }) =>
    sendings.some(({ entry }) => entry === answered.sending),
  );
  const answer = answerOf(answered.state);
  if (referral === undefined || answer === undefined) return <Banner>{t('care.bundle.not-ours')}</Banner>;
  const sending = referral.sendings.find(({ entry }) => entry === answered.sending);
  // Asked elsewhere since: what the first place says changes nothing any more.
  const isNews = sending === referral.sendings.at(-1) && leadsTo(answer.step, referral.state) !== undefined;
  const save = async (): Promise<void> => {
    const kept = await record(
      [{ of: stepKind, body: { referral: referral.id, ...answer } }],
      t('care.one.saved'),
    );
    if (kept !== undefined) goToPath(`/care/at/${referral.id}`, { replace: true });
  };
  return (
    <section class="card" aria-label={t('care.bundle.answer')}>
      <h2>{t('care.bundle.answer')}</h2>
      <p>
        {t('care.bundle.says', { place: sending?.to.name ?? '', state: t(`care.state.${answered.state}`) })}
      </p>
      {answered.reason === undefined ? null : <p class="field-hint">{answered.reason}</p>}
      {isNews ? (
        <Button tone="primary" size="large" onClick={() => void save()}>
          {t('care.bundle.keep-answer')}
        </Button>
      ) : (
        <p class="field-hint">{t('care.one.too-late')}</p>
      )}
      <p>
        <a href={`/care/at/${referral.id}`}>{t('care.bundle.see')}</a>
      </p>
    </section>
  );
};
