import { Icon } from '#kit/components/icon.tsx';
import { useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';

/** In the bar of every screen: whether there is something unsent, and whether this is a made-up program. */
export const StatusBar = () => {
  const { t } = useWords();
  const { context } = useApp();
  const { waiting, phase, held, refused, cleared, clockAhead } = useSyncStatus();
  const isDemo = context.organization.settings.demo === true;
  return (
    <>
      {isDemo ? <span class="badge badge-warning">{t('app.demo')}</span> : null}
      <a class="status-link" href="/device" aria-label={t('app.status', { waiting })}>
        <Icon
          name={
            held + refused > 0 || cleared !== undefined || clockAhead !== undefined
              ? 'warning'
              : phase === 'offline'
                ? 'offline'
                : waiting > 0
                  ? 'saved'
                  : 'sent'
          }
        />
        {waiting > 0 ? <span class="numbers">{waiting}</span> : null}
      </a>
    </>
  );
};
