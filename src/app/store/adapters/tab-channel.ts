import type { TabChannel, TabNews } from '../ports.ts';
import { bring } from './bring.ts';

/** News between the tabs of one origin. */
export const createTabChannel = (name: string): TabChannel => {
  if (!('BroadcastChannel' in globalThis)) {
    // Few browsers lack it: what stands in for it is fetched there alone.
    const other = bring(() => import('./storage-channel.ts')).then((found) =>
      found.createStorageChannel(name),
    );
    return {
      post: (news) => void other.then(({ post }) => post(news)),
      listen: (listener) => {
        const stop = other.then(({ listen }) => listen(listener));
        return () => void stop.then((end) => end());
      },
    };
  }
  const channel = new BroadcastChannel(name);
  return {
    post: (news) => channel.postMessage(news),
    listen: (listener) => {
      const hear = (event: MessageEvent<TabNews>): void => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
};
