import { browserClock } from './adapters/browser.ts';
import { createStoragePlatform } from './store/adapters/platform.ts';
import { createHealth, type Health } from './store/health.ts';
import type { LocalStore } from './store/ports.ts';

/** Storage health of an open store; apart, because the counter does not wait for it. */
export const openHealth = async (store: LocalStore, name: string, storeId: string): Promise<Health> => {
  const health = createHealth({ store, platform: createStoragePlatform(name), clock: browserClock });
  await health.opened(storeId);
  return health;
};
