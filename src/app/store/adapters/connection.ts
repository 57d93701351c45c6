import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { answerOf, endOf } from './requests.ts';

/**
 * A database of IndexedDB, opened when it is used. Every transaction that writes has strict durability: since 2024 browsers report
 * "complete" before the bytes are on disk unless asked not to
 * (https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed/).
 *
 * A connection that the browser or another tab closed is opened again at the next use; when that cannot be, the answer
 * is a `storage-*` failure and never a success. WebKit can leave a database that never opens, or whose transactions never
 * start: after `patienceMs` without a sign of life that is `storage-stuck`, and nothing of the transaction is kept.
 *
 * A page that was left may be kept with all that it had begun, and what stood half-way there would keep every later page from
 * writing (seen in WebKit): it is undone when the page is put away, and whoever asked is told so when the page is shown again.
 */
export interface Connection {
  readonly run: <T>(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
    work: (tx: IDBTransaction) => Promise<T>,
  ) => Promise<Result<T, Failure>>;
  /** Calls back when the storage was taken away while it was open. */
  readonly whenClosed: (listener: () => void) => () => void;
}

export const createConnection = (name: string, patienceMs = usualPatienceMs): Connection => {
  let connection: Promise<Result<IDBDatabase, Failure>> | undefined;
  const closed = new Set<() => void>();

  const connect = (): Promise<Result<IDBDatabase, Failure>> => {
    connection ??= openDatabase(name, patienceMs, (isTaken) => {
      connection = undefined;
      if (isTaken) for (const listener of [...closed]) listener();
    }).then((opened) => {
      if (!opened.ok) connection = undefined;
      return opened;
    });
    return connection;
  };

  const running = new Set<IDBTransaction>();
  let shown: Promise<unknown> | undefined;
  addEventListener('pagehide', () => {
    shown = new Promise((resolve) => addEventListener('pageshow', resolve, { once: true }));
    for (const tx of running) abort(tx);
    void connection?.then((opened) => opened.ok && opened.value.close());
    connection = undefined;
  });

  return {
    run: async (stores, mode, work) => {
      await shown;
      const opened = await connect();
      if (!opened.ok) return opened;
      let tx: IDBTransaction;
      try {
        tx = opened.value.transaction([...stores], mode, { durability: 'strict' });
      } catch (error) {
        connection = undefined;
        return err(toFailure(error));
      }
      running.add(tx);
      const start = watchStart(tx, patienceMs);
      // Not even the abort of what is stuck may be answered.
      const done = await Promise.race([finish(tx, work), start.stuck]);
      start.end();
      running.delete(tx);
      if (done !== 'stuck') return done;
      // What is stuck stays stuck: the next use begins anew.
      connection = undefined;
      opened.value.close();
      return err(failure('storage-stuck'));
    },
    whenClosed: (listener) => {
      closed.add(listener);
      return () => closed.delete(listener);
    },
  };
};

export const usualPatienceMs = 20_000;

/**
 * Layout of the object stores; the layout of what they hold is `Meta.layout`. Up to version 1 records lay in clear: what such a store
 * holds is moved (make-store.ts). A page without TLS, which has no keys, keeps them so (plain.ts).
 */
const version = 2;

export const openDatabase = (
  name: string,
  patienceMs: number,
  onClosed: (isTaken: boolean) => void,
): Promise<Result<IDBDatabase, Failure>> =>
  new Promise<Result<IDBDatabase, Failure>>((resolve) => {
    let answered = false;
    const answer = (result: Result<IDBDatabase, Failure>): void => {
      answered = true;
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => answer(err(failure('storage-stuck', { detail: 'opening' }))), patienceMs);
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const db = request.result;
      for (const store of ['own', 'journal', 'rest'])
        if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
      if (globalThis.crypto?.subtle !== undefined || db.objectStoreNames.contains('records')) return;
      const records = db.createObjectStore('records', { keyPath: 'entry.id' });
      records.createIndex('delivery', ['delivery', 'entry.device', 'entry.deviceSeq']);
      records.createIndex('subject', 'entry.subject');
      db.createObjectStore('meta');
    };
    // Another tab still holds an older layout open and has not let go when asked.
    request.onblocked = () => answer(err(failure('storage-closed', { detail: 'blocked by another window' })));
    answerOf(request).then(
      (db) => {
        // This tab holds up a newer layout: let go at once. Nothing here is unsaved, and the next use says storage-newer.
        db.onversionchange = () => {
          onClosed(false);
          db.close();
        };
        db.onclose = () => onClosed(true);
        if (answered) db.close();
        else answer(ok(db));
      },
      (error: unknown) => answer(err(toOpenFailure(error))),
    );
    // Where storage is blocked the very asking throws.
  }).catch((error: unknown) => err(toOpenFailure(error)));

/** A browser that refuses to open any database: a private window of some, or blocked site data. */
const toOpenFailure = (error: unknown): Failure => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
  return refusals.includes(name) ? failure('storage-refused', { detail: name }) : toFailure(error);
};
const refusals = ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'TypeError', 'ReferenceError'];

/**
 * Undoes a transaction whose first request is not answered in time. A request of its own, and time counts only while
 * nothing was answered: a long piece of work, once begun, is given its time.
 */
const watchStart = (
  tx: IDBTransaction,
  patienceMs: number,
): { readonly end: () => void; readonly stuck: Promise<'stuck'> } => {
  let end = (): void => {};
  const stuck = new Promise<'stuck'>((resolve) => {
    const timer = setTimeout(() => {
      abort(tx);
      resolve('stuck');
    }, patienceMs);
    end = () => clearTimeout(timer);
  });
  answerOf(tx.objectStore(tx.objectStoreNames[0] ?? '').count(0)).then(end, end);
  return { end: () => end(), stuck };
};

/** Commits what `work` did and waits for the disk. A failure of storage is an answer; a bug in `work` is thrown, and undone. */
const finish = async <T>(
  tx: IDBTransaction,
  work: (tx: IDBTransaction) => Promise<T>,
): Promise<Result<T, Failure>> => {
  // The reason why a transaction ended is known only here; requests in it fail with a general AbortError.
  const ended = endOf(tx).then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  try {
    const value = await work(tx);
    const failed = await ended;
    return failed === undefined ? ok(value) : err(toFailure(failed.reason ?? tx.error));
  } catch (error) {
    abort(tx);
    const failed = await ended;
    if (!(error instanceof DOMException)) throw error;
    return err(toFailure(error.name === 'AbortError' ? (failed?.reason ?? error) : error));
  }
};

const abort = (tx: IDBTransaction): void => {
  try {
    tx.abort();
  } catch (error) {
    // Ended already: that is what was wanted.
    if (!(error instanceof DOMException)) throw error;
  }
};

export const toFailure = (error: unknown): Failure => {
  const name = error instanceof DOMException ? error.name : 'unknown';
  switch (name) {
    case 'QuotaExceededError':
      return failure('storage-full');
    case 'VersionError':
      return failure('storage-newer');
    case 'InvalidStateError':
    case 'AbortError':
    case 'TransactionInactiveError':
      return failure('storage-closed', { detail: name });
    default:
      return failure('storage-unwritable', { detail: name });
  }
};
