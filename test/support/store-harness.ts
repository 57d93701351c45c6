import * as v from 'valibot';
import { createIndexedDbKeys } from '#app/keys/adapters/indexeddb.ts';
import { pageOpened } from '#app/keys/adapters/page-opened.ts';
import { createDeviceLock } from '#app/keys/lock.ts';
import { lockStore } from '#app/keys/lock-store.ts';
import { createOpenedStore } from '#app/keys/opened-store.ts';
import { createConnection } from '#app/store/adapters/connection.ts';
import { databaseName } from '#app/store/adapters/database-name.ts';
import { createIndexedDbStore } from '#app/store/adapters/indexeddb.ts';
import { createStoragePlatform } from '#app/store/adapters/platform.ts';
import { answerOf } from '#app/store/adapters/requests.ts';
import { createAppend } from '#app/store/append.ts';
import { openDevice } from '#app/store/device.ts';
import { createHealth } from '#app/store/health.ts';
import type { LocalRecord, Meta } from '#app/store/ports.ts';
import { createLocks, createTimers } from '#app/sync/adapters/browser.ts';
import { createKindRegistry, defineKind, type Kind, open } from '#log/index.ts';
import { admit, deviceOf, found, newSheet } from '#vault/acts.ts';
import { keysOf, makeKeys, verifyBy } from '#vault/adapters/web-crypto.ts';
import { unwrap } from '#vault/copy.ts';
import type { Stretch } from '#vault/lock.ts';
import { readRegister } from '#vault/register.ts';

/** What the browser test of this folder calls from its pages: the real adapters, put together as the app does. */
const org = '7d42de7b-fa12-41fa-846e-e38532baa511';
const kind = defineKind({ kind: 'test.give', version: 1, fields: { count: open(v.number(), 'test') } });
const kinds = createKindRegistry([kind as unknown as Kind]);
const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: Math.random,
};
let turned = 0;
const store = createIndexedDbStore({
  org,
  random,
  after: createTimers().after,
  load: () => import('#app/keys/behind-lock.ts'),
  onTurned: () => {
    turned += 1;
  },
});
const clock = { now: () => Date.now(), offsetMinutes: () => 0 };
let texts = 0;
/** Stands for SHA-256, which is not what is tested here. */
const sha256 = (text: string): string => {
  texts += 1;
  return `${text.length}-${texts}`;
};
const append = createAppend({ store, kinds, sha256, clock, random });
const { subtle } = crypto;
const installation = '0f4a9a37-5d6c-4ee8-9b58-5f0c3f2d2b11';
const keys = createIndexedDbKeys(org);
const rawKeys: string[] = [];
const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
Object.assign(subtle, {
  importKey: (...given: unknown[]) => {
    const [format, bytes, kind] = given;
    if (format === 'raw' && kind === 'AES-GCM' && bytes instanceof Uint8Array)
      rawKeys.push([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    return importKey(...given);
  },
});
/** Stands in for Argon2id, which is not what is tested here. */
const stretch: Stretch = async (typed, salt) =>
  new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(`${typed} ${salt}`)));
