import type { DeliveryState, Entry, KindRegistry, Uuid } from '#log/index.ts';
import type { LocalRecord, StoreTransaction } from './ports.ts';

/**
 * What a start needs of a phone's log before all of it is read: what is set (kinds that every device needs) and what is not
 * proven to be sent. `Meta.first` names the former, so that nothing else is read for them. Kinds that are not known yet
 * are among them: they may be.
 */
export const isNeededFirst = (kinds: KindRegistry, { kind }: Pick<Entry, 'kind'>): boolean =>
  kinds.find(kind)?.everywhere !== false;

/** Up to so many records are read at once at a start: fewer than a person would notice. */
export const readAtOnce = 1_000;

/** Undefined where the store does not say yet which they are: then all is read. */
export const readFirst = async (tx: StoreTransaction): Promise<readonly LocalRecord[] | undefined> => {
  const ids = await tx.meta('first');
  if (ids === undefined) return undefined;
  const unsent = await Promise.all(unproven.map((state) => tx.inState(state, mostUnsent)));
  const set = await Promise.all(ids.map(tx.get));
  const found = [...unsent.flat(), ...set.filter((record) => record !== undefined)];
  return [...new Map(found.map((record) => [record.entry.id, record])).values()];
};

const unproven: readonly DeliveryState[] = ['waiting', 'sent', 'held', 'refused'];
/** More than a phone holds; IndexedDB wants a number of 32 bits. */
const mostUnsent = 2 ** 31;

/** In the transaction that puts them. */
export const addFirst = async (tx: StoreTransaction, ids: readonly Uuid[]): Promise<void> => {
  const before = await tx.meta('first');
  if (before === undefined || ids.length === 0) return;
  const all = new Set([...before, ...ids]);
  if (all.size > before.length) await tx.setMeta('first', [...all]);
};
