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
 * Signs out; what this worker has half typed is asked about first. What is not sent stays, whoever signs in; the last to leave
 * leaves nothing else here to read.
 */
export const SignOut = ({ api, open, granted, session, change }: SignOutProps) => {
  const { t, moment, list } = useWords();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
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
  return (
    <>
      <Button tone="quiet" icon="lock" onClick={() => (found.length === 0 ? void leave() : setAsking(true))}>
        {t('app.start.sign-out')}
      </Button>
      <Dialog
        title={t('app.start.sign-out.half-typed')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => void clear()}>{t('app.start.sign-out.clear')}</Button>
            <Button onClick={() => void leave()}>{t('app.start.sign-out.keep')}</Button>
            <Button tone="primary" onClick={() => setAsking(false)}>
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
