import { Button } from '#kit/components/button.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { checkKind, responseKind, type Step, stepKind, takeKind } from '../../entries.ts';
import { type Alarm, leaseMinutes } from '../../rules/alarms.ts';
import { nextHelpId, type StandingStay, sameMinutes } from '../../rules/standing.ts';
import { minutesText } from '../texts.ts';
import type { UnreadRoom } from './use-standing.ts';

/** Steps of one tap: what takes a number or a product is told where the log can be read. */
const oneTap: readonly Step[] = [
  'stimulated',
  'airway',
  'oxygen',
  'breaths',
  'naloxone',
  'cpr',
  'ambulance-called',
  'second-worker',
];

export type Act = {
  readonly live: UnreadRoom;
};

/** A look and help, for somebody who is there. */
export const StayDeeds = ({ live, stay }: Act & { readonly stay: StandingStay }) => {
  const { t } = useWords();
  const { room, record } = live;
  const next = sameMinutes(stay);
  const isHelped = room?.responses.some(({ visit }) => visit === stay.id) === true;
  const isLookedAt = stay.stage !== 'waiting' && stay.stage !== 'seated';
  return (
    <div class="room-row">
      {isLookedAt ? (
        <Button
          size="large"
          icon="check"
          onClick={() =>
            void record(
              [{ kind: checkKind.kind, body: { responsive: true, ...(next && { next }) } }],
              stay,
              t('consumption.looked'),
            )
          }
        >
          {t('consumption.look')}
        </Button>
      ) : null}
      {isHelped ? null : (
        <Button
          size="large"
          tone="danger"
          onClick={() =>
            void record([{ kind: responseKind.kind, body: { response: nextHelpId(stay) } }], stay)
          }
        >
          {t('consumption.help')}
        </Button>
      )}
    </div>
  );
};

/** One alarm where nothing can be read: which seat, what, since when; a hand that takes it, and what is done there. */
export const UnreadAlarm = ({ live, alarm }: Act & { readonly alarm: Alarm }) => {
  const { t } = useWords();
  const { place } = useLog();
  const { condition, about, due, seat, priority, state, by, until } = alarm;
  const stay = live.room?.sessions.find(({ id }) => id === about);
  return (
    <div class="room-alarm" data-priority={priority} data-state={state} role="alert">
      <p class="room-alarm-what">
        <strong>
          {seat === undefined ? t('consumption.alarm.no-seat') : t('consumption.seat', { seat })}
        </strong>
        <span>{t(`consumption.alarm.${condition}`)}</span>
        <span>{minutesText(t, live.now - due)}</span>
      </p>
      {state === 'taken' ? (
        <span class="room-alarm-taken">
          {t('consumption.alarm.taken', {
            name: place.workers.find(({ id }) => id === by)?.name ?? '',
            seconds: Math.max(0, Math.round(((until ?? 0) - live.now) / 1000)),
          })}
        </span>
      ) : (
        <Button
          size="large"
          onClick={() =>
            void live.record(
              [{ kind: takeKind.kind, body: { condition, about, due, minutes: leaseMinutes } }],
              'none',
            )
          }
        >
          {t('consumption.alarm.take')}
        </Button>
      )}
      {stay === undefined ? null : <StayDeeds live={live} stay={stay} />}
    </div>
  );
};

/** What was done for somebody who is being helped, in single taps. */
export const HelpSteps = ({
  live,
  help,
}: Act & { readonly help: NonNullable<UnreadRoom['room']>['responses'][number] }) => {
  const { t } = useWords();
  const { id: response, visit, seat, openedAt, steps } = help;
  const second = Math.min(86_400, Math.max(0, Math.round((live.now - openedAt) / 1000)));
  return (
    <section class="card" aria-label={t('consumption.response.title')}>
      <h2>{seat === undefined ? t('consumption.alarm.no-seat') : t('consumption.seat', { seat })}</h2>
      <div class="room-row">
        {oneTap.map((step) => (
          <Button
            key={step}
            size="large"
            {...(steps.some((each) => each.step === step) && { icon: 'check' as const })}
            onClick={() =>
              void live.record(
                [{ kind: stepKind.kind, body: { response, step, second } }],
                visit === undefined ? 'none' : { id: visit },
                t(`consumption.step.${step}`),
              )
            }
          >
            {t(`consumption.step.${step}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};
