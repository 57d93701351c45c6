import { type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { Bytes } from '#vault/bytes.ts';
import type { PieceCipher } from '#vault/store-key.ts';
import type { StoreLock } from '#vault/store-lock.ts';
import type { Connection } from '../../store/adapters/connection.ts';
import { answerOf } from '../../store/adapters/requests.ts';
import type { Numbered, PieceDisk } from '../../store/journal/ports.ts';

/**
 * What is written while a device is locked lies aside, in the database of the log (`own`): under `['aside', ID]` how its key is
 * wrapped, under `['aside', ID, 'journal' | 'rest', NUMBER]` its pieces. Each page that opens locked writes one of its own.
 */
type Sort = 'journal' | 'rest';
const keyOf = (id: Uuid, sort?: Sort, number?: number): IDBValidKey =>
  sort === undefined ? ['aside', id] : ['aside', id, sort, ...(number === undefined ? [] : [number])];
/** An array comes after every number and text. */
const rangeOf = (id: Uuid, sort: Sort, after?: number): IDBKeyRange =>
  IDBKeyRange.bound(keyOf(id, sort, after), [...(keyOf(id, sort) as string[]), []], after !== undefined);

export interface Aside {
  readonly id: Uuid;
  readonly lock: StoreLock;
  readonly cipher: PieceCipher;
  /** With what it begins; on the disk with the first thing that is saved. */
  readonly first: Bytes;
}

/** Where pieces lie, unless something else lies there by now ('other'). */
export interface AnyDisk extends Pick<PieceDisk, 'commit'> {
  readonly look: (
    ...asked: Parameters<PieceDisk['look']>
  ) => Promise<Awaited<ReturnType<PieceDisk['look']>> | 'other'>;
}

/**
 * Where this page writes while it is locked. Nobody else does; what it wrote is gone ('other') where the browser threw it away, or, in a
 * browser without Web Locks, another page took it in.
 */
export const createAsideDisk = (
  { run }: Pick<Connection, 'run'>,
  { id, lock, cipher, first }: Aside,
): AnyDisk => ({
  look: async ({ store, after, withRest }) => {
    const isKnown = store === id;
    const looked = await run(['own'], 'readonly', async (tx) => {
      const own = tx.objectStore('own');
      const [header, journal, rest] = await Promise.all([
        answerOf(own.getKey(keyOf(id))),
        numbered(own, rangeOf(id, 'journal', isKnown ? after : 0)),
        withRest ? numbered(own, rangeOf(id, 'rest', -1)) : [],
      ]);
      return { isThere: header !== undefined, journal, rest };
    });
    if (!looked.ok) return looked;
    const { isThere, journal, rest } = looked.value;
    // Before the first save nothing of it is there.
    if (!isThere && isKnown && after > 1) return 'other';
    const pieces: readonly Numbered[] = journal.length === 0 && !isKnown ? [[1, first]] : journal;
    return ok({ store: id, ...(!isKnown && { cipher }), pieces, rest });
  },
  commit: ({ after, piece, fold }) =>
    run(['own'], 'readwrite', async (tx) => {
      const own = tx.objectStore('own');
      const [header, newer] = await Promise.all([
        answerOf(own.getKey(keyOf(id))),
        answerOf(own.getKey(rangeOf(id, 'journal', after))),
      ]);
      if (newer !== undefined) return 'stale';
      if (header === undefined) {
        if (after > 1) return 'stale';
        own.put(lock, keyOf(id));
        own.put(first, keyOf(id, 'journal', 1));
      }
      if (fold !== undefined) {
        own.delete(IDBKeyRange.bound(keyOf(id, 'journal', 0), keyOf(id, 'journal', after)));
        for (const number of fold.drop) own.delete(keyOf(id, 'rest', number));
        for (const [number, bytes] of fold.rest) own.put(bytes, keyOf(id, 'rest', number));
      }
      await answerOf(own.put(piece, keyOf(id, 'journal', after + 1)));
      return 'done';
    }),
});

/** All that lies aside. */
export const readAsides = ({
  run,
}: Pick<Connection, 'run'>): Promise<Result<readonly (readonly [id: Uuid, lock: StoreLock])[], Failure>> =>
  run(['own'], 'readonly', async (tx) => {
    const own = tx.objectStore('own');
    const keys = await answerOf(own.getAllKeys(IDBKeyRange.bound(['aside'], ['aside', []])));
    const ids = keys.flatMap((key) => (Array.isArray(key) && key.length === 2 ? [String(key[1])] : []));
    return Promise.all(
      ids.map(async (id) => [id, (await answerOf(own.get(keyOf(id)))) as StoreLock] as const),
    );
  });

export const readPieces = (
  { run }: Pick<Connection, 'run'>,
  id: Uuid,
  sort: Sort,
): Promise<Result<readonly Numbered[], Failure>> =>
  run(['own'], 'readonly', (tx) => numbered(tx.objectStore('own'), rangeOf(id, sort, -1)));

/** Takes all of it away; nothing where something came after the piece that was read last. */
export const dropAside = (
  { run }: Pick<Connection, 'run'>,
  id: Uuid,
  last: number,
): Promise<Result<'gone' | 'more', Failure>> =>
  run(['own'], 'readwrite', async (tx) => {
    const own = tx.objectStore('own');
    if ((await answerOf(own.getKey(rangeOf(id, 'journal', last)))) !== undefined) return 'more';
    await answerOf(own.delete(IDBKeyRange.bound(keyOf(id), ['aside', id, []])));
    return 'gone';
  });

const numbered = async (own: IDBObjectStore, range: IDBKeyRange): Promise<readonly Numbered[]> => {
  const [keys, values] = await Promise.all([
    answerOf(own.getAllKeys(range)),
    answerOf(own.getAll(range) as IDBRequest<Bytes[]>),
  ]);
  return values.map((bytes, index) => [Number((keys[index] as readonly unknown[])[3]), bytes]);
};
