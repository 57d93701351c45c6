import { arch, platform } from 'node:process';
import { Client } from 'pg';
import { type Failure, failure } from '#log/errors.ts';
import { err, ok, type Result } from '#log/result.ts';
import { type Address, addressToConfig } from '../connection.ts';
import { findBinaries } from './binaries.ts';
import { embeddedUser, ensureCluster } from './cluster.ts';
import { findIdentity } from './identity.ts';
import { layoutOf, prepareDataDir, prepareRun } from './layout.ts';
import { bringUp, createPostmaster } from './postmaster.ts';

/** The program's own PostgreSQL, running. */
export interface Embedded {
  readonly address: Address;
  /**
   * - started: by this call.
   * - adopted: it was running without anyone who kept it: its keeper was killed.
   * - visited: a server keeps it; this is a command beside it.
   */
  readonly how: 'started' | 'adopted' | 'visited';
  /** Stops PostgreSQL and waits until it has written everything; a visited one is left alone. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when missing. Everything lasting is in it. */
  readonly dataDir: string;
  /** A command may use the database that a running server keeps; a server may not share it with another. */
  readonly mayVisit?: boolean;
}

export interface EmbeddedDeps {
  /** Told when PostgreSQL was lost (killed, out of memory) and when it runs again. */
  readonly onChange?: (event: 'lost' | 'back' | 'cannot-start', detail: string) => void;
}

/**
 * Starts PostgreSQL in a data folder, or adopts the one that a killed server left running there. Kept alive: should it
 * be killed, it is started again at the same address, and PostgreSQL recovers what was acknowledged.
 * Fails with `data-in-use`, `data-newer`, `file-unusable`, `disk-full` or `database-failed`.
 */
export const startEmbedded = async (
  { dataDir, mayVisit = false }: EmbeddedOptions,
  deps: EmbeddedDeps = {},
): Promise<Result<Embedded, Failure>> => {
  if (platform === 'win32')
    return err(
      failure('database-failed', {
        detail:
          'on Windows the embedded PostgreSQL does not run: set DATABASE_URL to a PostgreSQL of your own',
      }),
    );
  const binaries = findBinaries(platform, arch);
  if (!binaries.ok) return binaries;
  const prepared = prepareDataDir(dataDir);
  if (!prepared.ok) return prepared;
  const layout = layoutOf(dataDir);
  const found = findIdentity(binaries.value, dataDir);
  if (!found.ok) return found;
  const identity = found.value;
  const run = prepareRun(layout.run, process.getuid?.());
  if (!run.ok) return run;
  identity.own(layout.run);
  const cluster = ensureCluster(layout.cluster, identity);
  if (!cluster.ok) return cluster;

  const at = (database: string): Address => ({
    host: layout.run,
    port: layout.port,
    user: embeddedUser,
    database,
  });
  const postmaster = createPostmaster(layout, identity);
  const connect = async (): Promise<Client> => {
    const client = new Client({
      ...addressToConfig(at('postgres')),
      application_name: keeperName(process.pid),
    });
    client.on('error', () => {}); // the 'end' that follows is what counts
    await client.connect();
    return client;
  };
  const first = await bringUp(postmaster, connect);
  if (!first.ok) return first;

  let keeper = first.value;
  if (!(await takeKeeping(keeper))) {
    await keeper.end();
    return mayVisit
      ? ok({ address: at('alongside'), how: 'visited', stop: async () => {} })
      : err(failure('data-in-use', { detail: dataDir }));
  }
  await ensureDatabase(keeper);
  const how = postmaster.isOurs() ? 'started' : 'adopted';

  let stopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const watch = (): void => {
    keeper.once('end', () => {
      if (!stopping) reviving = revive();
    });
  };
  const revive = async (): Promise<void> => {
    deps.onChange?.('lost', '');
    while (!stopping) {
      const again = await bringUp(postmaster, connect);
      if (again.ok) {
        keeper = again.value;
        await takeKeeping(keeper);
        deps.onChange?.('back', '');
        watch();
        return;
      }
      deps.onChange?.('cannot-start', again.error.detail ?? again.error.code);
      await new Promise((resume) => setTimeout(resume, 1_000));
    }
  };
  watch();
  return ok({
    address: at('alongside'),
    how,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await reviving;
      await keeper.end();
      await postmaster.stop();
    },
  });
};

/** By which whoever asks next knows whose connection keeps the data folder. */
export const keeperName = (pid: number): string => `alongside keeper ${pid}`;

/**
 * One server a data folder. The lock lives as long as the connection: a killed server leaves none behind. PostgreSQL may take a moment
 * to see that its connection is gone: a lock of a process that is no more is asked for again, for ten seconds.
 */
const takeKeeping = async (client: Client): Promise<boolean> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await client.query<{ kept: boolean }>('select pg_try_advisory_lock(4703, 1) as kept');
    if (answer.rows[0]?.kept === true) return true;
    if (await isKept(client)) return false;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  return false;
};

/** Whether the process whose connection has the lock is there. One of an older build does not say which it is: then it is. */
const isKept = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = 4703 and objid = 1 and granted`,
  );
  const name = rows[0]?.name;
  if (name === undefined) return false;
  const pid = Number(/^alongside keeper (\d+)$/.exec(name)?.[1]);
  return Number.isNaN(pid) || isAlive(pid);
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const ensureDatabase = async (client: Client): Promise<void> => {
  const found = await client.query("select 1 from pg_database where datname = 'alongside'");
  if (found.rowCount === 0) await client.query('create database alongside');
};
