import { type Restored, restoreFrom } from '#database/backup/restore.ts';
import type { Database } from '#database/connection.ts';
import { errorToFailure } from '#database/faults.ts';
import { createProjector } from '#database/projection/projector.ts';
import { pastPolicies } from '#database/roles.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { err, type Failure, type Result, uuidv4 } from '#log/index.ts';
import { over } from '#server/access/sessions.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import type { Context } from './command.ts';

/**
 * Fills an empty database from a backup stream and makes every other table from the log. The log gets another epoch in
 * the same transaction: devices may hold what was written after the copy, and offer it again. What a `backup` left to
 * send may have been sent since, and what was due may have rung: neither goes out again; and everyone signs in anew. A
 * `moved` server carries on.
 */
export const fillFrom = async (
  { clock, random, note }: Pick<Context, 'clock' | 'random' | 'note'>,
  database: Database,
  stream: AsyncIterable<Buffer>,
  from: 'backup' | 'moved',
): Promise<Result<Restored, Failure>> => {
  try {
    const restored = await restoreFrom(database, stream, {
      migrations: migrationsOf(rooms),
      renewEpoch: async (tx) => {
        await pastPolicies(
          tx,
          ['log_head', 'outbox', 'timer', 'access_token', 'passkey', 'partner_code'],
          async () => {
            await tx.run(sql`update log_head set epoch = ${uuidv4({ random })}`);
            if (from === 'backup') await silence(tx, clock.now());
          },
        );
      },
      onTable: (table, rows) => note(`${table}: ${rows} rows`),
    });
    if (!restored.ok) return restored;
    note('Making the other tables from the log.');
    await createProjector(projectionsOf({ clock }, rooms)).prepare(database, entrySource);
    return restored;
  } catch (error) {
    const fault = errorToFailure(error);
    if (fault === undefined) throw error;
    return err(fault);
  }
};

/**
 * Nobody knows what left the server after the copy was made, nor whose session was ended or which passkey removed or code used since: all of them are. What devices
 * hold unsent still comes in.
 */
const silence = async (tx: Transaction, now: number): Promise<void> => {
  const at = sql`to_timestamp(${now}::float8 / 1000)`;
  await tx.run(sql`update access_token set read_until = ${over}`);
  await tx.run(sql`delete from passkey`);
  await tx.run(sql`delete from partner_code`);
  await tx.run(sql`update outbox set state = 'unsure', settled_at = ${at} where state = 'waiting'`);
  await tx.run(sql`
    update timer set state = 'overdue' where about is not null and state = 'waiting' and due_at <= ${at}`);
};
