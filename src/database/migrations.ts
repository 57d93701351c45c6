import { createHash } from 'node:crypto';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import { attemptAsOwner } from './attempt.ts';
import { spreadTables, standingOf } from './cluster/spread.ts';
import type { Database } from './connection.ts';
import { behind } from './faults.ts';
import type { Migration } from './migration.ts';
import { ownMigrations } from './own-migrations.ts';
import { ensureRoles, shareTable } from './roles.ts';
import { sql } from './sql.ts';
import type { OwnerTransaction } from './transaction.ts';

/** PostgreSQL 15 is the oldest that holds all the SQL used here. */
const oldestMajor = 15;

/**
 * Brings the schema up to date, all steps in one transaction: either all are applied or none is. Two servers that start
 * at once wait for each other. This room's own steps come first. Answers the ids applied. Fails with `database-too-old`, with `data-newer` when the
 * database knows steps that this build does not, and with `database-failed` when an applied step reads otherwise here. On a
 * cluster the coordinator spreads what is new; a worker takes no steps, and fails while it lacks one.
 */
export const migrate = async (
  database: Database,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], Failure>> => {
  const standing = await database.asOwner(standingOf);
  if (standing === 'worker') return database.asOwner((tx) => findMissing(tx, migrations));
  const applied = await attemptAsOwner(database, (tx) => applyMigrations(tx, migrations));
  if (applied.ok && standing === 'coordinator') await spreadTables(database);
  return applied;
};

/** A worker takes no changes of tables: they come from the coordinator, and are here or not. */
const findMissing = async (
  tx: OwnerTransaction,
  others: readonly Migration[],
): Promise<Result<readonly string[], Failure>> => {
  const found = await tx.first<{ there: boolean }>(
    sql`select to_regclass('public.migration') is not null as there`,
  );
  const applied = found?.there === true ? await tx.rows<{ id: string }>(sql`select id from migration`) : [];
  const ids = new Set(applied.map(({ id }) => id));
  const missing = allOf(others).filter(({ id }) => !ids.has(id));
  if (missing.length === 0) return ok([]);
  return err(failure('database-failed', { detail: `${behind}, which lacks ${missing[0]?.id}` }));
};

const allOf = (others: readonly Migration[]): readonly Migration[] => [
  ...ownMigrations,
  ...others.filter((other) => !ownMigrations.includes(other)),
];

/** As `migrate`, inside a transaction that does more. */
export const applyMigrations = async (
  tx: OwnerTransaction,
  others: readonly Migration[],
): Promise<Result<readonly string[], Failure>> => {
  const migrations = allOf(others);
  assertOrder(migrations);
  const server = await tx.first<{ number: number }>(
    sql`select current_setting('server_version_num')::int as number`,
  );
  const major = Math.floor((server?.number ?? 0) / 10_000);
  if (major < oldestMajor)
    return err(failure('database-too-old', { detail: `this one is ${major}, needed is ${oldestMajor}` }));
  await lockSchema(tx);
  await ensureRoles(tx);
  await tx.script(shareTable('migration'));
  return applyMissing(tx, migrations);
};

/** Of the statements as they are written: a step that reads otherwise is another step. */
export const migrationHash = ({ up }: Migration): string => createHash('sha256').update(up).digest('hex');

const applyMissing = async (
  tx: OwnerTransaction,
  migrations: readonly Migration[],
): Promise<Result<readonly string[], Failure>> => {
  const applied = await tx.rows<{ id: string; hash: string }>(
    sql`select id, hash from migration order by id`,
  );
  const hashById = new Map(applied.map(({ id, hash }) => [id, hash]));
  const known = new Set(migrations.map(({ id }) => id));
  const unknown = applied.find(({ id }) => !known.has(id));
  if (unknown !== undefined)
    return err(failure('data-newer', { detail: `the database has ${unknown.id}, which this version lacks` }));
  const done: string[] = [];
  for (const migration of migrations) {
    const { id, up } = migration;
    const hash = migrationHash(migration);
    const before = hashById.get(id);
    if (before === hash) continue;
    if (before !== undefined)
      return err(failure('database-failed', { detail: `migration ${id} was changed after it was applied` }));
    await tx.script(up);
    await tx.run(sql`insert into migration (id, hash, applied_at) values (${id}, ${hash}, now())`);
    done.push(id);
  }
  return ok(done);
};

/** The one lock that spans organizations; it is held only while a server starts. */
const lockSchema = async (tx: OwnerTransaction): Promise<void> => {
  await tx.script('select pg_advisory_xact_lock(4703, 2)');
  const found = await tx.first<{ there: boolean }>(
    sql`select to_regclass('public.migration') is not null as there`,
  );
  if (found?.there === true) return;
  await tx.script(
    'create table migration (id text primary key, hash text not null, applied_at timestamptz not null)',
  );
};

const assertOrder = (migrations: readonly Migration[]): void => {
  for (const [index, { id }] of migrations.entries()) {
    const previous = migrations[index - 1]?.id;
    if (!/^\d{4}-[a-z-]+$/.test(id) || (previous !== undefined && previous >= id))
      throw new Error(`migrations are out of order at ${id}`);
  }
};
