import { err, type Failure, failure, ok, type Random, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { keysOf, verifyBy } from '#vault/adapters/web-crypto.ts';
import { fromText } from '#vault/base64.ts';
import { readRegister } from '#vault/register.ts';
import { closeStoreKey, importStoreKey, type StoreHolders, type StoreLock } from '#vault/store-lock.ts';
import { type Connection, createConnection } from '../store/adapters/connection.ts';
import { databaseName } from '../store/adapters/database-name.ts';
import { answerOf } from '../store/adapters/requests.ts';
import type { Change, Numbered } from '../store/journal/ports.ts';
import type { LocalRecord } from '../store/ports.ts';
import type { KeptKeys, KeyStore } from './ports.ts';
import type { KeptLock } from './store-opening.ts';

export interface LockStoreDeps {
  readonly org: Uuid;
  readonly subtle: SubtleCrypto;
  readonly random: Random;
  readonly keys: Pick<KeyStore, 'read'>;
  readonly connection?: Connection;
}

/**
 * Puts the key of the local store behind the passphrase, once there is one and this device knows the organization's public key. Under a
 * new key, all of it anew: what a browser keeps of the old one opens nothing that is written from now on. One transaction: killed
 * before, all is as it was; killed after, all is done. Nobody need type anything for it.
 *
 * Answers whether it was done now. Errors: the `storage-*` codes; all is then as it was.
 */
export const lockStore = async (deps: LockStoreDeps): Promise<Result<boolean, Failure>> => {
  const { org } = deps;
  const read = await deps.keys.read();
  if (!read.ok) return read;
  const holders = read.value && (await holdersBy(deps, read.value));
  if (holders === undefined) return ok(false);
  const connection = deps.connection ?? createConnection(databaseName(org));
  // Most often it is done already: then nothing else is read.
  const hasKey = await connection.run(
    ['own'],
    'readonly',
    async (tx) => (await answerOf(tx.objectStore('own').getKey('key'))) !== undefined,
  );
  if (!hasKey.ok) return hasKey;
  if (!hasKey.value) return ok(false);
  for (;;) {
    const done = await lockOnce(deps, connection, holders);
    if (!done.ok || done.value !== 'again') return done.ok ? ok(done.value === 'done') : done;
  }
};

/** For whom its key is to be wrapped; undefined without a passphrase, and while the organization's key is not known for certain. */
const holdersBy = async (
  { org, subtle }: LockStoreDeps,
  kept: KeptKeys,
): Promise<StoreHolders | undefined> => {
  if (kept.lock === undefined) return undefined;
  if (kept.known === undefined) return undefined;
  const register = await readRegister(verifyBy(subtle), org, kept.statements, kept.known);
  if (!register.ok) return undefined;
  const { publicKeys } = register.value;
  const publicKey = fromText(publicKeys.at(-1) ?? '');
  if (publicKey === undefined) return undefined;
  const { agreement } = await keysOf(subtle, kept.keys);
  return { device: agreement, organization: { publicKey, generation: publicKeys.length } };
};

const lockOnce = async (
  { org, subtle, random }: LockStoreDeps,
  connection: Connection,
  holders: StoreHolders,
): Promise<Result<'done' | 'again' | 'nothing', Failure>> => {
  const { createMemory, pieceOpener, pieceSealer, planFold, readPicture } = await import(
    '../store/adapters/beside.ts'
  );
  const looked = await readPicture(connection, { store: undefined, after: 0, withRest: true });
  if (!looked.ok) return looked;
  // Not made yet, in clear for want of room or of TLS, or behind a lock already.
  if (!looked.value.isThere || looked.value.key === undefined) return ok('nothing');
  const { key: before, picture } = looked.value;
  const open = pieceOpener(subtle, before);
  const memory = createMemory();
  for (const [number, bytes] of picture.pieces) {
    const change = await open(bytes, { store: picture.store, sort: 'journal', number });
    if (change === undefined) return err(unreadable);
    memory.apply(change as Change);
  }
  const rest: [number, readonly LocalRecord[]][] = [];
  for (const [number, bytes] of picture.rest) {
    const records = await open(bytes, { store: picture.store, sort: 'rest', number });
    if (records === undefined) return err(unreadable);
    rest.push([number, records as readonly LocalRecord[]]);
  }
  // Told as nothing that lies anywhere: all of it is written anew.
  memory.addRest(rest);
  memory.places.of.clear();

  const store = uuidv4({ random });
  const bytes = new Uint8Array(random.bytes(32));
  const lock = closeStoreKey(random, { org, store }, holders, bytes);
  const key = await importStoreKey(subtle, bytes);
  const { storeId, device } = memory.meta;
  const mark = storeId ?? device;
  if (lock === undefined || mark === undefined) return ok('nothing');
  const seal = pieceSealer(subtle, random, key);
  const { change, rest: parts } = planFold(memory, 1);
  const piece = await seal(change, { store, sort: 'journal', number: 1 });
  const sealed: Numbered[] = [];
  for (const [number, records] of parts)
    sealed.push([number, await seal(records, { store, sort: 'rest', number })]);
  const last = picture.pieces.at(-1)?.[0] ?? 0;
  const put = { store, lock, mark, piece, rest: sealed };
  return connection.run(['own', 'journal', 'rest'], 'readwrite', (tx) =>
    replace(tx, { store: picture.store, last }, put),
  );
};

const unreadable = failure('storage-unwritable', { detail: 'piece' });

/** All of it or nothing; another window may have saved meanwhile, or been quicker. */
const replace = async (
  tx: IDBTransaction,
  before: { readonly store: Uuid; readonly last: number },
  next: {
    readonly store: Uuid;
    readonly lock: StoreLock;
    readonly mark: Uuid;
    readonly piece: Uint8Array<ArrayBuffer>;
    readonly rest: readonly Numbered[];
  },
): Promise<'done' | 'again'> => {
  const [own, journal, rest] = [tx.objectStore('own'), tx.objectStore('journal'), tx.objectStore('rest')];
  const [store, newer] = await Promise.all([
    answerOf(own.get('store')),
    answerOf(journal.getKey(IDBKeyRange.lowerBound(before.last, true))),
  ]);
  if (store !== before.store || newer !== undefined) return 'again';
  const { lock, mark } = next;
  own.delete('key');
  own.put({ lock, mark } satisfies KeptLock, 'lock');
  journal.clear();
  rest.clear();
  journal.put(next.piece, 1);
  for (const [number, bytes] of next.rest) rest.put(bytes, number);
  await answerOf(own.put(next.store, 'store'));
  return 'done';
};
