import type { ComponentChildren } from 'preact';
import { EmptyState, ProgressBar } from '#kit/components/messages.tsx';
import { useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';

/**
 * What is reckoned from everybody's entries, once this device has read them all; until then how far it is. Half a log
 * gives shelves that never were.
 */
export const WhenRead = ({ children }: { readonly children: ComponentChildren }) => {
  const { t, number } = useWords();
  const { reading, phase } = useSyncStatus();
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
