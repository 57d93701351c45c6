import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { OpenLog } from '../open-log.ts';
import { type Granted, type Session, signedOut } from '../session/session.ts';

export type SignOutProps = {
  readonly open: OpenLog;
  readonly granted: Granted['context'];
  readonly session: Session;
  readonly change: (next: Session) => void;
};

/** Signs out; what this worker has half typed is asked about first. What was saved stays, whoever signs in. */
export const SignOut = ({ open, granted, session, change }: SignOutProps) => {
  const { t, moment, list } = useWords();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const { halfTyped } = open.tab;
  const { worker } = granted.me;
  const found = halfTyped.of(worker).filter(({ work }) => work['typed'] !== false);
  const leave = (): void => change(signedOut(session));
  const clear = async (): Promise<void> => {
    const dropped = await halfTyped.drop(worker);
    if (dropped.ok) leave();
    else toast({ text: t(`log.error.${dropped.error.code}`), icon: 'warning' });
  };
  return (
    <>
      <Button tone="quiet" icon="lock" onClick={() => (found.length === 0 ? leave() : setAsking(true))}>
        {t('app.start.sign-out')}
      </Button>
      <Dialog
        title={t('app.start.sign-out.half-typed')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => void clear()}>{t('app.start.sign-out.clear')}</Button>
            <Button onClick={leave}>{t('app.start.sign-out.keep')}</Button>
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
