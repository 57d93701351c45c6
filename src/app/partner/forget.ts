import { smallStorage } from '../adapters/small-storage.ts';
import type { Session } from '../session/session.ts';
import { databaseName } from '../store/adapters/database-name.ts';

/** Where it is kept that an agreement ended here, so that the next page says why nothing is left. */
export const endedKey = 'alongside.agreement-ended';

/** Deletes all that this device holds of an organization: entries, keys, files. Whatever still has it open lets go first. */
export const forget = async (org: string): Promise<void> => {
  const name = databaseName(org);
  await Promise.all([name, `${name}-keys`, `${name}-attachments`].map(remove));
  smallStorage.set(endedKey, '1');
};

const remove = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Another tab has it open: it goes when that one closes.
    request.onblocked = () => resolve();
  });

/** Without this organization: neither its token nor its names. */
export const without = (session: Session, org: string): Session => {
  const { current, shift: _shift, granted, handIns, ...rest } = session;
  const left = Object.entries(granted).filter(([, { context }]) => context.organization.id !== org);
  return {
    ...rest,
    granted: Object.fromEntries(left),
    handIns: Object.fromEntries(Object.entries(handIns).filter(([id]) => id !== org)),
    ...(left.some(([worker]) => worker === current) && { current }),
  };
};
