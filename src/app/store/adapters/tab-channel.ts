import type { TabChannel, TabNews } from '../ports.ts';

/** News between the tabs of one origin. Close it with the tab. */
export const createTabChannel = (name: string): TabChannel & { readonly close: () => void } => {
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
