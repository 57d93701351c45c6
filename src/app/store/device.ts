import {
  type Clock,
  type Entry,
  err,
  type Failure,
  failure,
  type HlcState,
  hlcFormat,
  hlcStart,
  hlcTick,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
  uuidv4,
  uuidv7,
  writeEntry,
} from '#log/index.ts';
import type { LocalStore, StoreTransaction } from './ports.ts';

/** The layout of the local store that this build reads and writes. */
export const storeLayout = 1;

/**
 * Makes the store ready: gives a new one its device id, and refuses one that a newer app wrote (`storage-newer`) rather
 * than guess at it. Answers the device id and the id of the store itself. Several tabs may call it at once.
 */
export const openDevice = async (
  store: LocalStore,
  random: Random,
): Promise<Result<{ readonly device: Uuid; readonly storeId: Uuid }, Failure>> => {
  const opened = await store.write(async (tx) => {
    const layout = await tx.meta('layout');
    if (layout !== undefined && layout > storeLayout)
      return err(failure('storage-newer', { detail: `layout ${layout}` }));
    const before = await tx.meta('device');
    if (before !== undefined) return ok({ device: before, storeId: (await tx.meta('storeId')) ?? before });
    const device = await takeNewDevice(tx, random);
    const storeId = uuidv4({ random });
    await tx.setMeta('storeId', storeId);
    await tx.setMeta('hlc', hlcStart);
    await tx.setMeta('cursor', 0);
    await tx.setMeta('epoch', '');
    await tx.setMeta('reading', 0);
    await tx.setMeta('erasedPersons', []);
    await tx.setMeta('layout', storeLayout);
    return ok({ device, storeId });
  });
  return opened.ok ? opened.value : opened;
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

export interface IdentityDeps {
  readonly sha256: Sha256;
  readonly random: Random;
  readonly clock: Clock;
}

/** Saves an entry once more under the device's present identity: same content, another id and number. */
export const giveAgain = async (deps: IdentityDeps, tx: StoreTransaction, entry: Entry): Promise<void> => {
  const device = await tx.meta('device');
  if (device === undefined) throw new Error('the device was not opened');
  const deviceSeq = ((await tx.meta('deviceSeq')) ?? 0) + 1;
  const hlc = tick((await tx.meta('hlc')) ?? hlcStart, deps.clock.now());
  const again = { ...entry, id: uuidv7(deps), device, deviceSeq, hlc: hlcFormat(hlc, device) };
  const { entry: kept, hash } = writeEntry(deps.sha256, again);
  await tx.put({ entry: kept, hash, delivery: 'waiting', own: true });
  await tx.setMeta('deviceSeq', deviceSeq);
  await tx.setMeta('hlc', hlc);
};

/** A full counter (65 536 entries while the clock stood still or ran back) borrows a millisecond: saving never fails for it. */
export const tick = (state: HlcState, now: number): HlcState => {
  const next = hlcTick(state, now);
  return next.ok ? next.value : { ms: state.ms + 1, counter: 0 };
};
