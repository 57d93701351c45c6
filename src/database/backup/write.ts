import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { to } from 'pg-copy-streams';
import type { Database } from '../connection.ts';
import { headTable } from '../own-rows.ts';
import { roles } from '../roles.ts';
import { sql } from '../sql.ts';
import type { OwnerTransaction } from '../transaction.ts';
import { block, endOfTable, type Header, line } from './format.ts';
import { findSourceTables, fingerprintTable, type SourceTable } from './tables.ts';

/** Told as each table begins and ends, for a line of progress. */
export type OnTable = (table: string, rows: number) => void;

/** False for a database that no server has been set up in yet: there is nothing to back up. */
export const hasSchema = (database: Database): Promise<boolean> =>
  database.asOwner(async (tx) => {
    const found = await tx.first<{ there: boolean }>(
      sql`select to_regclass('public.migration') is not null as there`,
    );
    return found?.there === true;
  });

/**
 * The whole log and everything else that cannot be made from it, as one stream (format.ts), from one snapshot, while
 * the server goes on working. Read it to its end: the transaction is open until then.
 */
export const backupStream = (
  database: Database,
  about: Pick<Header, 'madeBy' | 'madeAt'>,
  onTable: OnTable = () => {},
): Readable => {
  const out = new PassThrough();
  // Settles when there is room again. A destroyed stream forgets the write it was at, so its end is listened for too.
  const push: Push = (bytes) =>
    new Promise((resolve, reject) => {
      const goAway = (): void => reject(new Error('the reader went away'));
      out.once('close', goAway);
      out.write(bytes, (error) => {
        out.off('close', goAway);
        if (error) reject(error);
        else resolve();
      });
    });
  database
    .asOwner((tx) => writeAll(tx, about, push, onTable))
    .then(
      () => out.end(),
      (error: Error) => out.destroy(error),
    );
  return out;
};

const writeAll = async (
  tx: OwnerTransaction,
  about: Pick<Header, 'madeBy' | 'madeAt'>,
  push: Push,
  onTable: OnTable,
): Promise<void> => {
  await tx.script(
    `set transaction isolation level repeatable read read only; set local role ${roles.operator}`,
  );
  await takeSnapshots(tx);
  const migrations = await tx.rows<{ id: string; hash: string }>(
    sql`select id, hash from migration order by id`,
  );
  await push(line({ format: 'alongside-backup', version: 1, ...about, migrations }));
  const tables = await findSourceTables(tx);
  for (const table of tables) {
    const rows = await writeTable(tx, table, push);
    onTable(table.name, rows);
  }
  await push(line({ end: true, tables: tables.length }));
};

/**
 * On a cluster every node has a snapshot of its own, taken when it is first asked: so all are asked at once. An organization
 * lies on one node, and is copied as of one moment; organizations of different nodes may be a moment apart.
 */
const takeSnapshots = async (tx: OwnerTransaction): Promise<void> => {
  const found = await tx.first<{ there: boolean }>(
    sql`select to_regclass(${headTable}) is not null as there`,
  );
  if (found?.there === true) await tx.run(sql`select count(*) from log_head`);
};

type Push = (bytes: Buffer) => Promise<void>;

const blockBytes = 262_144;

const writeTable = async (tx: OwnerTransaction, table: SourceTable, push: Push): Promise<number> => {
  await push(line({ table: table.name, columns: table.columns }));
  const hash = createHash('sha256');
  let pending: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const bytes = Buffer.concat(pending);
    hash.update(bytes);
    for (const part of block(bytes)) await push(part);
    pending = [];
    size = 0;
  };
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  // A reader who goes away in the middle of a COPY leaves PostgreSQL sending to nobody: cut it, before leaving the loop.
  const flushOrCut = (): Promise<void> =>
    flush().catch((error: unknown) => {
      tx.cut();
      throw error;
    });
  for await (const chunk of tx.client.query(to(`copy (select ${columns} from "${table.name}") to stdout`))) {
    pending.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= blockBytes) await flushOrCut();
  }
  await flush();
  await push(endOfTable);
  const fingerprint = await fingerprintTable(tx, table);
  await push(line({ ...fingerprint, sha256: hash.digest('hex') }));
  return fingerprint.rows;
};
