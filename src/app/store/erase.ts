import {
  type Entry,
  erasedAlong,
  isErase,
  type KindRegistry,
  redact,
  type Sha256,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import type { LocalRecord, StoreTransaction } from './ports.ts';

/** More records than a device can hold. */
const everything = 1_000_000;

interface EraseDeps {
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
}

/** The person an entry orders to erase, if it is such an order. */
export const personToErase = (entry: Entry): Uuid | undefined => {
  const person = isErase(entry) ? entry.body['person'] : undefined;
  return typeof person === 'string' ? person : undefined;
};

/**
 * Erases a person on this device: own entries or pulled, sent or not. What is left of each is its open part; unsent ones
 * are then offered in that form. Answers their ids: what is joined with them goes too (`redactJoined`).
 */
export const redactPerson = async (
  deps: EraseDeps,
  tx: StoreTransaction,
  person: Uuid,
): Promise<readonly Uuid[]> => {
  const gone: Uuid[] = [];
  for (const record of await tx.ofSubject(person)) {
    await redactRecord(deps, tx, record);
    gone.push(record.entry.id);
  }
  const halfTyped = (await tx.meta('halfTyped')) ?? [];
  const left = halfTyped.filter(({ work }) => !JSON.stringify(work).includes(person));
  if (left.length < halfTyped.length) await tx.setMeta('halfTyped', left);
  return gone;
};

/** Erases what is joined by corrections with what went, and names nobody (`erasedAlong`). `unsent`: looks only at what was not sent. */
export const redactJoined = async (
  deps: EraseDeps,
  tx: StoreTransaction,
  gone: readonly Uuid[],
  among: 'all' | 'unsent' = 'all',
): Promise<void> => {
  if (gone.length === 0) return;
  const records = among === 'all' ? await tx.all() : await tx.inState('waiting', everything);
  const reached = erasedAlong(
    records.map(({ entry }) => entry),
    gone,
  );
  for (const record of records)
    if (reached.has(record.entry.id) && record.entry.erased !== true && record.entry.subject === undefined)
      await redactRecord(deps, tx, record);
};

/** Whether what this corrects was erased here: then it is of the same person, unless it names another. */
export const correctsErased = async (
  tx: Pick<StoreTransaction, 'get'>,
  { subject, supersedes }: Pick<Entry, 'subject' | 'supersedes'>,
): Promise<boolean> => {
  if (subject !== undefined) return false;
  for (const target of supersedes ?? []) if ((await tx.get(target))?.entry.erased === true) return true;
  return false;
};

const redactRecord = async (deps: EraseDeps, tx: StoreTransaction, record: LocalRecord): Promise<void> => {
  const { entry, hash } = writeEntry(deps.sha256, redact(deps.kinds, record.entry));
  await tx.put({ ...record, entry, hash });
};
