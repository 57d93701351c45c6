import { answerOf, endOf } from './requests.ts';

/**
 * Which installation this is, on the disk before a server hears it. A session reaches the disk seconds after it is written
 * (localStorage): a browser that died meanwhile would sign in under another name, and what it had saved would be held as what
 * another device wrote.
 * @param offered what the session calls it; counts until this device once said otherwise
 * @returns the name that it keeps; `offered` where this browser keeps nothing
 */
export const settleInstallation = (offered: string, patienceMs = 3_000): Promise<string> =>
  Promise.race([
    keep(offered).catch((error: unknown) => {
      // Where storage is refused nothing can be saved either, and people are told so.
      if (error instanceof DOMException || error instanceof TypeError) return offered;
      throw error;
    }),
    // One that never opens is told of where something is to be saved.
    new Promise<string>((resolve) => setTimeout(() => resolve(offered), patienceMs)),
  ]);

const keep = async (offered: string): Promise<string> => {
  const request = indexedDB.open('alongside-installation', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('own');
  };
  const database = await answerOf(request);
  const tx = database.transaction('own', 'readwrite', { durability: 'strict' });
  const known: unknown = await answerOf(tx.objectStore('own').get('id'));
  if (typeof known !== 'string') tx.objectStore('own').put(offered, 'id');
  await endOf(tx);
  database.close();
  return typeof known === 'string' ? known : offered;
};
