import { smallStorage } from '../../adapters/small-storage.ts';
import type { StoragePlatform } from '../health.ts';

/** Storage health from the browser. `name` is the database's: one mark for each. */
export const createStoragePlatform = (name: string): StoragePlatform => {
  const key = `${name}-was-here`;
  const url = `/${key}`;
  return {
    persisted: () => ask('persisted', () => navigator.storage.persisted()),
    persist: () => ask('persist', () => navigator.storage.persist()),
    estimate: async () => {
      const { usage, quota } = (await ask('estimate', () => navigator.storage.estimate())) ?? {};
      return usage === undefined || quota === undefined ? undefined : { usage, quota };
    },
    readMark: async () =>
      smallStorage.get(key) ??
      (await inMarks(async (cache) => (await cache.match(url))?.text())) ??
      undefined,
    writeMark: async (storeId) => {
      smallStorage.set(key, storeId);
      await inMarks((cache) => cache.put(url, new Response(storeId)));
    },
  };
};

/** Safari had `persist` for years before `estimate`. */
const ask = async <T>(
  name: 'persisted' | 'persist' | 'estimate',
  work: () => Promise<T>,
): Promise<T | undefined> =>
  'storage' in navigator && name in navigator.storage ? unlessRefused(work) : undefined;

/** The second mark, in the cache; without one the first remains. */
const inMarks = async <T>(work: (cache: Cache) => Promise<T>): Promise<T | undefined> =>
  'caches' in globalThis ? unlessRefused(async () => work(await caches.open('alongside-marks'))) : undefined;

/** A browser that refuses storage says so by throwing: what it would have said is then not known, and nothing waits for it. */
const unlessRefused = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
};
