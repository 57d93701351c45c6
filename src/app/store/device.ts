import {
  err,
  type Failure,
  failure,
  hlcStart,
  ok,
  type Random,
  type Result,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import type { LocalStore, StoreTransaction } from './ports.ts';

/** The layout of the local store that this build reads and writes. */
export const storeLayout = 1;

/**
 * Makes the store ready: gives a new one its device id, and refuses one that a newer app wrote (`storage-newer`) rather
 * than guess at it. Answers the device id and the id of the store itself. Several tabs may call it at once.
 */
export const openDevice = async (store: LocalStore, random: Random): Promise<Result<Made, Failure>> => {
  // Most starts find it made: they write nothing, and wait for nothing that only a write needs.
  const found = await store.read(find);
  if (!found.ok) return found;
  if (found.value !== undefined) return found.value;
  const opened = await store.write(async (tx) => {
    // Another tab may have been quicker.
    const made = await find(tx);
    if (made !== undefined) return made;
    const device = await takeNewDevice(tx, random);
    const storeId = uuidv4({ random });
    await tx.setMeta('storeId', storeId);
    await tx.setMeta('hlc', hlcStart);
    await tx.setMeta('cursor', 0);
    await tx.setMeta('epoch', '');
    await tx.setMeta('reading', 0);
    await tx.setMeta('first', []);
    await tx.setMeta('erasedPersons', []);
    await tx.setMeta('layout', storeLayout);
    return ok({ device, storeId });
  });
  return opened.ok ? opened.value : opened;
};

type Made = { readonly device: Uuid; readonly storeId: Uuid };

const find = async (tx: StoreTransaction): Promise<Result<Made, Failure> | undefined> => {
  const layout = await tx.meta('layout');
  if (layout !== undefined && layout > storeLayout)
    return err(failure('storage-newer', { detail: `layout ${layout}` }));
  const device = await tx.meta('device');
  return device === undefined ? undefined : ok({ device, storeId: (await tx.meta('storeId')) ?? device });
};

/** False when the browser threw the store away that was opened, and what is here now is another one. */
export const isStore = async (tx: StoreTransaction, storeId: Uuid): Promise<boolean> =>
  ((await tx.meta('storeId')) ?? (await tx.meta('device'))) === storeId;

/**
 * A new identity for entries to come. Needed when another device writes under the old one: this store was copied, or
 * brought back from a backup. What was saved keeps its device and number. A device id is random, not a time.
 */
export const takeNewDevice = async (tx: StoreTransaction, random: Random): Promise<Uuid> => {
  const device = uuidv4({ random });
  await tx.setMeta('device', device);
  await tx.setMeta('deviceSeq', 0);
  return device;
};
