import { useEffect, useState } from 'preact/hooks';
import { type Question, siteChange, workerChange } from '#contract/organization.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Failure, timeToMs } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { HandInChoice, hoursFrom, usualHours } from './hand-in-choice.tsx';
import { problemOf, questionOf, sendChange } from './send.ts';

/** A site or a worker that is to go. */
export interface Leaving {
  readonly kind: 'sites' | 'workers';
  readonly id: string;
  readonly name: string;
}

export type RemovingProps = {
  /** Undefined while nothing is to go. */
  readonly leaving: Leaving | undefined;
  readonly onClose: () => void;
};

/**
 * Asks before a site or a worker is removed, says what that means for what they recorded and did not send, and passes on
 * what the server asks. Done, it can be undone at once, and later from the list.
 */
export const Removing = ({ leaving, onClose }: RemovingProps) => {
  const { t } = useWords();
  const { api, refresh } = useApp();
  const toast = useToast();
  const { place } = useLog();
  const [against, setAgainst] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const [hours, setHours] = useState(usualHours);
  useEffect(() => {
    setAgainst(undefined);
    setHours(usualHours);
  }, [leaving]);
  const patch = async (
    { kind, id }: Leaving,
    body: {
      readonly removed: boolean;
      readonly despite?: readonly Question[];
      readonly handInUntil?: number;
    },
  ): Promise<Failure | undefined> => {
    const found = await sendChange(api, kind === 'sites' ? siteChange : workerChange, {
      params: { id },
      body,
    });
    if (found === undefined) await refresh();
    return found;
  };
  const undo = async (gone: Leaving): Promise<void> => {
    const found = await patch(gone, { removed: false });
    toast(
      found === undefined
        ? { text: t('app.office.removing.undone', { name: gone.name }), icon: 'check' }
        : { text: t(problemOf(found)), icon: 'warning' },
    );
  };
  const question = against && questionOf(against);
  const isAsked = question !== undefined;
  const remove = async (): Promise<void> => {
    if (leaving === undefined || isBusy) return;
    setBusy(true);
    const found = await patch(leaving, {
      removed: true,
      ...(isAsked && { despite: [question] }),
      ...(leaving.kind === 'workers' && { handInUntil: hoursFrom(timeToMs(place.now()), hours) }),
    });
    setBusy(false);
    setAgainst(found);
    if (found !== undefined) return;
    onClose();
    toast({
      text: t('app.office.removing.done', { name: leaving.name }),
      icon: 'check',
      onUndo: () => void undo(leaving),
    });
  };
  return (
    <Dialog
      title={t('app.office.removing.ask', { name: leaving?.name ?? '' })}
      isOpen={leaving !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.office.removing.keep')}</Button>
          {against === undefined || isAsked || against.code === 'unreachable' ? (
            <Button tone="danger" isDisabled={isBusy} onClick={() => void remove()}>
              {t(isAsked ? 'app.office.removing.despite' : 'app.office.people.remove')}
            </Button>
          ) : null}
        </>
      }
    >
      {leaving === undefined ? null : leaving.kind === 'sites' ? (
        <AboutSite id={leaving.id} />
      ) : (
        <>
          <AboutWorker id={leaving.id} name={leaving.name} />
          <HandInChoice hours={hours} onChange={setHours} />
        </>
      )}
      {against === undefined ? null : isAsked ? (
        <Banner tone="warning" isUrgent action={<a href="/stock/move">{t('app.office.removing.move')}</a>}>
          {t(problemOf(against))}
        </Banner>
      ) : (
        <ProblemBanner problem={problemOf(against)} />
      )}
    </Dialog>
  );
};

const AboutSite = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  return (
    <>
      <p>{t('app.office.removing.site')}</p>
      {place.site === id ? <p>{t('app.office.removing.here')}</p> : null}
    </>
  );
};

/** Enough to say that some wait; a phone that has more of them waiting has other troubles. */
const mostCounted = 1_000;

const AboutWorker = ({ id, name }: { readonly id: string; readonly name: string }) => {
  const { t } = useWords();
  const { open } = useApp();
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    void open.store
      .read((tx) => tx.inState('waiting', mostCounted))
      .then((read) => {
        if (read.ok) setWaiting(read.value.filter(({ entry }) => entry.author === id).length);
      });
  }, [id, open]);
  return (
    <>
      <p>{t('app.office.removing.worker', { name })}</p>
      {waiting === 0 ? null : (
        <Banner tone="warning">{t('app.office.removing.waiting', { count: waiting, name })}</Banner>
      )}
      <p>{t('app.office.removing.unsent', { name })}</p>
    </>
  );
};
