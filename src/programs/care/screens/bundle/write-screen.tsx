import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { saveFile } from '#kit/save-file.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { wishKind } from '../../entries.ts';
import { toBundle } from '../../fhir/write.ts';
import type { Referral, Sending } from '../../rules/referral.ts';
import { newId } from '../adapters/chance.ts';
import { useReferrals, useSetUp } from '../use-care.ts';
import { useOpened } from '../use-opened.ts';

/** The latest sending of a referral as a file for the place that was asked. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const referral = useReferrals().find(({ id }) => id === params['id']);
  const sending = referral?.sendings.at(-1);
  return (
    <Page title={t('care.file.title')} back={`/care/at/${params['id']}`}>
      {referral === undefined || sending === undefined ? (
        <NothingKept icon="heart">{t('care.file.not-sent')}</NothingKept>
      ) : (
        <File referral={referral} sending={sending} />
      )}
    </Page>
  );
};

const sealedParts = ['words', 'called', 'reach'] as const;

const File = ({ referral, sending }: { readonly referral: Referral; readonly sending: Sending }) => {
  const { t, day, list } = useWords();
  const { place } = useLog();
  const setUp = useSetUp();
  const opened = useOpened(wishKind, referral.entry);
  const [isSaved, setSaved] = useState(false);
  const { wish } = referral;
  const said = {
    needs: wish.needs,
    ...(wish.when !== undefined && { when: wish.when }),
    ...(wish.ride !== undefined && { ride: wish.ride }),
    ...(wish.along !== undefined && { along: wish.along }),
    ...Object.fromEntries(
      sealedParts.flatMap((part) => (opened?.[part] === undefined ? [] : [[part, opened[part]]])),
    ),
  };
  const going = sending.scope.filter((part) => part in said);
  const lacking = sending.scope.filter((part) => !(part in said));
  const make = () =>
    toBundle({
      said,
      sending,
      state: referral.state,
      sentOn: referral.happened.find(({ entry }) => entry === sending.entry)?.day ?? referral.day,
      today: timeToDate(place.now()),
      from: { name: place.organization, ...(setUp.phone !== undefined && { phone: setUp.phone }) },
      ...(setUp.part2 && { statement: t('care.part2.statement') }),
      say: t,
      newId,
    });
  const checked = make();
  if (!checked.ok) return <Banner tone="warning">{t(`care.file.${checked.error}`)}</Banner>;
  const save = (): void => {
    const made = make();
    if (!made.ok) return;
    const text = JSON.stringify(made.value, undefined, 2);
    // Where it is kept on this device, its name tells of nobody and of nothing.
    saveFile(new Blob([text], { type: 'application/fhir+json' }), `request-${newId().slice(0, 8)}.json`);
    setSaved(true);
  };
  return (
    <>
      <section class="card">
        <p>{t('care.file.for', { place: sending.to.name })}</p>
        <p>{t('care.told.what', { parts: list(going.map((part) => t(`care.part.${part}`))) })}</p>
        <p class="field-hint">{t('care.told.until', { until: day(sending.until) })}</p>
        {lacking.length === 0 ? null : (
          <Banner tone="warning">
            {t('care.file.lacking', { parts: list(lacking.map((part) => t(`care.part.${part}`))) })}
          </Banner>
        )}
        <div class="care-ways">
          <Button tone="primary" size="large" icon="download" onClick={save}>
            {t('care.file.save')}
          </Button>
        </div>
        {isSaved ? <Banner tone="good">{t('care.file.saved')}</Banner> : null}
      </section>
      <p class="field-hint">{t('care.file.what')}</p>
    </>
  );
};
