import type { Failure, Result } from '#log/index.ts';
import type { Step } from '../journal/ports.ts';
import type { Connection } from './connection.ts';
import { answerOf } from './requests.ts';

/** One step of a journal, in one strict transaction; nothing where another came before it. */
export const commitStep = (
  connection: Connection,
  { store, after, piece, fold }: Step,
): Promise<Result<'done' | 'stale', Failure>> =>
  connection.run(['own', 'journal', 'rest'], 'readwrite', async (tx) => {
    const [journal, rest] = [tx.objectStore('journal'), tx.objectStore('rest')];
    const [is, newer] = await Promise.all([
      answerOf(tx.objectStore('own').get('store')),
      answerOf(journal.getKey(IDBKeyRange.lowerBound(after, true))),
    ]);
    if (is !== store || newer !== undefined) return 'stale';
    if (fold !== undefined) {
      journal.delete(IDBKeyRange.upperBound(after));
      for (const number of fold.drop) rest.delete(number);
      for (const [number, bytes] of fold.rest) rest.put(bytes, number);
    }
    await answerOf(journal.put(piece, after + 1));
    return 'done';
  });
