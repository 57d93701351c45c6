import { smallStorage } from '../../adapters/small-storage.ts';
import type { TabChannel, TabNews } from '../ports.ts';

/** Where there is no BroadcastChannel: a change of localStorage is told to all other tabs, and to none but them. */
export const createStorageChannel = (name: string): TabChannel => {
  const key = `${name}-news`;
  let count = 0;
  return {
    post: (news) => {
      count += 1;
      // Only a change is told.
      smallStorage.set(key, JSON.stringify({ news, count, from: performance.timeOrigin }));
    },
    listen: (listener) => {
      const hear = (event: StorageEvent): void => {
        if (event.key === key && event.newValue !== null)
          listener((JSON.parse(event.newValue) as { readonly news: TabNews }).news);
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
};
