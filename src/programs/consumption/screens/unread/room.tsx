import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { isWatched } from '../../rules/session.ts';
import { minutesText } from '../texts.ts';
import { useAwake } from '../use-awake.ts';
import { useSound } from '../use-sound.ts';
import { HelpSteps, StayDeeds, UnreadAlarm } from './alarm.tsx';
import { type UnreadRoom, useStanding } from './use-standing.ts';

/** Why such a device shows no more. The way to unlock stands above every screen of a locked one. */
const Why = () => {
  const { t } = useWords();
  const { isLocked } = useLog();
  return (
    <Banner tone="warning" icon={isLocked ? 'lock' : 'download'}>
      {t(isLocked ? 'consumption.unread.locked' : 'consumption.unread.reading')}
    </Banner>
  );
};

/** That it does not hear the server. */
const Alone = ({ live: { isAlone, room } }: { readonly live: UnreadRoom }) => {
  const { t } = useWords();
  return isAlone ? (
    <Banner tone="danger" icon="offline" isUrgent>
      {t(room === undefined ? 'consumption.unread.deaf' : 'consumption.unread.alone')}
    </Banner>
  ) : null;
};

/** Over every other screen of such a device: what calls, and nothing where nobody was in a room since yesterday. */
export const UnreadCalls = () => {
  const { t } = useWords();
  const live = useStanding();
  const calling = live.alarms.filter(({ priority }) => priority !== 'low');
  useSound(calling);
  if (calling.length === 0 && !(live.isAlone && live.room !== undefined && live.room.sessions.length > 0))
    return null;
  return (
    <>
      <ul class="room-alarms" aria-label={t('consumption.alarms')}>
        {calling.map((alarm) => (
          <li key={alarm.key}>
            <UnreadAlarm live={live} alarm={alarm} />
          </li>
        ))}
      </ul>
      <Alone live={live} />
      {live.isAlone ? <Why /> : null}
    </>
  );
};

/** In place of every screen of the room: what calls, who is where, and what can be done for them without reading. */
export const UnreadRoomScreen = () => {
  const { t } = useWords();
  const live = useStanding();
  const sound = useSound(live.alarms);
  useAwake();
  const { room, alarms, now } = live;
  return (
    <Page title={t('consumption.board.title')}>
      {alarms.length === 0 ? null : (
        <ul class="room-alarms" aria-label={t('consumption.alarms')}>
          {alarms.map((alarm) => (
            <li key={alarm.key}>
              <UnreadAlarm live={live} alarm={alarm} />
            </li>
          ))}
        </ul>
      )}
      <Alone live={live} />
      {sound.isReady ? null : (
        <Banner
          tone="warning"
          icon="bell"
          action={<Button onClick={sound.unlock}>{t('consumption.sound.on')}</Button>}
        >
          {t('consumption.sound.locked')}
        </Banner>
      )}
      {room?.responses.map((help) => (
        <HelpSteps key={help.id} live={live} help={help} />
      ))}
      <Why />
      {room === undefined ? null : (
        <section class="card" aria-label={t('consumption.unread.here')}>
          <h2>{t('consumption.unread.here')}</h2>
          {room.sessions.length === 0 ? <p>{t('consumption.unread.nobody')}</p> : null}
          <ul class="room-queue">
            {room.sessions.map((stay) => (
              <li key={stay.id}>
                <span>
                  {stay.seat ?? '–'} · {t(`consumption.stage.${stay.stage}`)} ·{' '}
                  {minutesText(t, now - (isWatched(stay.stage) ? stay.seenAt : stay.since))}
                </span>
                <StayDeeds live={live} stay={stay} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="field-hint">{t('consumption.unread.how')}</p>
    </Page>
  );
};
