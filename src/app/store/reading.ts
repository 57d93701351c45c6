import type { Reading, StoreTransaction } from './ports.ts';

/**
 * How far a new store has read the log. Until it was read to its end once, what is reckoned from it (a shelf, the total
 * of a day) is of some part of the log and not of the whole: screens say so instead of showing it. Undefined once it was.
 */
export const readReading = async (tx: Pick<StoreTransaction, 'meta'>): Promise<Reading | undefined> => {
  const of = await tx.meta('reading');
  if (of === undefined || of === null) return undefined;
  return { done: (await tx.meta('cursor')) ?? 0, of };
};
