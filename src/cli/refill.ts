import { type Restored, restoreFrom } from '#database/backup/restore.ts';
import type { Database } from '#database/connection.ts';
import { errorToFailure } from '#database/faults.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { err, type Failure, type Result, uuidv4 } from '#log/index.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import type { Context } from './command.ts';

/**
 * Fills an empty database from a backup stream and makes every other table from the log. The log gets another epoch in
 * the same transaction: devices may hold what was written after the copy, and offer it again.
 */
export const fillFrom = async (
  { random, note }: Pick<Context, 'random' | 'note'>,
  database: Database,
  stream: AsyncIterable<Buffer>,
): Promise<Result<Restored, Failure>> => {
  try {
    const restored = await restoreFrom(database, stream, {
      migrations: migrationsOf(rooms),
      renewEpoch: async (tx) => {
        await tx.run(sql`update log_head set epoch = ${uuidv4({ random })}`);
      },
      onTable: (table, rows) => note(`${table}: ${rows} rows`),
    });
    if (!restored.ok) return restored;
    note('Making the other tables from the log.');
    await createProjector(rooms.flatMap(({ projections }) => projections)).prepare(database, entrySource);
    return restored;
  } catch (error) {
    const fault = errorToFailure(error);
    if (fault === undefined) throw error;
    return err(fault);
  }
};
