import { type Failure, ok, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { makeStoreKey, pieceCipher } from '#vault/seal-piece.ts';
import { planFold } from '../journal/fold.ts';
import { createMemory } from '../journal/memory.ts';
import type { Numbered } from '../journal/ports.ts';
import type { LocalRecord, Meta } from '../ports.ts';
import type { PiecesDeps } from './pieces.ts';
import { answerOf } from './requests.ts';

/** Makes the store of a device, with a key of its own; `isPlain`: a build before this one may have left something in clear. */
export const makeStore = async (deps: PiecesDeps, isPlain: boolean): Promise<Result<void, Failure>> => {
  const own = { store: uuidv4(deps), key: await makeStoreKey(deps.subtle) };
  const moved = isPlain ? await moveIn(deps, own) : ok(undefined);
  if (!moved.ok) return moved;
  return deps.connection.run(['own'], 'readwrite', (tx) => putOwn(tx, own, () => {}));
};

interface Own {
  readonly store: Uuid;
  readonly key: CryptoKey;
}

/** Keeps the key, and what `more` puts; another window may have been quicker: its store stays. */
const putOwn = async (tx: IDBTransaction, { store, key }: Own, more: () => void): Promise<void> => {
  const own = tx.objectStore('own');
  if ((await answerOf(own.get('store'))) !== undefined) return;
  own.put(key, 'key');
  more();
  await answerOf(own.put(store, 'store'));
};

/**
 * Encrypts in place what a build before this one left in clear. What is read is encrypted first; then one transaction puts the key and
 * all pieces, and clears what was in clear. Killed before, it is begun anew at the next opening; killed after, it is done.
 *
 * Errors: the `storage-*` codes; all is then as it was.
 */
const moveIn = async (deps: PiecesDeps, own: Own): Promise<Result<void, Failure>> => {
  const { connection, subtle, random } = deps;
  const found = await connection.run(['own', 'records', 'meta'], 'readonly', async (tx) => {
    const meta = tx.objectStore('meta');
    const [writes, records, keys, values] = await Promise.all([
      answerOf(tx.objectStore('own').get('plain')),
      answerOf(tx.objectStore('records').getAll() as IDBRequest<LocalRecord[]>),
      answerOf(meta.getAllKeys()),
      answerOf(meta.getAll()),
    ]);
    return { writes, records, meta: Object.fromEntries(keys.map((key, index) => [key, values[index]])) };
  });
  if (!found.ok) return found;
  const meta: Partial<Meta> = found.value.meta;
  const memory = createMemory();
  memory.apply({ put: found.value.records, gone: [], meta });
  const { change, rest } = planFold(memory, 1);
  const { store } = own;
  const cipher = pieceCipher(subtle, random, own.key);
  const piece = await cipher.seal(change, { store, sort: 'journal', number: 1 });
  const sealed: Numbered[] = [];
  for (const [number, records] of rest)
    sealed.push([number, await cipher.seal(records, { store, sort: 'rest', number })]);
  const moved = await connection.run(
    ['own', 'journal', 'rest', 'records', 'meta'],
    'readwrite',
    async (tx) => {
      // A window that found no room saved meanwhile: what it saved must come along.
      if ((await answerOf(tx.objectStore('own').get('plain'))) !== found.value.writes) return 'again';
      await putOwn(tx, own, () => {
        tx.objectStore('journal').put(piece, 1);
        for (const [number, bytes] of sealed) tx.objectStore('rest').put(bytes, number);
        tx.objectStore('records').clear();
        tx.objectStore('meta').clear();
      });
      return 'moved';
    },
  );
  if (!moved.ok) return moved;
  return moved.value === 'moved' ? ok(undefined) : moveIn(deps, own);
};
