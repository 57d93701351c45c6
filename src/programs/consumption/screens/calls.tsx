import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { soundsFor } from '../rules/alarms.ts';
import { AlarmLine } from './room-frame.tsx';
import { useRoom } from './use-room.ts';
import { useSound } from './use-sound.ts';

/**
 * What somebody may die of while nobody goes: on a device that shows something else it says which seat, sounds, and takes the
 * answer of whoever goes. What can wait, and what somebody took, stays in the room.
 */
export const Calls = () => {
  const { t } = useWords();
  const live = useRoom();
  const calling = live.alarms.filter(({ priority, state }) => priority === 'high' && state === 'sounding');
  useSound(soundsFor(calling, live.unheard));
  return (
    <>
      {calling.length === 0 ? null : (
        <ul class="room-alarms" aria-label={t('consumption.alarms')}>
          {calling.map((alarm) => (
            <li key={alarm.key}>
              <AlarmLine alarm={alarm} live={live} />
            </li>
          ))}
        </ul>
      )}
      {live.unheard.length === 0 ? null : (
        <Banner tone="danger" isUrgent>
          {t('consumption.alarm.unheard', { count: live.unheard.length })}
        </Banner>
      )}
    </>
  );
};
