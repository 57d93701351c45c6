import {
  type Entry,
  isErase,
  type KindRegistry,
  redact,
  type Sha256,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import type { StoreTransaction } from './ports.ts';

/** The person an entry orders to erase, if it is such an order. */
export const personToErase = (entry: Entry): Uuid | undefined => {
  const person = isErase(entry) ? entry.body['person'] : undefined;
  return typeof person === 'string' ? person : undefined;
};

/**
 * Erases a person on this device: own entries or pulled, sent or not. What is left of each is its open part; unsent ones
 * are then offered in that form.
 */
export const redactPerson = async (
  deps: { readonly kinds: KindRegistry; readonly sha256: Sha256 },
  tx: StoreTransaction,
  person: Uuid,
): Promise<void> => {
  for (const record of await tx.ofSubject(person)) {
    const { entry, hash } = writeEntry(deps.sha256, redact(deps.kinds, record.entry));
    await tx.put({ ...record, entry, hash });
  }
  const halfTyped = (await tx.meta('halfTyped')) ?? [];
  const left = halfTyped.filter(({ work }) => !JSON.stringify(work).includes(person));
  if (left.length < halfTyped.length) await tx.setMeta('halfTyped', left);
};
