import { useWords } from '#kit/words/context.tsx';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { soundsFor } from '../rules/alarms.ts';
import { ageOf, atSeat, longestWaiting, type Room, withoutSeat } from '../rules/room.ts';
import { isWatched } from '../rules/session.ts';
import { minutesText } from './texts.ts';
import { useAwake } from './use-awake.ts';
import { seatName, useRoom } from './use-room.ts';
import { useSound } from './use-sound.ts';

/** The wall: seat, state and time, and nothing else. It is drawn from the log, so it is whole after a restart. */
export const Screen = () => {
  const { t } = useWords();
  const { room, now, alarms, server, unheard } = useRoom();
  const { programs } = useVisitParts();
  useAwake();
  useSound(soundsFor(alarms, unheard));
  const [worst] = alarms;
  if (room.isCovered)
    return (
      <div class="room-wall" data-covered="true">
        <a class="room-wall-leave" href="/room">
          {t('consumption.wall.leave')}
        </a>
      </div>
    );
  const longest = longestWaiting(room.sessions, now);
  return (
    <div class="room-wall" data-priority={worst?.state === 'sounding' ? worst.priority : undefined}>
      <h1 class="hidden-visually">{t('consumption.wall.title')}</h1>
      {alarms.map(({ key, seat, condition, priority, due }) => (
        <p key={key} class="room-wall-alarm" data-priority={priority} role="alert">
          <strong>{seatName(room.set, seat) ?? '–'}</strong> {t(`consumption.alarm.${condition}`)} ·{' '}
          {minutesText(t, now - due)}
        </p>
      ))}
      {programs.map(({ name, notice: Notice }) => (Notice === undefined ? null : <Notice key={name} />))}
      {unheard.length === 0 ? null : (
        <p class="room-wall-alarm" data-priority="high" role="alert">
          {t('consumption.alarm.unheard', { count: unheard.length })}
        </p>
      )}
      {server.isAlone ? <p class="room-wall-alarm">{t('consumption.alone')}</p> : null}
      <ul class="room-wall-seats" data-size={sizeOf(placesOf(room).length)}>
        {placesOf(room).map(({ seat, name, session }) => {
          const age = session !== undefined && isWatched(session.stage) ? ageOf(session, now) : undefined;
          const isHelped = room.responses.some(
            ({ state, visit }) => state === 'open' && visit !== undefined && visit === session?.id,
          );
          return (
            <li key={seat} data-stage={session?.stage ?? 'free'} data-age={isHelped ? 'overdue' : age?.state}>
              <strong>{name}</strong>
              <span>
                {session === undefined
                  ? t('consumption.free-short')
                  : isHelped
                    ? t('consumption.helped')
                    : t(`consumption.stage.${session.stage}`)}
              </span>
              <span>
                {session === undefined
                  ? ''
                  : minutesText(t, now - (age === undefined ? session.since : session.seenAt))}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="room-wall-foot">
        {longest === undefined
          ? t('consumption.nobody-waits')
          : t('consumption.longest', { minutes: Math.floor(longest / 60_000) })}
        <a class="room-wall-leave" href="/room">
          {t('consumption.wall.leave')}
        </a>
      </p>
    </div>
  );
};

/** Every seat with who is there, and whoever is at none: nobody is left off the wall. */
const placesOf = (room: Room) => [
  ...(room.set?.seats ?? []).map(({ seat, name }) => ({
    seat,
    name,
    session: atSeat(room.sessions, seat)[0],
  })),
  ...withoutSeat(room).map((session) => ({ seat: session.id, name: '–', session })),
];

/** So that a few seats fill the wall, and many fit on it. */
const sizeOf = (seats: number): 'few' | 'some' | 'many' =>
  seats <= 8 ? 'few' : seats <= 24 ? 'some' : 'many';
