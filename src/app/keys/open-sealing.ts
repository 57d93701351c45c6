import type { SealingSource } from '#kit/recorder.ts';
import { type Clock, type Uuid, uuidv7 } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { browserRandom } from '../adapters/browser.ts';
import { createApi } from '../api/api.ts';
import { createIndexedDbKeys } from './adapters/indexeddb.ts';
import { pageOpened } from './adapters/page-opened.ts';
import { createKeyEngine, type EngineDeps } from './engine.ts';
import { createOpenedStore } from './opened-store.ts';
import { createSealing, readSealing } from './sealing.ts';

/** What is sealed, with the browser's means; in one file that is fetched when something sealed is shown or written. */
export const openSealing = async (
  whose: {
    readonly org: Uuid;
    readonly token: () => string | undefined;
    /** How the server names this installation. */
    readonly device: Uuid;
  },
  clock: Clock,
): Promise<SealingSource> => {
  const { org, device, token } = whose;
  const subtle = platformSubtle();
  if (subtle === undefined)
    return createSealing({
      clock,
      read: async () => ({ can: 'no-tls', newEntry: () => uuidv7({ clock, random: browserRandom }) }),
      look: async () => {},
    });
  const deps: EngineDeps = {
    org,
    device,
    api: createApi({ fetch: (...args) => fetch(...args), token }),
    subtle,
    random: browserRandom,
    store: createOpenedStore(createIndexedDbKeys(org), { org, opened: pageOpened }),
  };
  return createSealing({
    clock,
    read: () => readSealing({ ...deps, clock }),
    look: createKeyEngine(deps).look,
    changes: pageOpened.subscribe,
  });
};
