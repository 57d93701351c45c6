import { move } from '../store/move.ts';
import type { StoreTransaction } from '../store/ports.ts';

/**
 * Notes which log answered. Another one than before means a restored or wiped server: everything held here, own or
 * pulled, is offered again, and reading starts from the beginning. Answers whether it was another.
 */
export const noteEpoch = async (tx: StoreTransaction, epoch: string): Promise<boolean> => {
  const before = await tx.meta('epoch');
  if (before === epoch) return false;
  await tx.setMeta('epoch', epoch);
  if (before === undefined || before === '') return false;
  await offerAgain(tx);
  return true;
};

/** Everything held goes back to waiting, and the cursor to the start. */
export const offerAgain = async (tx: StoreTransaction): Promise<void> => {
  await tx.setMeta('cursor', 0);
  for (const { seq: _seq, code: _code, ...record } of await tx.all()) {
    await tx.put(move(record, 'epoch-changed'));
  }
};
