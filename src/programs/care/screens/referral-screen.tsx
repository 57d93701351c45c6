import { useDirectory } from '#community/directory/screens/use-directory.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { linkKind, medications, stepKind, wishKind } from '../entries.ts';
import { answersTo, answerText } from '../rules/answers.ts';
import { mostWrong } from '../rules/link.ts';
import { isOver, leadsTo } from '../rules/moves.ts';
import { answerDueAt, type Referral } from '../rules/referral.ts';
import { FollowUp } from './follow-up.tsx';
import { toneOf } from './list.tsx';
import { SlotStands } from './slot-stands.tsx';
import { ToldList } from './told.tsx';
import { useRecord, useReferrals } from './use-care.ts';
import { useOpened } from './use-opened.ts';

const bridge = () => import('./bridge/bridge.tsx').then(({ Bridge }) => Bridge);

/** One referral: where it stands, what came of it, and who was told what. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, list } = useWords();
  const referral = useReferrals().find(({ id }) => id === params['id']);
  const title = referral && list(referral.wish.needs.map((need) => t(`care.need.${need}`)));
  return (
    <Page title={title ?? t('care.one.title')} back="/care">
      {referral === undefined ? (
        <NothingKept icon="heart">{t('care.one.gone')}</NothingKept>
      ) : (
        <>
          <SlotStands referral={referral} />
          <Stands referral={referral} />
          <Answers referral={referral} />
          {medications.some((each) => referral.wish.needs.includes(each)) || referral.cover !== undefined ? (
            <Later load={bridge} props={{ referral }} />
          ) : null}
          <FollowUp referral={referral} />
          <Said referral={referral} />
          <WhoWasTold referral={referral} />
          <History referral={referral} />
        </>
      )}
    </Page>
  );
};

type Part = { readonly referral: Referral };

const Stands = ({ referral }: Part) => {
  const { t } = useWords();
  const { place } = useLog();
  const { directory } = useDirectory();
  const hasCenter = useVisitParts().programs.some(({ name }) => name === 'treatment');
  const last = referral.sendings.at(-1);
  const key = useOpened(linkKind, referral.link?.entry)?.key;
  const phones = directory.listings.find(({ id }) => id === last?.to.service)?.body.phones ?? [];
  const isDue = (answerDueAt(referral) ?? Number.POSITIVE_INFINITY) <= timeToMs(place.now());
  const wrong = referral.openings.filter(({ how, link }) => how === 'wrong' && link === referral.link?.link);
  return (
    <section class="card">
      <p>
        <Badge tone={toneOf(referral)}>{t(`care.state.${referral.state}`)}</Badge>{' '}
        {last?.to.name ?? referral.wish.first?.name ?? t('care.list.no-place')}
      </p>
      {isDue ? <Banner tone="warning">{t(`care.due.${referral.state}`)}</Banner> : null}
      {wrong.length >= mostWrong ? <Banner tone="warning">{t('care.one.link-closed')}</Banner> : null}
      <div class="care-ways">
        {phones.map(({ number, label }) => (
          <a key={number} class="button button-large" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
            {t('care.way.dial', { number: label === undefined ? number : `${number} (${label})` })}
          </a>
        ))}
        {key === undefined || isOver(referral.state) ? null : (
          <a class="button button-large" href={`/care/link/${referral.id}`}>
            {t('care.one.show-link')}
          </a>
        )}
        {leadsTo('send', referral.state) === undefined ? null : (
          <a class="button button-large" href={`/care/send/${referral.id}`}>
            {t(last === undefined ? 'care.one.send' : 'care.again.title')}
          </a>
        )}
        {hasCenter ? (
          <a class="button button-large" href={`/treatment/new/${referral.id}`}>
            {t('care.one.open-file')}
          </a>
        ) : null}
      </div>
    </section>
  );
};

/** Typed by whoever hears first; what was said before is not asked again. */
const Answers = ({ referral }: Part) => {
  const { t } = useWords();
  const record = useRecord();
  const answers = referral.sendings.length === 0 ? [] : answersTo(referral.state);
  const say = (body: { readonly step: string; readonly reason?: string }): void =>
    void record([{ of: stepKind, body: { referral: referral.id, ...body } }], t('care.one.saved'));
  return (
    <section aria-label={t('care.one.heard')}>
      {answers.length === 0 ? null : (
        <>
          <h2>{t('care.one.heard')}</h2>
          <div class="care-answers">
            {answers.map((answer) => (
              <Button key={answerText(answer)} size="large" onClick={() => say({ ...answer })}>
                {t(`care.answer.${answerText(answer)}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      {leadsTo('cancel', referral.state) === undefined ? null : (
        <>
          <Button tone="quiet" icon="close" onClick={() => say({ step: 'cancel' })}>
            {t('care.one.cancel')}
          </Button>
          <p class="field-hint">{t('care.one.cancel-hint')}</p>
        </>
      )}
    </section>
  );
};

const Said = ({ referral: { wish, entry } }: Part) => {
  const { t } = useWords();
  const said = useOpened(wishKind, entry);
  const rows: readonly (readonly [string, string])[] = [
    ...(['called', 'words', 'reach'] as const).flatMap((part) =>
      said?.[part] === undefined ? [] : [[t(`care.part.${part}`), said[part]] as const],
    ),
    ...(wish.when === undefined ? [] : [[t('care.ask.when'), t(`care.when.${wish.when}`)] as const]),
    ...(wish.ride === undefined
      ? []
      : [[t('care.ask.ride'), t(wish.ride ? 'care.yes' : 'care.no')] as const]),
    ...(wish.along === undefined ? [] : [[t('care.ask.along'), t(`care.along.${wish.along}`)] as const]),
    ...(wish.declined ?? []).map((field) => [t(`care.ask.${field}`), t('kit.rather-not-say')] as const),
  ];
  return rows.length === 0 ? null : (
    <dl class="care-said">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** The account of disclosures: a person who asks is shown this, or gets it on paper. */
const WhoWasTold = ({ referral }: Part) => {
  const { t } = useWords();
  const { id, sendings } = referral;
  if (sendings.length === 0) return null;
  return (
    <section aria-label={t('care.told.title')}>
      <h2>{t('care.told.title')}</h2>
      <ToldList referral={referral} />
      <p>
        <a href={`/care/told/${id}`}>{t('care.told.print')}</a>
      </p>
      <p>
        <a href={`/care/file/${id}`}>{t('care.file.title')}</a>
      </p>
    </section>
  );
};

const History = ({ referral: { happened } }: Part) => {
  const { t, day } = useWords();
  return (
    <details class="more">
      <summary>{t('care.one.history')}</summary>
      <ol class="care-list">
        {happened.map(({ entry, move, day: on, led, isByLink, reason, to }) => (
          <li key={entry}>
            {[
              day(on),
              t(`care.move.${move}`),
              ...(reason === undefined ? [] : [t(`care.reason.${reason}`)]),
              ...(to === undefined ? [] : [to]),
              ...(isByLink ? [t('care.one.by-link')] : []),
              ...(led === undefined ? [t('care.one.too-late')] : []),
            ].join(' · ')}
          </li>
        ))}
      </ol>
    </details>
  );
};
