import { browserClock, browserRandom } from '#app/adapters/browser.ts';
import { openAttachments } from '#app/attachments/open.ts';
import { openSync } from '#app/open-sync.ts';
import { databaseName } from '#app/store/adapters/database-name.ts';
import { createIndexedDbStore } from '#app/store/adapters/indexeddb.ts';
import { createTabChannel } from '#app/store/adapters/tab-channel.ts';
import { createRules } from '#app/store/rules.ts';
import { createLocks, createTimers } from '#app/sync/adapters/browser.ts';
import { browserSaving } from '#app/sync/adapters/browser-saving.ts';
import { openTab } from '#app/sync/tab.ts';
import { type Cipher, createKindRegistry, type Entry, type Kind, type Uuid } from '#log/index.ts';
import { pictureKind } from './picture-kind.ts';

/** What the browser test of attachments calls from its pages: the app's own parts, put together as the app does. */
const cipher: Cipher = {
  seal: (plain, about) => btoa(`${about}|${plain}`),
  open: (sealed, about) => {
    const [said, plain] = atob(sealed).split('|');
    return said === about ? plain : undefined;
  },
};

const begin = async (place: { org: Uuid; site: Uuid; worker: Uuid }, token: string) => {
  const { org } = place;
  const timers = createTimers();
  const store = createIndexedDbStore({
    load: () => import('#app/keys/behind-lock.ts'),
    onTurned: () => {},
    org,
    random: browserRandom,
    after: timers.after,
  });
  const shared = { base: '', token: () => token, org };
  const tab = await openTab({
    org,
    store,
    leader: openSync({ ...shared, now: browserClock.now }),
    locks: createLocks(),
    channel: createTabChannel(databaseName(org)),
    timers,
    wake: () => () => {},
    kinds: createKindRegistry([pictureKind as unknown as Kind]),
    saving: async () => browserSaving,
    clock: browserClock,
    random: browserRandom,
    rules: async () => createRules(),
  });
  if (!tab.ok) throw new Error(tab.error.code);
  const attachments = openAttachments({ ...shared, cipher });
  const find = (id: Uuid): Entry | undefined => tab.value.view.history(id)[0];
  return {
    has: (id: Uuid) => find(id) !== undefined,
    status: () => tab.value.status(),
    syncNow: () => tab.value.syncNow(),
    /** Takes a photo as a screen would: kept for an entry, then recorded. */
    record: async (photo: Blob, field: 'photo' | 'wound') => {
      const id = attachments.newEntry();
      const ref = await attachments.keep(id, photo, field === 'wound' ? 'sealed' : 'open');
      if (!ref.ok) return ref.error.code;
      const body = { [field]: { ...ref.value } };
      const draft = { id, kind: pictureKind.kind, version: 1, body };
      const saved = await tab.value.recorder(place).record([draft], 'none');
      return saved.ok ? id : saved.error.code;
    },
    /** How a picture looks: its size, and the color near its upper left corner. */
    look: async (id: Uuid, field: 'photo' | 'wound') => {
      const seen = await attachments.look(id, find(id)?.body[field] as never);
      if (!seen.ok) return seen.error.code;
      const bitmap = await createImageBitmap(new Blob([seen.value.bytes as BlobPart]));
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const color = [...(context?.getImageData(8, 8, 1, 1).data ?? [])].map((part) => (part > 127 ? 1 : 0));
      return { size: [bitmap.width, bitmap.height], color };
    },
  };
};

/** A photo of 3000 by 2000, red at its left end and blue elsewhere, with these segments after its start. */
const takePhoto = async (extra: readonly number[]): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = 3_000;
  canvas.height = 2_000;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = 'blue';
  context.fillRect(0, 0, 3_000, 2_000);
  context.fillStyle = 'red';
  context.fillRect(0, 0, 600, 2_000);
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
  const bytes = new Uint8Array((await drawn?.arrayBuffer()) ?? []);
  return new Blob([bytes.slice(0, 2), Uint8Array.from(extra), bytes.slice(2)]);
};

const harness = { begin, takePhoto };
export type AttachmentHarness = typeof harness;
Object.assign(globalThis, { harness });
