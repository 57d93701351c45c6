import { useState } from 'preact/hooks';
import { Page } from '#kit/components/page.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { SendForm, type SentForm } from './send-form.tsx';
import { Sent, type SentLink } from './sent.tsx';
import { SlotStands } from './slot-stands.tsx';
import { useReferrals } from './use-care.ts';

/** A wish, sent or held; or one that is there, sent again to the same or another place. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const referrals = useReferrals();
  const [sent, setSent] = useState<{ readonly referral: string; readonly link: SentLink }>();
  const referral = referrals.find(({ id }) => id === params['id']);
  const made = referrals.find(({ id }) => id === sent?.referral);
  const onDone = ({ referral: id, link }: SentForm): void => {
    if (link === undefined) goToPath(`/care/at/${id}`, { replace: true });
    else setSent({ referral: id, link });
  };
  return (
    <Page
      title={t(
        sent !== undefined
          ? 'care.sent.title'
          : referral === undefined
            ? 'care.new.title'
            : 'care.again.title',
      )}
      back={sent === undefined ? '/care' : `/care/at/${sent.referral}`}
    >
      {sent === undefined ? (
        <SendForm key={referral?.id ?? ''} {...(referral !== undefined && { referral })} onDone={onDone} />
      ) : (
        <>
          {made === undefined ? null : (
            <div data-print="no">
              <SlotStands referral={made} />
            </div>
          )}
          <Sent link={sent.link} />
        </>
      )}
    </Page>
  );
};
