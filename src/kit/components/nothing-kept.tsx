import { useLog, useSyncStatus } from '../log-context.tsx';
import { useWords } from '../words/context.tsx';
import { EmptyState, type EmptyStateProps } from './messages.tsx';

/**
 * Says why nothing of the log stands here. While a device has not read all of it, or must not, it does not know that there is nothing:
 * then it says so in place of that.
 */
export const NothingKept = (props: EmptyStateProps) => {
  const { t } = useWords();
  const { isLocked } = useLog();
  const { reading } = useSyncStatus();
  if (isLocked)
    return (
      <EmptyState {...props} icon="lock">
        {t('kit.unread.locked')}
      </EmptyState>
    );
  return reading === undefined ? (
    <EmptyState {...props} />
  ) : (
    <EmptyState {...props} icon="download">
      {t('kit.unread')}
    </EmptyState>
  );
};
