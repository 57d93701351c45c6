/**
 * Keeps the app's own files on the device so that it opens with no signal. It never stores an answer of the
 * interface (`/v1/`): what people record lives in the device's store of entries and nowhere else.
 * A new version is fetched aside and waits until the page says `update` (see updates.ts). The version before it is
 * kept too, for tabs that still run it.
 */
import type { WorkerScope } from './types.ts';

declare const VERSION: string;
declare const PRECACHE: readonly string[];
declare const self: WorkerScope;

const prefix = 'alongside-';
const cacheName = `${prefix}${VERSION}`;
const files: ReadonlySet<string> = new Set(PRECACHE);

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldVersions());
});

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'update')
    event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || isInterface(url.pathname)) return;
  if (request.mode === 'navigate') {
    if (isServerPage(url.pathname)) return;
    event.respondWith(fromCache('/', request));
  } else if (files.has(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(fromCache(url.pathname, request));
  }
});

/** All or nothing: a half-filled cache would open a half-working app far from signal. */
const fill = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  await cache.addAll(PRECACHE.map((path) => new Request(path, { cache: 'reload' })));
};

const dropOldVersions = async (): Promise<void> => {
  // In the order they were made: the last of the others is the version that tabs may still run.
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
};

const fromCache = async (path: string, request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? (await caches.match(path)) ?? fetch(request);
};

const isInterface = (path: string): boolean => path === '/v1' || path.startsWith('/v1/');

/** Pages that the server renders itself, for people without the app. */
const isServerPage = (path: string): boolean => path.startsWith('/p/') || /\.[a-z0-9]+$/i.test(path);
