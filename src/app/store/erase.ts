import {
  type Entry,
  erasedAlong,
  isErase,
  isVoid,
  type KindRegistry,
  redact,
  type Sha256,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import { move } from './move.ts';
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

/**
 * Erases what is joined by corrections with what went, and names nobody (`erasedAlong`). `unsent`: looks only at what was not sent.
 * Answers the voids among it.
 */
export const redactJoined = async (
  deps: EraseDeps,
  tx: StoreTransaction,
  gone: readonly Uuid[],
  among: 'all' | 'unsent' = 'all',
): Promise<readonly Uuid[]> => {
  if (gone.length === 0) return [];
  const records = among === 'all' ? await tx.all() : await tx.inState('waiting', everything);
  const reached = erasedAlong(
    records.map(({ entry }) => entry),
    gone,
  );
  const joined = records.filter(
    ({ entry }) => reached.has(entry.id) && entry.erased !== true && entry.subject === undefined,
  );
  for (const record of joined) await redactRecord(deps, tx, record);
  return joined.flatMap(({ entry }) => (isVoid(entry) ? [entry.id] : []));
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

/**
 * Corrections that were erased here are offered again: the server's verdict on an erased copy says what it has left of their clocks,
 * and those decide which of two counts. Only once it knows of the order. What names nobody is asked about where it is a void.
 */
export const askAbout = async (tx: StoreTransaction, ids: readonly Uuid[]): Promise<void> => {
  for (const id of ids) {
    const record = await tx.get(id);
    if (record?.entry.supersedes !== undefined) await tx.put(move(record, 'ledger-lacks'));
  }
};

/** Until the order that was given here is in the log. */
export const askLater = async (tx: StoreTransaction, ids: readonly Uuid[]): Promise<void> => {
  if (ids.length > 0) await tx.setMeta('erasedHere', [...((await tx.meta('erasedHere')) ?? []), ...ids]);
};
