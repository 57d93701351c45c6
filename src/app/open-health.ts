import type { Asks, Attachments, SealingSource } from '#kit/recorder.ts';
import type { Clock } from '#log/index.ts';
import type { SessionStore } from './session/session.ts';
import { createStoragePlatform } from './store/adapters/platform.ts';
import { createHealth, type Health } from './store/health.ts';
import type { LocalStore } from './store/ports.ts';
import type { Tab } from './sync/tab-ports.ts';

/** What an open log has beside itself, a moment later: the counter waits for none of it. */
export interface Later extends Health {
  readonly attachments: () => Promise<Attachments>;
  readonly sealing: () => Promise<SealingSource>;
  readonly asks: () => Promise<Asks>;
  /** What is seen to once after each opening. */
  readonly begun: (tab: Tab, isLocked: boolean, sessions: SessionStore) => Promise<void>;
}

/**
 * Storage health of an open store, and the way to what is fetched when somebody asks for it: photos and files beside entries, and the
 * keys of what is sealed.
 */
export const openHealth = async (
  store: LocalStore,
  clock: Clock,
  name: string,
  storeId: string,
  whose: {
    readonly org: string;
    readonly token: () => string | undefined;
    readonly device: string;
  },
): Promise<Later> => {
  const health = createHealth({ store, platform: createStoragePlatform(name), clock });
  await health.opened(storeId);
  let sealing: Promise<SealingSource> | undefined;
  return {
    ...health,
    attachments: async () => {
      const { openAttachments } = await import('./attachments/open.ts');
      return openAttachments({ base: '', ...whose });
    },
    sealing: async () => {
      const { openSealing } = await import('./keys/open-sealing.ts');
      sealing ??= openSealing(whose, clock);
      return sealing;
    },
    asks: async () => (await import('./api/asks.ts')).createAsks(whose),
    begun: async (tab, isLocked, sessions) => {
      // A store that was cleared while the app was closed is told at the counter too, until somebody has read it.
      if ((await health.report()).wasEvicted) tab.tellCleared(true);
      // Another build than last time may be understood where the last one was not: offer again what was held or refused.
      if (isLocked || sessions.lastBuild(whose.org) === BUILD) return;
      const offered = await tab.retry();
      if (offered.ok) sessions.noteBuild(whose.org, BUILD);
    },
  };
};
