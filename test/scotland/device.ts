import { createAppend } from '#app/store/append.ts';
import { openDevice } from '#app/store/device.ts';
import { createHttpTransport } from '#app/sync/adapters/http.ts';
import { createSyncEngine } from '#app/sync/engine.ts';
import { random, sha256 } from '#cli/adapters/ports.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { Happening } from '#sample/days.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import type { Whole } from '../support/whole.ts';

/** A worker's device at one outlet: the app's own code for saving and for sync, over real HTTP. */
export const startDevice = async (
  whole: Whole,
  place: { readonly org: Uuid; readonly site: Uuid; readonly worker: Uuid },
  clock: Clock,
) => {
  const store = createMemoryStore();
  const opened = await openDevice(store, random);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { device } = opened.value;
  const token = await whole.tokenFor(place.org, place.worker, device);
  const append = createAppend({ store, kinds: kindRegistry, sha256, clock, random });
  const engine = createSyncEngine({
    store,
    transport: createHttpTransport({ base: whole.url, token: () => token }),
    kinds: kindRegistry,
    sha256,
    clock,
    random,
  });
  let saved = 0;

  const save = async (drafts: Parameters<typeof append>[1], visit: Parameters<typeof append>[2]) => {
    const result = await append(place, drafts, visit);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    saved += result.value.length;
    return result.value.map(({ entry }) => entry);
  };

  return {
    device,
    saved: () => saved,
    record: async ({ at, drafts, visit, after }: Happening): Promise<void> => {
      const timed = drafts.map((made) => ({ ...made, occurredAt: at }));
      const entries = await save(timed, visit ? 'new' : 'none');
      const joined = entries[0]?.visit === undefined ? ('none' as const) : { id: entries[0].visit };
      if (after?.act === 'take-back')
        await save(
          entries.map(({ id }) => ({
            kind: 'log.void',
            version: 1,
            body: { reason: 'slip' },
            occurredAt: at,
            supersedes: [id],
          })),
          joined,
        );
      const wrong = after?.act === 'correct' ? entries[after.index] : undefined;
      if (after?.act === 'correct' && wrong !== undefined)
        await save([{ ...after.draft, occurredAt: at, supersedes: [wrong.id] }], joined);
    },
    sync: async (): Promise<void> => {
      const passed = await engine.pass();
      if (!passed.ok) throw new Error(JSON.stringify(passed.error));
    },
    /** Entries of its own that the server's ledger proves. */
    proven: async (): Promise<number> => {
      const found = await store.read((tx) => tx.all());
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      return found.value.filter((record) => record.own && record.delivery === 'proven').length;
    },
  };
};
