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
    hasMarker: async () => {
      if (readLocal(key)) return true;
      if (!('caches' in globalThis)) return false;
      return (await (await caches.open(cacheName)).match(url)) !== undefined;
    },
    setMarker: async () => {
      writeLocal(key);
      if ('caches' in globalThis) await (await caches.open(cacheName)).put(url, new Response('1'));
    },
  };
};

const hasManager = (): boolean => 'storage' in navigator && 'persist' in navigator.storage;

/** Some browsers throw on any use of localStorage when site data is blocked; the mark in the cache remains. */
const readLocal = (key: string): boolean => {
  try {
    return localStorage.getItem(key) !== null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
};

const writeLocal = (key: string): void => {
  try {
    localStorage.setItem(key, '1');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
};
