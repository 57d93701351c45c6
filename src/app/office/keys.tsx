import { Button } from '#kit/components/button.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { JoinKeys } from './join-keys.tsx';
import { KeyLock } from './key-lock.tsx';
import { MakeKeys } from './make-keys.tsx';
import { RestoreKeys } from './restore-keys.tsx';
import { problemOf } from './send.ts';
import { SharedKeys } from './shared-keys.tsx';
import { useKeyLock } from './use-key-lock.ts';
import { useKeys } from './use-keys.ts';

/** The organization's keys: made once, shared with devices that people let in, changed when one is lost. */
export const Screen = () => {
  const { t } = useWords();
  const { context } = useApp();
  const { keys: opened, view, take, again } = useKeys();
  const isAdmin = context.me.role === 'admin';
  const lock = useKeyLock(opened, view);
  const isLocked = lock.state?.at === 'closed';
  // Locked and unlocked without a network; offered before there are keys, and to a device that was let in.
  const isLockShown =
    isLocked ||
    lock.state?.at === 'open' ||
    (view.at === 'open' &&
      (view.state.at === 'in' || lock.state?.at === 'no-keys') &&
      (isAdmin || view.state.at !== 'none'));
  return (
    <Page title={t('app.office.keys.title')} back={isAdmin ? '/office' : '/device'}>
      {opened !== undefined && lock.state !== undefined && isLockShown ? (
        <KeyLock
          keys={opened}
          state={lock.state}
          onChanged={() => {
            lock.again();
            again();
          }}
        />
      ) : null}
      {(() => {
        switch (view.at) {
          case 'opening':
            return <p class="waiting">{t('kit.loading')}</p>;
          case 'no-keys-here':
            return (
              <Banner tone="warning" icon="lock">
                {t('app.keys.no-tls')}
              </Banner>
            );
          case 'failed':
            // Unlocking needs no server, and is all there is to do here.
            if (isLocked && view.failure.code === 'unreachable') return null;
            return (
              <Banner
                tone={view.failure.code === 'keys-false' ? 'danger' : 'warning'}
                isUrgent
                action={<Button onClick={again}>{t('app.trouble.again')}</Button>}
              >
                {t(problemOf(view.failure))}
              </Banner>
            );
          case 'open': {
            const { keys, state } = view;
            if (state.at === 'none')
              return isAdmin ? (
                <MakeKeys keys={keys} onMade={take} />
              ) : (
                <EmptyState icon="lock">{t('app.keys.none')}</EmptyState>
              );
            if (state.at === 'in' && state.secret !== undefined)
              return <SharedKeys keys={keys} register={state.register} onChanged={take} />;
            // What stands in the way is said above.
            if (state.at === 'in' && isLocked) return null;
            return (
              <>
                <Banner tone="warning" icon="lock">
                  {t(state.at === 'out' ? 'app.keys.out' : 'app.keys.no-copy')}
                </Banner>
                <JoinKeys keys={keys} onJoined={again} />
                {isAdmin ? <RestoreKeys keys={keys} onRestored={take} /> : null}
              </>
            );
          }
        }
      })()}
    </Page>
  );
};
