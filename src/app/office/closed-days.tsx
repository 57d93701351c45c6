import { useState } from 'preact/hooks';
import { closeDays, closedOf, closedStands, keepReport } from '#contract/kept.ts';
import type { Answered, Asking } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Period } from '#report/period.ts';
import type { Api } from '../api/api.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { alsoKeptWords } from './office-words.tsx';
import { usePeriodName } from './period-name.ts';
import { problemOf } from './send.ts';
import { useKeptWords } from './use-kept-words.ts';
import { useMoved } from './use-moved.ts';

/** Asks for a number for what is printed or saved; undefined where the server gives none. */
export const numberFor = async (api: Api, asking: Asking<typeof keepReport>): Promise<number | undefined> => {
  const kept = await api.ask(keepReport, asking);
  return kept.ok ? kept.value.number : undefined;
};

type Closed = Answered<typeof closedOf>['closed'];

/** Closes a month that is over, says when one was closed and what moved since, and opens it again. */
const Asked = (props: ClosedDaysProps) => {
  const { asked, again } = useAsk(closedOf, { query: props.period });
  return (
    <WhenAnswered asked={asked} again={again}>
      {({ closed }) => (closed === null && props.isOneSite ? null : <Days {...props} closed={closed} />)}
    </WhenAnswered>
  );
};

export const ClosedDays = alsoKeptWords(Asked);

interface ClosedDaysProps {
  readonly period: Period;
  /** All sites are closed together: what moved is told of all of them alone. */
  readonly isOneSite: boolean;
  /** Reads all of the report again. */
  readonly again: () => void;
}

const Days = ({ period, isOneSite, closed, again }: ClosedDaysProps & { readonly closed: Closed }) => {
  const { t, number } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const sentences = useMoved();
  const { closedBy } = useKeptWords();
  const name = usePeriodName()(period);
  const [isAsking, setAsking] = useState(false);
  const stand = async (of: number, isClosed: boolean, isUndo = false): Promise<void> => {
    const done = await api.ask(closedStands, { params: { number: String(of) }, body: { closed: isClosed } });
    if (!done.ok) return toast({ text: t(problemOf(done.error)), icon: 'warning' });
    toast({
      text: t(isClosed ? 'app.office.kept.stands-again' : 'app.office.kept.opened', { period: name }),
      icon: 'check',
      ...(!isUndo && { onUndo: () => void stand(of, !isClosed, true) }),
    });
    again();
  };
  const close = async (): Promise<void> => {
    setAsking(false);
    const done = await api.ask(closeDays, { body: period });
    if (!done.ok) return toast({ text: t(problemOf(done.error)), icon: 'warning' });
    const { number: own } = done.value;
    const before = closed?.number;
    toast({
      text: t('app.office.kept.closed', { period: name, number: own }),
      icon: 'check',
      // Closed anew, undoing brings back the figures of before.
      onUndo: () => void (before === undefined ? stand(own, false, true) : stand(before, true, true)),
    });
    again();
  };
  const isChanged = closed !== null && closed.tables > 0;
  return (
    <section class="card">
      <h2>{closed === null ? t('app.office.kept.open-title', { period: name }) : closedBy(closed)}</h2>
      {closed === null ? (
        <p class="no-print">{t('app.office.kept.open-text')}</p>
      ) : isOneSite ? (
        <p>{t('app.office.kept.one-site')}</p>
      ) : (
        <>
          {isChanged ? <p>{t('app.office.kept.since-closed')}</p> : <p>{t('app.office.kept.unchanged')}</p>}
          <ul>
            {closed.changes.map(({ id, title, was, now }) => (
              <li key={id}>
                {t('app.office.kept.change', {
                  what: t(title),
                  was: was === null ? '–' : number(was),
                  now: now === null ? '–' : number(now),
                })}
              </li>
            ))}
            {sentences(closed.moved, isChanged).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <div class="row no-print">
        {closed === null ? (
          <Button icon="lock" onClick={() => setAsking(true)}>
            {t('app.office.kept.close', { period: name })}
          </Button>
        ) : isOneSite ? null : (
          <>
            {isChanged ? (
              <Button onClick={() => setAsking(true)}>{t('app.office.kept.close-anew')}</Button>
            ) : null}
            <Button tone="quiet" onClick={() => void stand(closed.number, false)}>
              {t('app.office.kept.open')}
            </Button>
            {isChanged ? (
              <a class="button button-quiet" href={`/report/kept/${closed.number}`}>
                {t('app.office.kept.all-changes')}
              </a>
            ) : null}
          </>
        )}
      </div>
      <Dialog
        title={t('app.office.kept.close', { period: name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {t('kit.cancel')}
            </Button>
            <Button icon="lock" onClick={() => void close()}>
              {t('app.office.kept.close', { period: name })}
            </Button>
          </>
        }
      >
        <p>{t('app.office.kept.close-text')}</p>
      </Dialog>
    </section>
  );
};
