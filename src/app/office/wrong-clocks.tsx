import { useState } from 'preact/hooks';
import { clockList, clockMove, clockMoveBack } from '#contract/clocks.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays, daysBetween } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { useSiteNames } from './site-names.ts';

type Clock = Answered<typeof clockList>['clocks'][number];

/** Phones whose clock was wrong: one tap moves all that one wrote to the right days, another takes that back. */
export const WrongClocks = () => {
  const { asked, again } = useAsk(clockList, {});
  return (
    <WhenAnswered asked={asked} again={again}>
      {({ clocks }) =>
        clocks.map((clock) => (
          <WrongClock key={`${clock.device} ${clock.first}`} clock={clock} onDone={again} />
        ))
      }
    </WhenAnswered>
  );
};

const WrongClock = ({ clock, onDone }: { readonly clock: Clock; readonly onDone: () => void }) => {
  const { t, day } = useWords();
  const { api } = useApp();
  const { place } = useLog();
  const sites = useSiteNames();
  const toast = useToast();
  const { device, first, last, entries, waiting, says, received, moved } = clock;
  const [right, setRight] = useState<LocalDate | ''>(addDays(says, clock.days));
  const tell = (answer: Awaited<ReturnType<typeof send>>): void => {
    if (answer.ok) onDone();
    else toast({ text: t(`log.error.${answer.error.code}`), icon: 'warning' });
  };
  const send = (days: number) => api.ask(clockMove, { body: { device, first, last, days } });
  const move = async (days: number): Promise<void> => tell(await send(days));
  const back = async (id: string): Promise<void> => tell(await api.ask(clockMoveBack, { params: { id } }));
  return (
    <section class="card" aria-label={t('app.office.clocks.title')}>
      <h2>{t('app.office.clocks.title')}</h2>
      <p>
        {t('app.office.clocks.who', {
          count: entries,
          worker: place.workers.find(({ id }) => id === clock.author)?.name ?? t('visits.entry.someone'),
          site: sites.of(clock.site) ?? t('app.office.attention.unknown-site'),
        })}
      </p>
      <p>{t('app.office.clocks.days', { says: day(says), received: day(received) })}</p>
      {moved === undefined ? (
        <>
          <p>{t('app.office.clocks.undecided')}</p>
          {waiting === 0 ? null : <p>{t('app.office.clocks.waiting', { count: waiting })}</p>}
          <DateField
            name={`right-${device}-${first}`}
            label={t('app.office.clocks.right', { says: day(says) })}
            value={right}
            onInput={setRight}
          />
          <div class="row">
            <Button
              icon="check"
              isDisabled={right === ''}
              onClick={() => void (right !== '' && move(daysBetween(says, right)))}
            >
              {t('app.office.clocks.move')}
            </Button>
            <Button tone="quiet" onClick={() => void move(0)}>
              {t('app.office.clocks.keep')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            {moved.days === 0
              ? t('app.office.clocks.kept')
              : t('app.office.clocks.moved', { says: day(says), to: day(addDays(says, moved.days)) })}
          </p>
          <Button onClick={() => void back(moved.id)}>{t('app.office.clocks.undo')}</Button>
        </>
      )}
    </section>
  );
};
