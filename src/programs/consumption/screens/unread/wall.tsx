import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { minutesText } from '../texts.ts';
import { useAwake } from '../use-awake.ts';
import { useSound } from '../use-sound.ts';
import { useStanding } from './use-standing.ts';

/** A wall that cannot read the room: it says so, and shows what calls. It never looks calm. */
export const UnreadWall = () => {
  const { t } = useWords();
  const { isLocked } = useLog();
  const live = useStanding();
  useAwake();
  useSound(live.alarms);
  const [worst] = live.alarms;
  const leave = (
    <a class="room-wall-leave" href="/room">
      {t('consumption.wall.leave')}
    </a>
  );
  if (live.isCovered)
    return (
      <div class="room-wall" data-covered="true">
        {leave}
      </div>
    );
  return (
    <div class="room-wall" data-priority={worst?.state === 'sounding' ? worst.priority : undefined}>
      <h1 class="hidden-visually">{t('consumption.wall.title')}</h1>
      {live.alarms.map(({ key, seat, condition, priority, due }) => (
        <p key={key} class="room-wall-alarm" data-priority={priority} role="alert">
          <strong>{seat ?? '–'}</strong> {t(`consumption.alarm.${condition}`)} ·{' '}
          {minutesText(t, live.now - due)}
        </p>
      ))}
      <p class="room-wall-alarm">
        {t(isLocked ? 'consumption.unread.wall-locked' : 'consumption.unread.reading')}
      </p>
      {live.isAlone ? (
        <p class="room-wall-alarm">
          {t(live.room === undefined ? 'consumption.unread.deaf' : 'consumption.unread.alone')}
        </p>
      ) : null}
      <p class="room-wall-foot">{leave}</p>
    </div>
  );
};
