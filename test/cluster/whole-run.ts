import { Client } from 'pg';
import { clock } from '#cli/adapters/ports.ts';
import { addressToConfig, openDatabase } from '#database/connection.ts';
import { migrate } from '#database/migrations.ts';
import { createProjector } from '#database/projection/projector.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import { addressOfTests } from '../support/postgres-address.ts';
import { findClusterFaults, findUntriedRoutes, readNoted, sentIn } from './check.ts';

/** Holds all that a run of tests noted to the rules of a cluster, in a database of the product's tables. */
export const checkWholeRun = async (
  folder: string,
  { isWhole }: { readonly isWhole: boolean },
): Promise<readonly { readonly name: string; readonly faults: readonly string[] }[]> => {
  const noted = readNoted(folder);
  const sent = sentIn(noted);
  const faults = await withProductTables((client) => findClusterFaults(client, sent));
  const texts = new Set(sent.map(({ text }) => text)).size;
  const answers = [{ name: `a cluster takes every statement that was sent (${texts} texts)`, faults }];
  if (!isWhole) return answers;
  return [
    ...answers,
    {
      name: 'every route that changes something answered well in some test',
      faults: findUntriedRoutes(noted),
    },
    { name: 'statements were noted', faults: texts > 200 ? [] : [`only ${texts}`] },
  ];
};

export const withProductTables = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const own = `statements_${process.pid}`;
  const { server, inDatabase } = addressOfTests();
  const admin = new Client(addressToConfig(server));
  await admin.connect();
  await admin.query(`create database ${own}`);
  try {
    const database = openDatabase(inDatabase(own), { connections: 1 });
    const migrated = await migrate(database, migrationsOf(rooms));
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
    await createProjector(projectionsOf({ clock }, rooms)).prepare(database, entrySource);
    await database.close();
    const client = new Client(addressToConfig(inDatabase(own)));
    await client.connect();
    return await work(client).finally(() => client.end());
  } finally {
    await admin.query(`drop database ${own} with (force)`);
    await admin.end();
  }
};
