import { smallStorage } from '../../adapters/small-storage.ts';
import type { TabChannel, TabNews } from '../ports.ts';

/** News between the tabs of one origin. Close it with the tab. */
export const createTabChannel = (name: string): TabChannel & { readonly close: () => void } => {
  if (!('BroadcastChannel' in globalThis)) return createStorageChannel(name);
  const channel = new BroadcastChannel(name);
  return {
    post: (news) => channel.postMessage(news),
    listen: (listener) => {
      const hear = (event: MessageEvent<TabNews>): void => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
};

/** Where there is no BroadcastChannel: a change of localStorage is told to all other tabs, and to none but them. */
const createStorageChannel = (name: string): TabChannel & { readonly close: () => void } => {
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
    close: () => {},
  };
};
