import type { Words } from '#kit/words/words.ts';
import { ageOf } from '../rules/room.ts';
import type { Session } from '../rules/session.ts';

type T = Words['t'];

export const minutesText = (t: T, ms: number): string =>
  t('consumption.minutes', { minutes: Math.max(0, Math.floor(ms / 60_000)) });

/** 3:07: minutes and seconds since help began. */
export const clockText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How old the last look at somebody is, in words. */
export const ageText = (t: T, session: Session, now: number): string => {
  const { minutes, state } = ageOf(session, now);
  if (state !== 'untimed') return t(`consumption.age.${state}`, { minutes });
  return t('consumption.age.untimed', { minutes });
};
