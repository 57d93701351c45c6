import { useState } from 'preact/hooks';
import { signOut as signOutRoute } from '#contract/account.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Api } from '../api/api.ts';
import { createIndexedDbKeys } from '../keys/adapters/indexeddb.ts';
import { pageOpened } from '../keys/adapters/page-opened.ts';
import { forgetCopy } from '../keys/forget-copy.ts';
import type { OpenLog } from '../open-log.ts';
import { type Granted, type Session, signedOut } from '../session/session.ts';
import { forgetProven } from '../store/forget.ts';

export type SignOutProps = {
  readonly api: Api;
  readonly open: OpenLog;
  readonly granted: Granted['context'];
  readonly session: Session;
  readonly change: (next: Session) => void;
};

/**
 * Signs out; what this worker has half typed, and that there is no signal to sign in again, is asked about first. What is not sent stays, whoever signs in; the last to leave
 * leaves nothing else here to read.
 */
export const SignOut = ({ api, open, granted, session, change }: SignOutProps) => {
  const { t, moment, list } = useWords();
  const toast = useToast();
  const [asked, setAsked] = useState<'half-typed' | 'away'>();
  const { halfTyped } = open.tab;
  const { worker } = granted.me;
  const found = halfTyped.of(worker).filter(({ work }) => work['typed'] !== false);
  const leave = async (): Promise<void> => {
    // Before the token is let go of: without a signal the right to read ends on the server by its own time.
    await api.ask(signOutRoute, {});
    const next = signedOut(session);
    const { id } = granted.organization;
    pageOpened.forget(id);
    const isLast = !Object.values(next.granted).some(({ context }) => context.organization.id === id);
    if (isLast) {
      open.tab.close();
      const forgotten = await forgetProven(open.store);
      await forgetCopy(createIndexedDbKeys(id));
      if (!forgotten.ok) toast({ text: t(`log.error.${forgotten.error.code}`), icon: 'warning' });
    }
    change(next);
  };
  const clear = async (): Promise<void> => {
    const dropped = await halfTyped.drop(worker);
    if (dropped.ok) await leave();
    else toast({ text: t(`log.error.${dropped.error.code}`), icon: 'warning' });
  };
  const stay = (): void => setAsked(undefined);
  /** Who leaves without a signal cannot come back until there is one: that is said first, whatever else is asked. */
  const ask = (isTold: boolean): void => {
    if (!isTold && !navigator.onLine) setAsked('away');
    else if (found.length > 0) setAsked('half-typed');
    else void leave();
  };
  return (
    <>
      <Button tone="quiet" icon="lock" onClick={() => ask(false)}>
        {t('app.start.sign-out')}
      </Button>
      <Dialog
        title={t('app.start.sign-out.away')}
        isOpen={asked === 'away'}
        onClose={stay}
        actions={
          <>
            <Button onClick={() => ask(true)}>{t('app.start.sign-out.despite')}</Button>
            <Button tone="primary" onClick={stay}>
              {t('app.leave.stay')}
            </Button>
          </>
        }
      >
        <p>{t('app.start.sign-out.away-text')}</p>
      </Dialog>
      <Dialog
        title={t('app.start.sign-out.half-typed')}
        isOpen={asked === 'half-typed'}
        onClose={stay}
        actions={
          <>
            <Button onClick={() => void clear()}>{t('app.start.sign-out.clear')}</Button>
            <Button onClick={() => void leave()}>{t('app.start.sign-out.keep')}</Button>
            <Button tone="primary" onClick={stay}>
              {t('app.leave.stay')}
            </Button>
          </>
        }
      >
        <p>
          {t('app.start.sign-out.text', {
            where: list(
              found.map(
                ({ site, at }) =>
                  `${granted.sites.find(({ id }) => id === site)?.name ?? ''} (${moment(at)})`,
              ),
            ),
          })}
        </p>
      </Dialog>
    </>
  );
};
