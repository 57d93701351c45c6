import {
  type Clock,
  type Entry,
  type HlcState,
  hlcFormat,
  hlcStart,
  hlcTick,
  type Random,
  type Sha256,
  uuidv7,
  writeEntry,
} from '#log/index.ts';
import type { StoreTransaction } from './ports.ts';

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
