import { useLog, useSyncStatus } from '#kit/log-context.tsx';

/** Whether this device cannot say from its own log who is in the room: a passphrase stands before it, or it was never read to its end. */
export const useUnread = (): boolean => {
  const { isLocked } = useLog();
  const { reading } = useSyncStatus();
  return isLocked || reading !== undefined;
};