const lock = createDeviceLock({
  org,
  device: installation,
  store: keys,
  opened: pageOpened,
  subtle,
  random,
  clock,
  stretch: async () => stretch,
});
const codeOf = (done: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  done.ok ? 'ok' : (done.error?.code ?? 'failed');
const health = createHealth({ store, platform: createStoragePlatform(databaseName(org)), clock });
const place = { org, site: org, worker: org };

const harness = {
  putAway: async (mode: 'readonly' | 'readwrite') => {
    const left = createConnection('left');
    const write = (tx: IDBTransaction) => answerOf(tx.objectStore('journal').put('kept', 1));
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    // Never at its end by itself, as in a page that is kept and does not run.
    const halfWay = left.run(['journal'], mode, async (tx) => {
      for (;;) {
        await answerOf(tx.objectStore('journal').count());
        begin();
      }
    });
    await begun;
    const later = await answerOf(indexedDB.open('left'));
    const written = write(later.transaction(['journal'], 'readwrite'));
    dispatchEvent(new Event('pagehide'));
    await written;
    dispatchEvent(new Event('pageshow'));
    const undone = await halfWay;
    return [undone.ok ? 'done' : undone.error.code, (await left.run(['journal'], 'readwrite', write)).ok];
  },
  databaseName: databaseName(org),
  open: async () => {
    const opened = await openDevice(store, random);
    if (opened.ok) await health.opened(opened.value.storeId);
    return opened;
  },
  save: (count: number) => append(place, [{ kind: kind.kind, version: 1, body: { count } }], 'none'),
  saveMany: async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const saved = await harness.save(index);
      if (!saved.ok) return saved.error.code;
    }
    return 'ok';
  },
  numbers: async () => {
    const read = await store.read((tx) => tx.inState('waiting', 1_000));
    return read.ok ? read.value.map((record) => record.entry.deviceSeq) : read.error.code;
  },
  saveThenFail: async () => {
    try {
      await store.write(async (tx) => {
        await tx.setMeta('deviceSeq', 999);
        throw new Error('a bug');
      });
      return 'no error';
    } catch (error) {
      return error instanceof Error ? error.message : 'not an error';
    }
  },
  lastNumber: async () => {
    const read = await store.read((tx) => tx.meta('deviceSeq'));
    return read.ok ? read.value : read.error.code;
  },
  /** Leaves what a build before this one left: records and single values in clear. */
  leavePlain: (text: string) =>
    new Promise<void>((resolve, reject) => {
      const { records, meta } = JSON.parse(text) as { records: readonly LocalRecord[]; meta: Partial<Meta> };
      const request = indexedDB.open(databaseName(org), 1);
      request.onerror = () => reject(request.error);
      request.onupgradeneeded = () => {
        const kept = request.result.createObjectStore('records', { keyPath: 'entry.id' });
        kept.createIndex('delivery', ['delivery', 'entry.device', 'entry.deviceSeq']);
        kept.createIndex('subject', 'entry.subject');
        request.result.createObjectStore('meta');
      };
      request.onsuccess = () => {
        const tx = request.result.transaction(['records', 'meta'], 'readwrite');
        for (const record of records) tx.objectStore('records').put(record);
        for (const [key, value] of Object.entries(meta)) tx.objectStore('meta').put(value, key);
        tx.oncomplete = () => {
          request.result.close();
          resolve();
        };
      };
    }),
  /** From now on, the browser dies at the write of this number: what is under way is undone, and nothing works any more. */
  dieAt: (write: number) => {
    let left = write;
    for (const name of ['put', 'clear'] as const) {
      const real = IDBObjectStore.prototype[name] as (...given: unknown[]) => IDBRequest;
      Object.assign(IDBObjectStore.prototype, {
        [name](this: IDBObjectStore, ...given: unknown[]) {
          left -= 1;
          if (left > 0) return real.apply(this, given);
          this.transaction.abort();
          throw new DOMException('died', 'AbortError');
        },
      });
    }
  },
  /** From now on there is no room for pieces, until `room`. */
  fill: () => {
    const real = IDBObjectStore.prototype.put as (...given: unknown[]) => IDBRequest;
    Object.assign(IDBObjectStore.prototype, {
      put(this: IDBObjectStore, ...given: unknown[]) {
        if (this.name === 'journal') throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, given);
      },
    });
    harness.room = () => void Object.assign(IDBObjectStore.prototype, { put: real });
  },
  room: () => {},
  /** What is there, as a device that goes on reads it; the code of why not. */
  all: async () => {
    const read = await store.read(async (tx) => ({
      ids: (await tx.all()).map(({ entry }) => entry.id).sort(),
      waiting: (await tx.inState('waiting', 9)).length,
      seq: await tx.meta('deviceSeq'),
    }));
    return read.ok ? read.value : read.error.code;
  },
  put: async (text: string) => (await store.write((tx) => tx.put(JSON.parse(text) as LocalRecord))).ok,
  /** A text in clear, in a database of its own. */
  leaveControl: (text: string) =>
    new Promise<void>((resolve) => {
      const request = indexedDB.open('control', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('texts');
      request.onsuccess = () => {
        const tx = request.result.transaction('texts', 'readwrite', { durability: 'strict' });
        tx.objectStore('texts').put(text, 'text');
        tx.oncomplete = () => resolve();
      };
    }),
  /** Rows of each object store. */
  rows: () =>
    new Promise<Record<string, number>>((resolve, reject) => {
      const request = indexedDB.open(databaseName(org));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const names = [...request.result.objectStoreNames];
        const tx = request.result.transaction(names);
        const counts = names.map((name) => [name, tx.objectStore(name).count()] as const);
        tx.oncomplete = () => {
          request.result.close();
          resolve(Object.fromEntries(counts.map(([name, { result }]) => [name, result])));
        };
      };
    }),
  /** Makes the organization's keys here, as its first device does. */
  makeKeys: async () => {
    const stored = await makeKeys(subtle);
    const made = await found(
      { org, random, by: installation, keys: await keysOf(subtle, stored) },
      newSheet(random),
    );
    if (!made.ok) return made.error;
    const { statement, copies } = made.value;
    const register = await readRegister(verifyBy(subtle), org, [statement]);
    if (!register.ok) return register.error;
    const { root, head } = register.value;
    const copy = copies[installation] ?? '';
    await keys.write({
      device: installation,
      keys: stored,
      statements: [statement],
      known: { root, head },
      copy,
    });
    return 'ok';
  },
  setLock: async (passphrase: string) => codeOf(await lock.set(passphrase)),
  unlock: async (passphrase: string) => codeOf(await lock.open(passphrase)),
  lockStore: async () => codeOf(await lockStore({ org, subtle, random, keys })),
  isAside: () => store.aside() !== undefined,
  turned: () => turned,
  /** Nobody knows the passphrase any more: the keys go, and a device that still has what opens lets this one in anew. */
  beginAnew: async (passphrase: string) => {
    await lock.open(passphrase);
    const held = await createOpenedStore(keys, { org, opened: pageOpened }).read();
    if (!held.ok || held.value?.copy === undefined) return 'no keys';
    const { statements, copy, known } = held.value;
    const before = await keysOf(subtle, held.value.keys);
    const register = await readRegister(verifyBy(subtle), org, statements, known);
    if (!register.ok) return register.error;
    const secret = await unwrap(org, installation, before, copy, register.value.publicKeys);
    if (secret === undefined) return 'no secret';
    await lock.forget();
    const stored = await makeKeys(subtle);
    const own = deviceOf(installation, await keysOf(subtle, stored), true);
    const said = await admit({ org, random, by: installation, keys: before }, register.value, secret, own);
    if (!said.ok) return said.error;
    const all = [...statements, said.value.statement];
    const now = await readRegister(verifyBy(subtle), org, all);
    if (!now.ok) return now.error;
    const { root, head } = now.value;
    const theirs = said.value.copies[installation] ?? '';
    await keys.write({
      device: installation,
      keys: stored,
      statements: all,
      known: { root, head },
      copy: theirs,
    });
    return 'ok';
  },
  /** Every key of a store that the browser was given in bytes. */
  rawKeys: () => rawKeys,
  health: () => health.canStartShift(),
  holdLock: () =>
    new Promise<void>((resolve) => {
      createLocks().hold('test', resolve);
    }),
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
