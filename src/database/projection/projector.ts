import { createHash } from 'node:crypto';
import type { Entry, Uuid } from '#log/index.ts';
import { spreadTables, standingOf } from '../cluster/spread.ts';
import type { Database } from '../connection.ts';
import { BehindError } from '../faults.ts';
import { name, sql } from '../sql.ts';
import type { Transaction } from '../transaction.ts';
import { createChanges } from './changes.ts';
import type { Projection } from './projection.ts';
import type { ProjectionTable } from './tables.ts';
import { writeChanges } from './write.ts';

/** Keeps the tables of all projections true to the log. */
export interface Projector {
  readonly projections: readonly Projection[];
  /**
   * In the transaction that stores the entries: takes back what counts no longer, adds what counts now
   * (families.ts tells which). The caller holds the lock of the organization's head. `refused` hears of added entries
   * that no table can take up: they have no rows, and harm no other.
   */
  readonly apply: (
    tx: Transaction,
    org: Uuid,
    change: {
      readonly remove: readonly Entry[];
      readonly add: readonly Entry[];
      readonly refused?: (entry: Entry) => void;
    },
  ) => Promise<void>;
  /** Whether the tables could take up this entry, if it counted. */
  readonly takes: (entry: Entry) => boolean;
  /**
   * At start, before anyone is served: makes tables that are new or declared otherwise than before, drops those that
   * are declared no more, and fills what was made anew from the log, one organization a transaction. Cut short, it
   * goes on at the next start. Answers the names of the projections that were made anew.
   */
  readonly prepare: (database: Database, source: EntrySource) => Promise<readonly string[]>;
  /** Makes all tables of one organization anew from the log. Answers their fingerprints before and after. */
  readonly rebuild: (
    database: Database,
    source: EntrySource,
    org: Uuid,
  ) => Promise<{ readonly before: Fingerprints; readonly after: Fingerprints }>;
}

/** Rows and a hash of all their content, by table. Equal fingerprints: equal tables. */
export type Fingerprints = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;

/** Where the entries are, for those who fill tables anew. */
export interface EntrySource {
  /**
   * Locks the organization's head for the rest of the transaction, then gives in pages all entries that count, of those
   * that were ever given to `apply`. In any order; a page at a time is held in memory.
   */
  readonly effective: (tx: Transaction, org: Uuid) => AsyncIterable<readonly Entry[]>;
  /** Told of entries among them that no table can take up, so that a person hears of it. */
  readonly setAside?: (tx: Transaction, org: Uuid, entries: readonly Entry[]) => Promise<void>;
}

export const createProjector = (projections: readonly Projection[]): Projector => {
  assertDistinct(projections.map(({ name: own }) => own));
  assertDistinct(projections.flatMap(({ tables }) => tables.map((table) => table.name)));
  const settling = projections.flatMap(({ handlers, settle }) =>
    settle === undefined ? [] : [{ kinds: new Set(handlers.map(({ kind }) => kind)), settle }],
  );
  return {
    projections,
    apply: async (tx, org, { remove, add, refused }) => {
      const changes = createChanges(projections);
      // What cannot be taken back was never added: both ask the same functions.
      for (const entry of remove) attempt(() => changes.remove(entry));
      for (const entry of add) if (!attempt(() => changes.add(entry))) refused?.(entry);
      writeChanges(tx, org, changes.take());
      for (const { kinds, settle } of settling) {
        const changed = [...remove, ...add].filter(({ kind }) => kinds.has(kind));
        if (changed.length > 0) settle(tx, org, changed);
      }
    },
    takes: (entry) => attempt(() => createChanges(projections).add(entry)),
    prepare: async (database, source) => {
      const made = await makeTables(database, projections);
      await fillStale(database, source, projections);
      return made;
    },
    rebuild: (database, source, org) =>
      database.inOrganization(org, async (tx) => {
        let before: Fingerprints = {};
        // Once the lock is held: what is stored meanwhile is no difference.
        await fill(tx, source, org, projections, projections, async () => {
          before = await fingerprint(tx, org, projections);
        });
        return { before, after: await fingerprint(tx, org, projections) };
      }),
  };
};

/** One entry that a projection throws on must stop neither the batch it came with nor a rebuild. */
export const attempt = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

/** Changes are written when this many rows are gathered: bounded memory, and each sum's row is touched seldom. */
export const gatherRows = 50_000;

const fill = async (
  tx: Transaction,
  source: EntrySource,
  org: Uuid,
  projections: readonly Projection[],
  all: readonly Projection[],
  onLocked: () => Promise<void> = async () => {},
): Promise<void> => {
  const wanted = new Set(tablesOf(projections));
  // All have their say, or which entries are taken up would hang on what was filled when.
  const changes = createChanges(all, (table) => wanted.has(table));
  let isEmptied = false;
  const flush = (): void => writeChanges(tx, org, changes.take());
  for await (const page of source.effective(tx, org)) {
    // Only now does the source hold the lock.
    if (!isEmptied) {
      await onLocked();
      await empty(tx, org, projections);
    }
    isEmptied = true;
    const refused = page.filter((entry) => !attempt(() => changes.add(entry)));
    if (refused.length > 0) await source.setAside?.(tx, org, refused);
    if (changes.size() >= gatherRows) flush();
  }
  if (!isEmptied) {
    await onLocked();
    await empty(tx, org, projections);
  }
  flush();
  for (const { settle } of projections) settle?.(tx, org);
};

