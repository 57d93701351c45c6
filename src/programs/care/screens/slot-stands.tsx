import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { letGoKind } from '../entries.ts';
import { isOver } from '../rules/moves.ts';
import type { Referral } from '../rules/referral.ts';
import { isHeld, type Slot } from '../rules/slot.ts';
import { useRecord } from './use-care.ts';

/** How the slot stands that was asked for last; a conflict asks what now. Nothing where none was asked for, or all is over. */
export const SlotStands = ({ referral }: { readonly referral: Referral }) => {
  const { t } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const { slot } = referral;
  if (slot === undefined || slot.is === 'over' || isOver(referral.state)) return null;
  const now = timeToMs(place.now());
  const isLapsed = slot.is === 'held' && !isHeld(slot, now);
  const letGo = (said: string): void =>
    void record([{ of: letGoKind, body: { referral: referral.id, hold: slot.id } }], t(said));
  const isThere = slot.at !== undefined && referral.sendings.at(-1)?.to.service === slot.at.service;
  return (
    <section class="card" aria-label={t('care.slot.title')}>
      <Word slot={slot} isLapsed={isLapsed} />
      <div class="care-ways">
        {isLapsed || slot.is === 'refused' || (slot.is === 'held' && !isThere) ? (
          <a class="button button-large" href={`/care/send/${referral.id}`}>
            {t(slot.is === 'held' && !isLapsed ? 'care.slot.send-there' : 'care.slot.another')}
          </a>
        ) : null}
        <Button
          tone="quiet"
          icon="close"
          onClick={() => letGo(slot.is === 'refused' ? 'care.slot.without-said' : 'care.slot.let-go-said')}
        >
          {t(slot.is === 'refused' || isLapsed ? 'care.slot.without' : 'care.slot.let-go')}
        </Button>
      </div>
    </section>
  );
};

const Word = ({ slot, isLapsed }: { readonly slot: Slot; readonly isLapsed: boolean }) => {
  const { t, moment } = useWords();
  const first = slot.first.name;
  const second = slot.second?.name;
  if (slot.is === 'asked')
    return (
      <Banner icon="clock">
        {second === undefined ? t('care.slot.asked', { first }) : t('care.slot.asked-two', { first, second })}
      </Banner>
    );
  if (slot.is === 'refused')
    return (
      <Banner tone="warning">
        {second === undefined
          ? t('care.slot.none', { first })
          : t('care.slot.none-of-two', { first, second })}
      </Banner>
    );
  const at = slot.at?.name ?? first;
  if (isLapsed) return <Banner tone="warning">{t('care.slot.lapsed', { at })}</Banner>;
  const until = moment(slot.until ?? slot.since);
  return slot.at?.service === slot.first.service ? (
    <Banner tone="good">{t('care.slot.held', { at, until })}</Banner>
  ) : (
    <Banner tone="warning">{t('care.slot.held-second', { first, at, until })}</Banner>
  );
};
