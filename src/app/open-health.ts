import type { Clock } from '#log/index.ts';
import { createStoragePlatform } from './store/adapters/platform.ts';
import { createHealth, type Health } from './store/health.ts';
import type { LocalStore } from './store/ports.ts';

/** Storage health of an open store; apart, because the counter does not wait for it. */
export const openHealth = async (
  store: LocalStore,
  clock: Clock,
  name: string,
  storeId: string,
): Promise<Health> => {
  const health = createHealth({ store, platform: createStoragePlatform(name), clock });
  await health.opened(storeId);
  return health;
};