const empty = async (tx: Transaction, org: Uuid, projections: readonly Projection[]): Promise<void> => {
  for (const table of tablesOf(projections))
    await tx.run(sql`delete from ${name(table.name)} where org_id = ${org}`);
};

/**
 * What a projection is now: the same text, the same tables filled the same way. The code of its handlers is not in it:
 * that is what `version` is for.
 */
const signatureOf = ({ version, tables }: Projection): string =>
  createHash('sha256')
    .update(JSON.stringify([version, tables.map(({ ddl }) => ddl)]))
    .digest('hex');

/** No signature: the tables are there, and which organizations they lack is not noted yet. Made anew, should that be cut. */
const unfinished = '';

/**
 * In two steps: what changes tables stands alone, since a cluster refuses it beside reading across organizations, and an
 * owner who is no superuser sees no organization.
 */
const makeTables = async (
  database: Database,
  projections: readonly Projection[],
): Promise<readonly string[]> => {
  const wanted = new Map(projections.map((projection) => [projection.name, signatureOf(projection)]));
  const changed = await database.asOwner(async (tx) => {
    const isWorker = (await standingOf(tx)) === 'worker';
    if (!isWorker) await tx.script('lock table projection in exclusive mode');
    const found = await tx.rows<{ name: string; signature: string; tables: readonly string[] }>(
      sql`select name, signature, tables from projection`,
    );
    const outdated = found.filter((old) => wanted.get(old.name) !== old.signature);
    const current = new Set(found.filter((old) => !outdated.includes(old)).map((old) => old.name));
    const missing = projections.filter((projection) => !current.has(projection.name));
    if (isWorker && outdated.length + missing.length > 0) throw new BehindError();
    for (const old of outdated) {
      for (const table of old.tables) await tx.run(sql`drop table if exists ${name(table)}`);
      await tx.run(sql`delete from projection where name = ${old.name}`);
    }
    for (const projection of missing) {
      for (const table of projection.tables) await tx.script(table.ddl);
      await tx.run(sql`insert into projection (name, signature, tables) values
        (${projection.name}, ${unfinished}, ${projection.tables.map((table) => table.name)}::text[])`);
    }
    return { outdated: outdated.map((old) => old.name), missing: missing.map((one) => one.name) };
  });
  // Also tables that a restore made, or a start that was cut short.
  await spreadTables(database);
  const { outdated, missing } = changed;
  if (outdated.length + missing.length === 0) return [];
  await database.acrossOrganizations(async (tx) => {
    await tx.run(
      sql`delete from projection_stale where projection = any(${[...outdated, ...missing]}::text[])`,
    );
    for (const own of missing)
      await tx.run(
        sql`insert into projection_stale (org_id, projection) select org_id, ${own}::text from log_head`,
      );
    for (const own of missing)
      await tx.run(
        sql`update projection set signature = ${wanted.get(own) ?? unfinished} where name = ${own}`,
      );
  });
  return missing;
};

const fillStale = async (
  database: Database,
  source: EntrySource,
  projections: readonly Projection[],
): Promise<void> => {
  const stale = await database.acrossOrganizations((tx) =>
    tx.rows<{ org: Uuid }>(sql`select distinct org_id as org from projection_stale order by 1`),
  );
  for (const { org } of stale) {
    await database.inOrganization(org, async (tx) => {
      const names = new Set(
        (
          await tx.rows<{ projection: string }>(
            sql`delete from projection_stale where org_id = ${org} returning projection`,
          )
        ).map((row) => row.projection),
      );
      await fill(
        tx,
        source,
        org,
        projections.filter((projection) => names.has(projection.name)),
        projections,
      );
    });
  }
};

/** An order-free hash, so that nothing need be sorted or held. */
const fingerprint = async (
  tx: Transaction,
  org: Uuid,
  projections: readonly Projection[],
): Promise<Fingerprints> => {
  const prints: Record<string, { readonly rows: number; readonly hash: string }> = {};
  for (const table of tablesOf(projections)) {
    const own = name(table.name);
    const print = await tx.first<{ rows: number; hash: string }>(
      sql`select count(*) as rows, coalesce(sum(hashtextextended(${own}::text, 0)::numeric), 0)::text as hash
          from ${own} where org_id = ${org}`,
    );
    if (print !== undefined) prints[table.name] = print;
  }
  return prints;
};

const tablesOf = (projections: readonly Projection[]): readonly ProjectionTable[] =>
  projections.flatMap(({ tables }) => tables);

const assertDistinct = (names: readonly string[]): void => {
  const twice = names.find((own, index) => names.indexOf(own) !== index);
  if (twice !== undefined) throw new Error(`two projections or tables are called ${twice}`);
};
