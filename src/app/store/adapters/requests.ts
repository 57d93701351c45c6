/**
 * The events of IndexedDB as promises: the two that the store needs. Microtasks keep a transaction open, so awaiting one request
 * after the other stays in it.
 */

/** What a request answers; rejects with its error. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when a transaction is on disk; rejects with why it was undone. */
export const endOf = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (): void => reject(tx.error ?? new DOMException('undone', 'AbortError'));
    tx.oncomplete = () => resolve();
    tx.onerror = fail;
    tx.onabort = fail;
  });
