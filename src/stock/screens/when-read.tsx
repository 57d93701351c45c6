import type { ComponentChildren } from 'preact';
import { EmptyState, ProgressBar } from '#kit/components/messages.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';

/**
 * What is reckoned from everybody's entries, once this device has read them all; until then how far it is. Half a log
 * gives shelves that never were.
 */
export const WhenRead = ({ children }: { readonly children: ComponentChildren }) => {
  const { t, number } = useWords();
  const { isLocked } = useLog();
  const { reading, phase } = useSyncStatus();
  if (isLocked) return <EmptyState icon="lock">{t('kit.unread.locked')}</EmptyState>;
  if (reading === undefined) return <>{children}</>;
  const { done, of, isHere } = reading;
  const isHeldUp = isHere !== true && phase !== 'idle' && phase !== 'syncing';
  return (
    <EmptyState
      icon="download"
      action={
        of === 0 ? undefined : (
          <ProgressBar
            label={t('stock.unread.reading', { done, of })}
            value={done}
            max={of}
            text={number(done / of, { style: 'percent' })}
          />
        )
      }
    >
      {of === 0 ? `${t('stock.unread.asking')} ` : null}
      {t('stock.unread.why')} {isHeldUp ? t(`stock.unread.${phase}`) : null}
    </EmptyState>
  );
};
