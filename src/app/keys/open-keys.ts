import type { Failure, Result, Uuid } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { browserClock, browserRandom } from '../adapters/browser.ts';
import type { Api } from '../api/api.ts';
import { bring } from '../store/adapters/bring.ts';
import { createIndexedDbKeys } from './adapters/indexeddb.ts';
import { pageOpened } from './adapters/page-opened.ts';
import { createKeyEngine, type EngineDeps, type KeyEngine } from './engine.ts';
import { createGuardedKeys } from './guarded-keys.ts';
import { createDeviceLock, type DeviceLock, type LockDeps } from './lock.ts';
import { type Joining, join, type Letting, openLetting } from './meet.ts';
import { createOpenedStore } from './opened-store.ts';
import { createPasskeyUnlock, type PasskeyUnlock } from './passkey-unlock.ts';

export interface OpenKeys {
  readonly engine: KeyEngine;
  readonly lock: DeviceLock;
  readonly passkeys: PasskeyUnlock;
  readonly openLetting: () => ReturnType<typeof openLetting>;
  readonly join: (code: string) => ReturnType<typeof join>;
}
export type { Joining, Letting };

/**
 * The vault with the browser's means; undefined over plain HTTP, where a browser gives no keys. `hours`: for how long a passphrase opens
 * it, as the organization has set it.
 */
export const openKeys = (
  org: Uuid,
  device: Uuid,
  api: Pick<Api, 'ask'>,
  hours?: number,
): OpenKeys | undefined => {
  const subtle = platformSubtle();
  if (subtle === undefined) return undefined;
  const store = createGuardedKeys(createIndexedDbKeys(org), async (keys) => {
    const { lockStore } = await bring(() => import('./lock-store.ts'));
    await lockStore({ org, subtle, random: browserRandom, keys });
    // A device that was let in anew may open now what it could not.
    pageOpened.changed();
  });
  const deps: EngineDeps = {
    org,
    device,
    api,
    subtle,
    random: browserRandom,
    store: createOpenedStore(store, { org, opened: pageOpened }),
  };
  const engine = createKeyEngine(deps);
  const locking: LockDeps = {
    org,
    device,
    store,
    opened: pageOpened,
    hours,
    subtle,
    random: browserRandom,
    clock: browserClock,
    stretch: () => import('#vault/adapters/argon2.ts').then(({ stretch }) => stretch),
  };
  return {
    engine,
    lock: createDeviceLock(locking),
    passkeys: createPasskeyUnlock(locking),
    openLetting: () => openLetting(deps, engine),
    join: (code) => join(deps, engine, code),
  };
};

/**
 * Changes the keys without a device that was ended, where this device may: from then on nothing that is sealed opens there. Answers
 * undefined where there is nothing to change, or another device must do it: the screen of the keys says so.
 */
export const leaveOut = async (
  by: { readonly org: Uuid; readonly device: Uuid; readonly api: Api },
  ended: Uuid,
): Promise<Result<unknown, Failure> | undefined> => {
  const keys = openKeys(by.org, by.device, by.api);
  const state = await keys?.engine.look();
  if (keys === undefined || state === undefined) return undefined;
  if (!state.ok) return state;
  if (state.value.at !== 'in' || state.value.secret === undefined) return undefined;
  const { devices } = state.value.register;
  if (!devices.has(ended) || devices.get(by.device)?.admits !== true) return undefined;
  return keys.engine.rotate([ended]);
};
