import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { linkKind } from '../entries.ts';
import { Sent } from './sent.tsx';
import { useReferrals } from './use-care.ts';
import { useOpened } from './use-opened.ts';

/** The latest link of a referral again, on a device that holds the keys. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const referral = useReferrals().find(({ id }) => id === params['id']);
  const link = referral?.link;
  const key = useOpened(linkKind, link?.entry)?.key;
  return (
    <Page title={t('care.link.title')} back={`/care/at/${params['id']}`}>
      {referral === undefined ||
      link?.link === undefined ||
      link.digits === undefined ||
      key === undefined ? (
        <NothingKept icon="lock">{t('care.link.none')}</NothingKept>
      ) : (
        <Sent
          link={{
            id: link.link,
            key,
            digits: link.digits,
            until: link.until,
            to: referral.sendings.at(-1)?.to.name ?? '',
            isSlip: false,
            areWordsKept: true,
            isKeyKept: true,
          }}
        />
      )}
    </Page>
  );
};
