import type { Failure, Result } from '#log/index.ts';
import { move } from '../store/move.ts';
import type { LocalStore } from '../store/ports.ts';

/**
 * Offers again what is held or refused: after an update of the app, or when a person asks. Reads the log again from the
 * start, for what an older build could not understand.
 */
export const offerHeldAgain = (store: LocalStore): Promise<Result<void, Failure>> =>
  store.write(async (tx) => {
    for (const state of ['held', 'refused'] as const) {
      for (const { code: _code, ...record } of await tx.inState(state, everything))
        await tx.put(move(record, 'retry'));
    }
    await tx.setMeta('cursor', 0);
  });

const everything = 0xffff_ffff;
