import { err, type Failure, failure, hlcStart, ok, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import type { Bytes } from '#vault/bytes.ts';
import type { PieceCipher } from '#vault/store-key.ts';
import { closeStoreKey, holdersOf, importStoreKey, type StoreLock } from '#vault/store-lock.ts';
import type { BehindLockDeps } from '../store/adapters/pieces.ts';
import { answerOf } from '../store/adapters/requests.ts';
import type { Change, PieceDisk } from '../store/journal/ports.ts';
import { createIndexedDbKeys } from './adapters/indexeddb.ts';
import { pageOpened } from './adapters/page-opened.ts';
import { type AnyDisk, createAsideDisk, dropAside, readAsides, readPieces } from './aside/aside-disk.ts';
import { takeIn } from './aside/take-in.ts';
import { createOpenedStore } from './opened-store.ts';
import { type KeptLock, openStoreKey } from './store-opening.ts';

type Deps = BehindLockDeps;

/**
 * The store of a device whose key is behind a passphrase. Unlocked it is the log, with all that was written aside meanwhile. Locked it is
 * a store of this page's own, which begins empty: what is saved goes there, and nobody but whoever unlocks it, or another device of the
 * organization, reads it once the page is closed.
 */
export const openBehindLock = async (deps: Deps): Promise<PieceDisk> => {
  let { wasOpen } = deps;
  let disk: AnyDisk | undefined;
  return {
    look: async (asked) => {
      for (;;) {
        if (disk === undefined) {
          const opened = await open({ ...deps, wasOpen });
          // What failed once need not fail the next time: nothing is kept of it.
          if (!opened.ok) return opened;
          disk = opened.value;
        }
        const looked = await disk.look(asked);
        if (looked !== 'other') return looked;
        disk = undefined;
        wasOpen = true;
      }
    },
    commit: async (step) => disk?.commit(step) ?? ok('stale'),
  };
};

const open = async (deps: Deps): Promise<Result<AnyDisk, Failure>> => {
  const { connection, turns } = deps;
  const found = await connection.run(['own'], 'readonly', async (tx) => {
    const own = tx.objectStore('own');
    const [store, key, lock] = await Promise.all([
      answerOf(own.get('store') as IDBRequest<Uuid | undefined>),
      answerOf(own.get('key')),
      answerOf(own.get('lock') as IDBRequest<KeptLock | undefined>),
    ]);
    return { store, key, lock };
  });
  if (!found.ok) return found;
  const { store, key, lock } = found.value;
  // The browser threw away what was here.
  if (store === undefined || key !== undefined) {
    turns.aside = undefined;
    return ok(logDisk(deps));
  }
  // Neither a key nor a lock: nothing of it can be read, and nothing may be written over it.
  if (lock === undefined) return err(failure('storage-unwritable', { detail: 'lock' }));
  const opened = await openStoreKey(openingOf(deps), store, lock.lock);
  const leaveLine = watchTurns(deps, store, lock.lock, opened !== undefined);
  if (opened === undefined) {
    const disk = await beginAside(deps, lock, leaveLine);
    if (disk.ok && deps.wasOpen) turns.onTurned();
    return disk;
  }
  if (opened.again !== undefined) await putLock(deps, store, { ...lock, lock: opened.again });
  const disk = logDisk(deps, { store, cipher: await cipherOf(deps, opened.key) });
  await takeInAll(deps, disk);
  turns.aside = undefined;
  return ok(disk);
};

const openingOf = ({ turns: { org }, subtle, random }: Deps) => ({
  org,
  subtle,
  random,
  keys: createOpenedStore(createIndexedDbKeys(org), { org, opened: pageOpened }),
});

/** Tells when a passphrase opened or closed it, or the hours went by. What is returned gets what is to be let go of then. */
const watchTurns = (
  deps: Deps,
  store: Uuid,
  lock: StoreLock,
  isOpen: boolean,
): ((letGo: () => void) => void) => {
  let isOver = false;
  let letGo = (): void => {};
  const stop = pageOpened.subscribe(() => {
    void openStoreKey(openingOf(deps), store, lock).then((opened) => {
      if (isOver || (opened !== undefined) === isOpen) return;
      isOver = true;
      stop();
      letGo();
      deps.turns.onTurned();
    });
  });
  return (work) => {
    if (isOver) work();
    else letGo = work;
  };
};

const cipherOf = async (deps: Deps, bytes: Bytes): Promise<PieceCipher> =>
  cipherBy(deps, await importStoreKey(deps.subtle, bytes));

const cipherBy = ({ subtle, random, pieceOpener, pieceSealer }: Deps, key: CryptoKey): PieceCipher => ({
  open: pieceOpener(subtle, key),
  seal: pieceSealer(subtle, random, key),
});

/** The log by its key. Where the browser threw it away a new one is begun, as without a passphrase, and that has its key beside it. */
const logDisk = (deps: Deps, own?: { readonly store: Uuid; readonly cipher: PieceCipher }): AnyDisk => {
  const { connection, commitStep, readPicture } = deps;
  const look: AnyDisk['look'] = async (asked) => {
    const looked = await readPicture(connection, asked);
    if (!looked.ok) return looked;
    if (!looked.value.isThere) {
      const made = await deps.makeStore(deps, looked.value.isPlain);
      return made.ok ? look(asked) : made;
    }
    const { key, picture } = looked.value;
    if (picture.store === asked.store) return ok(picture);
    const cipher = key !== undefined ? cipherBy(deps, key) : picture.store === own?.store && own.cipher;
    return cipher ? ok({ ...picture, cipher }) : 'other';
  };
  return { look, commit: (step) => commitStep(connection, step) };
};

/** In the place of the one that was there, if the store is still that. */
const putLock = ({ connection }: Deps, store: Uuid, lock: KeptLock) =>
  connection.run(['own'], 'readwrite', async (tx) => {
    const own = tx.objectStore('own');
    if ((await answerOf(own.get('store'))) === store) await answerOf(own.put(lock, 'lock'));
  });

/** What lies aside comes into the log; what another page still writes to waits until that is closed. */
const takeInAll = async (deps: Deps, disk: AnyDisk): Promise<void> => {
  const { connection, storeOver } = deps;
  const asides = await readAsides(connection);
  // What cannot be taken in now stays where it is, until the next opening.
  if (!asides.ok || asides.value.length === 0) return;
  const log = storeOver({ ...disk, look: async (asked) => notOther(await disk.look(asked)) });
  const present = asides.value.map(([id]) => id);
  for (const [id, lock] of asides.value) {
    await ifNobodys(id, async () => {
      const opened = await openStoreKey(openingOf(deps), id, lock);
      if (opened === undefined) return;
      const aside = {
        id,
        cipher: await cipherOf(deps, opened.key),
        journal: () => readPieces(connection, id, 'journal'),
        rest: () => readPieces(connection, id, 'rest'),
        drop: (last: number) => dropAside(connection, id, last),
      };
      await takeIn(log, aside, present);
    });
  }
};

/** Another store in the place of the log, while it is taken in: then it is not, this time. */
const notOther = <T>(looked: Result<T, Failure> | 'other'): Result<T, Failure> =>
  looked === 'other' ? err(failure('storage-closed', { detail: 'another store' })) : looked;

const lineOf = (id: Uuid): string => `alongside-aside-${id}`;

const ifNobodys = async (id: Uuid, work: () => Promise<void>): Promise<void> => {
  // Without Web Locks nobody can tell; what comes after is taken in at the next opening.
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(lineOf(id), { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
};

/** A store of this page's own, of a new key: whoever unlocks the device, and the organization, can open it later. */
const beginAside = async (
  deps: Deps,
  { lock, mark }: KeptLock,
  onTurn: (letGo: () => void) => void,
): Promise<Result<AnyDisk, Failure>> => {
  const { connection, random, turns } = deps;
  const id = uuidv4({ random });
  const holders = holdersOf(lock);
  const key = new Uint8Array(random.bytes(32));
  const own = holders && closeStoreKey(random, { org: turns.org, store: id }, holders, key);
  if (own === undefined) return err(failure('storage-unwritable', { detail: 'lock' }));
  const cipher = await cipherOf(deps, key);
  const begun: Change = {
    put: [],
    gone: [],
    meta: {
      device: uuidv4({ random }),
      storeId: mark,
      hlc: hlcStart,
      cursor: 0,
      epoch: '',
      // Never read to its end: no screen takes it for the whole log.
      reading: 0,
      first: [],
      erasedPersons: [],
      layout: 1,
    },
    folded: { rest: 0 },
  };
  const first = await cipher.seal(begun, { store: id, sort: 'journal', number: 1 });
  if ('locks' in navigator) {
    const held = new Promise<void>((resolve) => onTurn(resolve));
    void navigator.locks.request(lineOf(id), () => held);
  }
  turns.aside = id;
  return ok(createAsideDisk(connection, { id, lock: own, cipher, first }));
};
