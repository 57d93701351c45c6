import type { ComponentChildren } from 'preact';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { takeKind } from '../entries.ts';
import { type Alarm, leaseMinutes, soundsFor } from '../rules/alarms.ts';
import { minutesText } from './texts.ts';
import { useAwake } from './use-awake.ts';
import { type LiveRoom, seatName } from './use-room.ts';
import { type Sound, useSound } from './use-sound.ts';

export type FrameProps = {
  readonly live: LiveRoom;
  /** An event that is in front of this worker: it makes no sound here. */
  readonly here?: Uuid;
  readonly children: (sound: Sound) => ComponentChildren;
};

/** What stands above every screen of the room: which alarms call, whether this tablet is alone, whether it can sound. */
export const RoomFrame = ({ live, here, children }: FrameProps) => {
  const { t } = useWords();
  const { alarms, server, unheard } = live;
  const sound = useSound(
    soundsFor(
      alarms.filter(({ about }) => about !== here),
      unheard,
    ),
  );
  const isAwake = useAwake();
  const others = alarms.filter(({ about }) => about !== here);
  // Beside a person who is being helped, what calls elsewhere stands below what is done.
  const list =
    others.length === 0 ? null : (
      <ul class="room-alarms" aria-label={t('consumption.alarms')}>
        {others.map((alarm) => (
          <li key={alarm.key}>
            <AlarmLine alarm={alarm} live={live} />
          </li>
        ))}
      </ul>
    );
  return (
    <>
      {here === undefined ? list : null}
      {unheard.length === 0 ? null : (
        <Banner tone="danger" isUrgent>
          {t('consumption.alarm.unheard', { count: unheard.length })}
        </Banner>
      )}
      {server.isAlone ? (
        <Banner tone="warning" icon="offline" isUrgent>
          {t('consumption.alone')}
        </Banner>
      ) : null}
      {sound.isReady ? null : (
        <Banner
          tone="warning"
          icon="bell"
          action={<Button onClick={sound.unlock}>{t('consumption.sound.on')}</Button>}
        >
          {t('consumption.sound.locked')}
        </Banner>
      )}
      {isAwake ? null : <Banner tone="warning">{t('consumption.asleep')}</Banner>}
      {children(sound)}
      {here === undefined ? null : list}
    </>
  );
};

/** One alarm: which seat, what, since when; the way there, and a hand that takes it. */
export const AlarmLine = ({ alarm, live }: { readonly alarm: Alarm; readonly live: LiveRoom }) => {
  const { t } = useWords();
  const { place } = useLog();
  const { condition, priority, state, about, due, seat, by, until } = alarm;
  const seats = seatName(live.room.set, seat);
  const take = (): void =>
    void live.record(
      [{ kind: takeKind.kind, body: { condition, about, due, minutes: leaseMinutes } }],
      'none',
    );
  return (
    <div class="room-alarm" data-priority={priority} data-state={state} role="alert">
      <a
        class="room-alarm-what"
        href={condition === 'response-open' ? `/room/response/${about}` : `/room/stay/${about}`}
      >
        <strong>
          {seats === undefined ? t('consumption.alarm.no-seat') : t('consumption.seat', { seat: seats })}
        </strong>
        <span>{t(`consumption.alarm.${condition}`)}</span>
        <span>{minutesText(t, live.now - due)}</span>
      </a>
      {state === 'taken' ? (
        <span class="room-alarm-taken">
          {t('consumption.alarm.taken', {
            name: place.workers.find(({ id }) => id === by)?.name ?? '',
            seconds: Math.max(0, Math.round(((until ?? 0) - live.now) / 1000)),
          })}
        </span>
      ) : (
        <Button size="large" onClick={take}>
          {t('consumption.alarm.take')}
        </Button>
      )}
    </div>
  );
};
