import type { Page } from 'playwright-core';
import type { LocalRecord, Meta } from '#app/store/ports.ts';

/** What a browser keeps of the log, opened with its own key: what whoever has the unlocked phone could read. */
export interface KeptLog {
  readonly records: readonly LocalRecord[];
  readonly meta: Partial<Meta>;
}

/** Of all organizations together; nothing where no store was made yet. */
export const keptLog = (page: Page): Promise<KeptLog> => page.evaluate(readKeptLog);

/** Runs in the page, so that it names nothing from outside. */
export const readKeptLog = async (): Promise<KeptLog> => {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const records = new Map<string, LocalRecord>();
  const meta: Partial<Meta> = {};
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    if (!database.objectStoreNames.contains('journal')) {
      database.close();
      continue;
    }
    const tx = database.transaction(['own', 'journal', 'rest']);
    const both = (store: string) =>
      Promise.all([done(tx.objectStore(store).getAllKeys()), done(tx.objectStore(store).getAll())]);
    const [store, key, journal, rest] = await Promise.all([
      done<string | undefined>(tx.objectStore('own').get('store')),
      done<CryptoKey | undefined>(tx.objectStore('own').get('key')),
      both('journal'),
      both('rest'),
    ]);
    database.close();
    // Without its key beside it nothing of it opens here: it is behind a passphrase.
    if (store === undefined || key === undefined) continue;
    const open = async (sort: string, number: number, piece: Uint8Array<ArrayBuffer>) => {
      const head = new TextEncoder().encode(`1 ${sort} ${number} ${store}`);
      const given = { name: 'AES-GCM', iv: piece.slice(1, 13), additionalData: head };
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(given, key, piece.slice(13))));
    };
    for (const [index, number] of rest[0].entries())
      for (const record of await open('rest', Number(number), rest[1][index]))
        records.set(record.entry.id, record);
    for (const [index, number] of journal[0].entries()) {
      const change = await open('journal', Number(number), journal[1][index]);
      for (const record of change.put) records.set(record.entry.id, record);
      for (const id of change.gone) records.delete(id);
      Object.assign(meta, change.meta);
    }
  }
  return { records: [...records.values()], meta };
};
