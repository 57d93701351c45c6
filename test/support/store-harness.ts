import * as v from 'valibot';
import { createIndexedDbStore, databaseName } from '#app/store/adapters/indexeddb.ts';
import { createStoragePlatform } from '#app/store/adapters/platform.ts';
import { createAppend } from '#app/store/append.ts';
import { openDevice } from '#app/store/device.ts';
import { createHealth } from '#app/store/health.ts';
import { createLocks } from '#app/sync/adapters/browser.ts';
import { createKindRegistry, defineKind, type Kind, open } from '#log/index.ts';

/** What the browser test of this folder calls from its pages: the real adapters, put together as the app does. */
const org = '7d42de7b-fa12-41fa-846e-e38532baa511';
const store = createIndexedDbStore(org);
const kind = defineKind({ kind: 'test.give', version: 1, fields: { count: open(v.number(), 'test') } });
const kinds = createKindRegistry([kind as unknown as Kind]);
const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: Math.random,
};
const clock = { now: () => Date.now(), offsetMinutes: () => 0 };
let texts = 0;
/** Stands for SHA-256, which is not what is tested here. */
const sha256 = (text: string): string => {
  texts += 1;
  return `${text.length}-${texts}`;
};
const append = createAppend({ store, kinds, sha256, clock, random });
const health = createHealth({ store, platform: createStoragePlatform(databaseName(org)), clock });
const place = { org, site: org, worker: org };

const harness = {
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
  health: () => health.canStartShift(),
  holdLock: () =>
    new Promise<void>((resolve) => {
      createLocks().hold('test', resolve);
    }),
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
