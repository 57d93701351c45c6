import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { attemptAsOwner } from '../attempt.ts';
import type { Database } from '../connection.ts';
import { isOfExtension } from '../extensions.ts';
import { errorCode } from '../faults.ts';
import type { Migration } from '../migration.ts';
import { applyMigrations, migrationHash } from '../migrations.ts';
import { ownMigrations } from '../own-migrations.ts';
import { sql } from '../sql.ts';
import type { OwnerTransaction } from '../transaction.ts';
import { copyIn } from './copy-in.ts';
import {
  type ByteReader,
  createByteReader,
  endSchema,
  type Header,
  headerSchema,
  sumSchema,
  tableSchema,
} from './format.ts';
import { findSourceTables, fingerprintTable, type SourceTable } from './tables.ts';
import type { OnTable } from './write.ts';

export interface RestoreOptions {
  /** All migrations of this build. Those that the backup lacks are applied after its rows are in. */
  readonly migrations: readonly Migration[];
  /**
   * Gives the log another epoch. Devices may have sent entries after the backup was made: a new epoch makes them offer
   * again what they hold.
   */
  readonly renewEpoch: (tx: OwnerTransaction) => Promise<void>;
  readonly onTable?: OnTable;
}

export interface Restored {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Fills an empty database from a backup stream, in one transaction: whole, with every table's rows and hash as they were
 * when the backup was made, or not at all. Projections are made from the log afterwards (Projector.prepare).
 * Fails with `database-not-empty`, `backup-damaged`, or `data-newer` for a backup of a newer version.
 */
export const restoreFrom = async (
  database: Database,
  stream: AsyncIterable<Buffer>,
  options: RestoreOptions,
): Promise<Result<Restored, Failure>> => {
  const reader = createByteReader(stream);
  try {
    return await attemptAsOwner(database, (tx) => restoreAll(tx, reader, options));
  } finally {
    await reader.close();
  }
};

const restoreAll = async (
  tx: OwnerTransaction,
  reader: ByteReader,
  options: RestoreOptions,
): Promise<Result<Restored, Failure>> => {
  const isEmpty = await tx.first<{ empty: boolean }>(sql`select not exists (
    select 1 from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and not ${isOfExtension(sql`c.oid`)}) as empty`);
  if (isEmpty?.empty !== true) return err(failure('database-not-empty'));
  const header = await readLine(reader, headerSchema);
  if (header === undefined) return damaged('it does not begin as a backup does');
  const steps = stepsOf(header, options.migrations);
  if (!steps.ok) return steps;
  const before = await applyMigrations(tx, steps.value);
  if (!before.ok) return before;

  const tables = await findSourceTables(tx);
  let rows = 0;
  for (const table of tables) {
    const loaded = await loadTable(tx, table, reader);
    if (!loaded.ok) return loaded;
    rows += loaded.value;
    options.onTable?.(table.name, loaded.value);
  }
  const end = await readLine(reader, endSchema);
  if (end?.tables !== tables.length) return damaged('its end is missing');

  const after = await applyMigrations(tx, options.migrations);
  if (!after.ok) return after;
  await options.renewEpoch(tx);
  return ok({ madeAt: header.madeAt, tables: tables.length, rows });
};

/** The migrations that the backup was made with, as this build has them. */
const stepsOf = (header: Header, known: readonly Migration[]): Result<readonly Migration[], Failure> => {
  const steps: Migration[] = [];
  const byId = new Map([...ownMigrations, ...known].map((step) => [step.id, step]));
  for (const { id, hash } of header.migrations) {
    const step = byId.get(id);
    if (step === undefined)
      return err(failure('data-newer', { detail: `the backup has ${id}, which this version lacks` }));
    if (migrationHash(step) !== hash)
      return err(failure('database-failed', { detail: `migration ${id} was changed after the backup` }));
    steps.push(step);
  }
  return ok(steps);
};

const loadTable = async (
  tx: OwnerTransaction,
  table: SourceTable,
  reader: ByteReader,
): Promise<Result<number, Failure>> => {
  const head = await readLine(reader, tableSchema);
  const isSame = head?.table === table.name && sameColumns(head.columns, table.columns);
  if (head === undefined || !isSame) return damaged(`${table.name} is missing or has other columns`);
  // COPY cannot write through row-level security; its owner may set it aside inside this transaction.
  await tx.script(`alter table "${table.name}" no force row level security`);
  const hash = await load(tx, table, reader);
  if (hash === undefined) return damaged(`${table.name} ends early or holds what no row can be`);
  const isForced = await tx.first<{ forced: boolean }>(
    sql`select relrowsecurity as forced from pg_class where oid = ${table.name}::regclass`,
  );
  const sum = await readLine(reader, sumSchema);
  const found = await fingerprintTable(tx, table);
  if (isForced?.forced === true) await tx.script(`alter table "${table.name}" force row level security`);
  if (sum === undefined || sum.sha256 !== hash)
    return damaged(`${table.name} does not have the bytes it had`);
  if (sum.rows !== found.rows || sum.hash !== found.hash)
    return damaged(`${table.name}: ${found.rows} rows instead of ${sum.rows}, or other content`);
  return ok(found.rows);
};

/** Answers the SHA-256 of the table's bytes; undefined when the stream ends in the middle or PostgreSQL cannot read it. */
const load = async (
  tx: OwnerTransaction,
  { name: table, columns }: SourceTable,
  reader: ByteReader,
): Promise<string | undefined> => {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const hash = createHash('sha256');
  const early = new Error('the backup ends early');
  const blocks = async function* (): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const length = (await reader.line()) ?? '';
      const count = /^\d{1,10}$/.test(length) ? Number(length) : Number.NaN;
      if (count === 0) return;
      if (!(count <= longestBlock)) throw early;
      const bytes = await reader.bytes(count);
      if (bytes === undefined) throw early;
      hash.update(bytes);
      yield bytes;
    }
  };
  try {
    await copyIn(tx.client, `copy "${table}" (${names}) from stdin`, blocks());
    return hash.digest('hex');
  } catch (error) {
    // Classes 22 and 23: text that is no value of its column, a row twice, a rule of the table broken.
    if (error === early || /^2[23]/.test(errorCode(error))) return undefined;
    throw error;
  }
};

/** Blocks are written as soon as 256 kB are gathered (write.ts): a much longer one is damage, and is not read. */
const longestBlock = 16 * 1_048_576;

const readLine = async <S extends v.GenericSchema>(
  reader: ByteReader,
  schema: S,
): Promise<v.InferOutput<S> | undefined> => {
  const text = await reader.line();
  if (text === undefined) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? (parsed.output as v.InferOutput<S>) : undefined;
};

const sameColumns = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((column, index) => column === b[index]);

const damaged = (detail: string): Result<never, Failure> => err(failure('backup-damaged', { detail }));
