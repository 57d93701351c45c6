import { err, type Failure, type Result } from '#log/index.ts';
import type { Database } from './connection.ts';
import type { OwnerTransaction } from './transaction.ts';

/** As `asOwner`, for work that answers a Result: a failure undoes everything that the work did. */
export const attemptAsOwner = async <T>(
  database: Database,
  work: (tx: OwnerTransaction) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> => {
  // Only a thrown error rolls back; this one says nothing but that, and is told apart from others by being itself.
  const undo = new Error('undone because the work failed');
  let failed: Failure | undefined;
  try {
    return await database.asOwner(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      failed = result.error;
      throw undo;
    });
  } catch (error) {
    if (error === undo && failed !== undefined) return err(failed);
    throw error;
  }
};
