import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { isUuid, type Uuid } from '#log/uuid.ts';
import { isWorthRepeating } from './faults.ts';
import { roles } from './roles.ts';
import {
  createStatementNames,
  createTransaction,
  type OwnerTransaction,
  type StatementNames,
  type Transaction,
} from './transaction.ts';
import { valueTypes } from './value-types.ts';

/** Where PostgreSQL is: a `postgres://` address, or what the embedded server answers at. */
export type Address =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
    };

/**
 * The way in. Every piece of work is one transaction and names who it is for; there is no query outside of one.
 * Work may be run again after a serialization failure or a deadlock, so it must do nothing but talk to the database.
 */
export interface Database {
  /** For one organization: row-level security shows and accepts that organization's rows and no others. */
  readonly inOrganization: <T>(org: Uuid, work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** As `inOrganization`, on a snapshot and without writing: several queries of a report see one state. */
  readonly readOrganization: <T>(org: Uuid, work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /**
   * As `readOrganization`, where tables may be made that shadow those of their name for the time of this work
   * (projection/scratch.ts). Once they are, nothing else can be written.
   */
  readonly inScratch: <T>(org: Uuid, work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** Across organizations: sign-in, timers, national reports, backup. Sees and writes all rows; changes no tables. */
  readonly acrossOrganizations: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** As the owner of the tables: migrations, restore, COPY. */
  readonly asOwner: <T>(work: (tx: OwnerTransaction) => Promise<T>) => Promise<T>;
  /** Waits for running work, then closes every connection. */
  readonly close: () => Promise<void>;
}

export interface DatabaseDeps {
  /** Told when an idle connection breaks; the pool replaces it. */
  readonly onBroken?: (error: Error) => void;
}

export const openDatabase = (
  address: Address,
  { connections = 10 }: { readonly connections?: number } = {},
  deps: DatabaseDeps = {},
): Database => {
  const nameOf = createStatementNames();
  const openPool = (pipeline: boolean, settings: readonly string[]): Pool => {
    const pool = new Pool({ ...addressToConfig(address, settings), max: connections, pipeline });
    pool.on('error', (error) => deps.onBroken?.(error));
    return pool;
  };
  const serving = openPool(true, []);
  // COPY cannot share a connection with statements on their way. Opened when there is something for the owner to do.
  const owning = openPool(false, ownerSettings);
  const performIn =
    (pool: Pool) =>
    <T>(begin: readonly string[], work: (tx: OwnerTransaction) => Promise<T>): Promise<T> =>
      repeat(async () => {
        const client = await pool.connect();
        return transact(client, nameOf, begin, work);
      });
  const perform = performIn(serving);
  return {
    inOrganization: (org, work) => perform(['begin', ...actFor(org)], work),
    readOrganization: (org, work) =>
      perform(['begin isolation level repeatable read read only', ...actFor(org)], work),
    // The path is another one than elsewhere, so that no plan for the tables in the shadow is used for the others.
    inScratch: (org, work) =>
      perform(
        ['begin isolation level repeatable read', ...actFor(org), 'set local search_path = pg_temp, public'],
        work,
      ),
    acrossOrganizations: (work) => perform(['begin', `set local role ${roles.operator}`], work),
    asOwner: (work) => performIn(owning)(['begin'], work),
    close: async () => {
      await Promise.all([serving.end(), owning.end()]);
    },
  };
};

/** Settings of one connection, shared by the pool and by the few places that need a connection of their own. */
export const addressToConfig = (address: Address, settings: readonly string[] = []): PoolConfig => ({
  ...('url' in address ? { connectionString: address.url } : address),
  types: valueTypes,
  application_name: 'alongside',
  options: [...sessionSettings, ...settings].map((setting) => `-c ${setting}`).join(' '),
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
});

/** Plain PostgreSQL takes what begins with `citus.` for names that mean nothing to it. */
const sessionSettings = ['timezone=UTC', 'citus.propagate_set_commands=local'];
/**
 * The owner changes tables, and copies all of them: shard by shard, over one connection to each node. So what a
 * transaction reads on one node is of one moment there, and an organization lies on one node.
 */
const ownerSettings = [
  'citus.multi_shard_modify_mode=sequential',
  'citus.max_adaptive_executor_pool_size=1',
  // Of a shard with several copies no row can be locked; another copy of a node is PostgreSQL's own replication.
  'citus.shard_replication_factor=1',
];

const mostAttempts = 5;

/**
 * `set local` and not set_config(): only the former reaches every node of a Citus cluster. Each is a text of its own, since
 * Citus repeats the whole text that one stands in.
 */
const actFor = (org: Uuid): readonly string[] => {
  if (!isUuid(org)) throw new Error('an organization id is a UUID');
  return [`set local role ${roles.app}`, `set local app.org_id = '${org}'`];
};

const repeat = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let left = mostAttempts; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 1 || !isWorthRepeating(error)) throw error;
    }
  }
};

const transact = async <T>(
  client: PoolClient,
  nameOf: StatementNames,
  begin: readonly string[],
  work: (tx: OwnerTransaction) => Promise<T>,
): Promise<T> => {
  let broken: Error | undefined;
  // Without a listener, a connection that is cut in the middle of the work would end the whole process.
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  const tx = createTransaction(client, nameOf);
  try {
    // Waited for: nothing may ever run outside of the transaction and its role.
    await tx.begin(begin);
    const value = await work(tx);
    await tx.commit();
    return value;
  } catch (error) {
    const cut = broken;
    // A connection that cannot even roll back is thrown away below.
    await tx.rollback().catch(note);
    // What cut the connection says more than the query that then found it cut, the first failure more than what followed.
    throw cut ?? (await tx.failureOfLater()) ?? error;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
};

export type { OwnerTransaction, Transaction } from './transaction.ts';
