import type { StoragePlatform } from '../health.ts';

/** Storage health from the browser. `name` is the database's: one mark for each. */
export const createStoragePlatform = (name: string): StoragePlatform => {
  const key = `${name}-was-here`;
  const cacheName = 'alongside-marks';
  const url = `/${key}`;
  return {
    persisted: async () => (hasManager() ? navigator.storage.persisted() : undefined),
    persist: async () => (hasManager() ? navigator.storage.persist() : undefined),
    estimate: async () => {
      if (!hasManager()) return undefined;
      const { usage, quota } = await navigator.storage.estimate();
      return usage === undefined || quota === undefined ? undefined : { usage, quota };
    },
    readMark: async () => {
      const local = readLocal(key);
      if (local !== undefined || !('caches' in globalThis)) return local;
      return (await (await caches.open(cacheName)).match(url))?.text();
    },
    writeMark: async (storeId) => {
      writeLocal(key, storeId);
      if ('caches' in globalThis) await (await caches.open(cacheName)).put(url, new Response(storeId));
    },
  };
};

const hasManager = (): boolean => 'storage' in navigator && 'persist' in navigator.storage;

/** Some browsers throw on any use of localStorage when site data is blocked; the mark in the cache remains. */
const readLocal = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
};

const writeLocal = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
};
