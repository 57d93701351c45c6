import { type Failure, ok, type Random, type Result, type Uuid } from '#log/index.ts';
import type { Bytes } from '#vault/bytes.ts';
import type { pieceSealer } from '#vault/seal-piece.ts';
import { type PieceCipher, pieceOpener } from '#vault/store-key.ts';
import type { Numbered, PieceDisk, Step } from '../journal/ports.ts';
import type { LocalStore } from '../ports.ts';
import type { Connection } from './connection.ts';
import { answerOf } from './requests.ts';

export interface PiecesDeps {
  readonly connection: Connection;
  readonly subtle: SubtleCrypto;
  readonly random: Random;
  readonly after: (ms: number, work: () => void) => unknown;
  readonly turns: LockTurns;
}

/** What is told of a passphrase that stands before the store (keys/behind-lock.ts). */
export interface LockTurns {
  readonly org: Uuid;
  /** Where what is written while it is locked lies aside; undefined while the log itself is open. */
  aside?: Uuid | undefined;
  /** It was opened or locked since: whoever has the log open opens it anew. */
  readonly onTurned: () => void;
  /** Fetches what stands for the disk then: the keys are none of the store's own. */
  readonly load: () => Promise<{ readonly openBehindLock: (deps: BehindLockDeps) => Promise<PieceDisk> }>;
}

/** What is behind a lock is opened with (beside.ts). */
export interface BehindLockDeps extends PiecesDeps {
  readonly wasOpen: boolean;
  readonly pieceOpener: typeof pieceOpener;
  readonly pieceSealer: typeof pieceSealer;
  readonly readPicture: typeof readPicture;
  readonly commitStep: BesidePieces['commitStep'];
  readonly makeStore: BesidePieces['makeStore'];
  readonly storeOver: (disk: PieceDisk) => LocalStore;
}

/** What is not needed to stand, fetched beside it. */
export interface BesidePieces {
  readonly pieceSealer: typeof pieceSealer;
  readonly makeStore: (deps: PiecesDeps, isPlain: boolean) => Promise<Result<void, Failure>>;
  readonly commitStep: (connection: Connection, step: Step) => Promise<Result<'done' | 'stale', Failure>>;
  /** What stands for the disk where its key is behind a passphrase; `wasOpen`: somebody read here until now. */
  readonly behindLock: (deps: PiecesDeps, wasOpen: boolean) => Promise<PieceDisk>;
}

/** Encrypted pieces in IndexedDB; where there is no store, one is made. */
export const createIndexedDbPieces = (
  deps: PiecesDeps,
  beside: () => Promise<BesidePieces>,
  onNotMade: (failed: Failure, isPlain: boolean) => void,
): PieceDisk => {
  const { connection, subtle, random } = deps;
  const cipherOf = (key: CryptoKey): PieceCipher => ({
    open: pieceOpener(subtle, key),
    seal: async (plain, about) => (await beside()).pieceSealer(subtle, random, key)(plain, about),
  });
  let behind: PieceDisk | undefined;
  const look: PieceDisk['look'] = async (asked) => {
    if (behind !== undefined) return behind.look(asked);
    const looked = await readPicture(connection, asked);
    if (!looked.ok) return looked;
    if (looked.value.isThere) {
      const { key, picture } = looked.value;
      if (key !== undefined || picture.store === asked.store)
        return ok({ ...picture, ...(key !== undefined && { cipher: cipherOf(key) }) });
      behind = await (await beside()).behindLock(deps, asked.store !== undefined);
      return behind.look(asked);
    }
    const made = await (await beside()).makeStore(deps, looked.value.isPlain);
    if (made.ok) return look(asked);
    onNotMade(made.error, looked.value.isPlain);
    return made;
  };

  return {
    look,
    commit: async (step) => behind?.commit(step) ?? (await beside()).commitStep(connection, step),
  };
};

/** What lies on the disk, and its key where that lies beside it. */
export const readPicture = (connection: Connection, asked: Parameters<PieceDisk['look']>[0]) =>
  connection.run(['own', 'journal', 'rest'], 'readonly', async (tx) => {
    const own = tx.objectStore('own');
    const store: Uuid | undefined = await answerOf(own.get('store'));
    if (store === undefined)
      return { isThere: false, isPlain: tx.db.objectStoreNames.contains('records') } as const;
    const isKnown = store === asked.store;
    const key: CryptoKey | undefined = isKnown ? undefined : await answerOf(own.get('key'));
    const range = isKnown ? IDBKeyRange.lowerBound(asked.after, true) : undefined;
    const [pieces, rest] = await Promise.all([
      numbered(tx.objectStore('journal'), range),
      asked.withRest ? numbered(tx.objectStore('rest')) : [],
    ]);
    return { isThere: true, key, picture: { store, pieces, rest } } as const;
  });

const numbered = async (store: IDBObjectStore, range?: IDBKeyRange): Promise<readonly Numbered[]> => {
  const [keys, values] = await Promise.all([
    answerOf(store.getAllKeys(range)),
    answerOf(store.getAll(range) as IDBRequest<Bytes[]>),
  ]);
  return values.map((bytes, index) => [Number(keys[index]), bytes]);
};
