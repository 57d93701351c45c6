import { randomBytes, randomUUID } from 'node:crypto';
import { after } from 'node:test';
import { Client } from 'pg';
import { type Address, addressToConfig, type Database, openDatabase } from '#database/connection.ts';
import type { Migration } from '#database/migration.ts';
import { migrate } from '#database/migrations.ts';
import { patience } from './patience.ts';
import { addressOfTests } from './postgres-address.ts';
import { startShared } from './shared.ts';

export interface TestDatabase {
  readonly address: Address;
  readonly database: Database;
}

/**
 * A fresh, empty database on a real PostgreSQL, dropped when the test file ends. Under `npm test` all files share one
 * server; a file that is run alone starts its own.
 */
export const createTestDatabase = async ({
  migrations = [],
  connections = 10,
  bare = false,
}: {
  readonly migrations?: readonly Migration[];
  readonly connections?: number;
  /** Without any table at all, not even those of the database room. */
  readonly bare?: boolean;
} = {}): Promise<TestDatabase> => {
  const { server, inDatabase } = await findServer();
  const own = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${own}`);
  const address = inDatabase(own);
  const database = openDatabase(address, { connections });
  cleanups.push(async () => {
    // A transaction left open would keep PostgreSQL from dropping databases: say so and go on, so that it is stopped.
    const tooLong = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      process.stderr.write(`a transaction was left open in ${own}\n`);
      tooLong.resolve();
    }, patience(5_000));
    await Promise.race([database.close(), tooLong.promise]);
    // A file ends when nothing is left to wait for.
    clearTimeout(timer);
    await administer(server, `drop database ${own} with (force)`);
  });
  if (bare) return { address, database };
  const migrated = await migrate(database, migrations);
  if (!migrated.ok) throw new Error(`migrations failed: ${JSON.stringify(migrated.error)}`);
  return { address, database };
};

/** A random id for an organization, a site, a person of a test. */
export const anyId = (): string => randomUUID();

let started: ReturnType<typeof startShared> | undefined;
const cleanups: (() => Promise<void>)[] = [];
after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  await (await started)?.stop();
});

const findServer = async (): Promise<ReturnType<typeof addressOfTests>> => {
  let given = process.env['ALONGSIDE_TEST_POSTGRES'];
  if (given === undefined) {
    started ??= startShared();
    given = (await started).env['ALONGSIDE_TEST_POSTGRES'];
  }
  return addressOfTests(given);
};

const administer = async (server: Address, statement: string): Promise<void> => {
  const client = new Client(addressToConfig(server));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
