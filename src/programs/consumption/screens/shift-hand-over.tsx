import { useWords } from '#kit/words/context.tsx';
import type { Room } from '../rules/room.ts';
import { shiftSoFar } from '../rules/shift.ts';

/** What whoever comes next is told when a shift ends. */
export const ShiftHandOver = ({ room }: { readonly room: Room }) => {
  const { t } = useWords();
  const told = shiftSoFar(room);
  if (told === undefined) return null;
  const facts: readonly (readonly [string, string])[] = [
    ['arrivals', String(told.arrivals)],
    [
      'events',
      told.events.map(({ event, count }) => `${t(`consumption.event.${event}`)}: ${count}`).join('; ') || '0',
    ],
    ['false-alarms', String(told.falseAlarms)],
    ['doses', String(told.doses)],
    ['ambulances', String(told.ambulances)],
    [
      'unchecked',
      told.unchecked.map((check) => t(`consumption.shift.${check}`)).join('; ') ||
        t('consumption.shift.so-far.all-checked'),
    ],
  ];
  return (
    <section class="room-hand-over" aria-label={t('consumption.shift.so-far.title')}>
      <h3>{t('consumption.shift.so-far.title')}</h3>
      <dl>
        {facts.map(([what, text]) => (
          <div key={what}>
            <dt>{t(`consumption.shift.so-far.${what}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
