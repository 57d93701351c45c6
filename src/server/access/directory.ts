import type { Database } from '#database/connection.ts';
import { errorToFailure } from '#database/faults.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';

export interface ListedOrganization {
  readonly id: Uuid;
  readonly name: string;
  /** What stands for it in addresses: `/o/CODE`, `/p/CODE/PAGE`. Lower-case words with hyphens; never changes. */
  readonly code: string;
  /** All of it is made up, to explore (`settings.demo`). */
  readonly isDemo: boolean;
}

/** The organizations on this server, oldest first. One of the two places that look across organizations (the other: timers). */
export const listOrganizations = (database: Database): Promise<readonly ListedOrganization[]> =>
  database.acrossOrganizations(readAll);

const readAll = async (tx: Transaction): Promise<readonly ListedOrganization[]> => {
  const rows = await tx.rows<{ id: Uuid; name: string; code: string | null; demo: boolean | null }>(
    sql`select org_id as id, name, code, settings->>'demo' = 'true' as demo from organization
      order by created_at, org_id`,
  );
  const taken = new Set(rows.flatMap(({ code }) => code ?? []));
  return rows.map(({ id, name, code, demo }) => {
    const own = code ?? freeCode(name, taken);
    taken.add(own);
    return { id, name, code: own, isDemo: demo === true };
  });
};

/**
 * Gives each organization that has no code yet one made from its name, so that it stays when the name changes. The
 * caller's transaction holds the lock of the table, so that no two get the same.
 */
export const keepCodes = async (tx: Transaction): Promise<void> => {
  for (const { id, code } of await readAll(tx))
    await tx.run(sql`update organization set code = ${code} where org_id = ${id} and code is null`);
};

/** Whether `keepCodes` has anything to do. */
export const lackCodes = async (tx: Transaction): Promise<boolean> =>
  (await tx.first(sql`select 1 as one from organization where code is null limit 1`)) !== undefined;

/** A code for a new organization, of those that are left. */
export const newCode = async (tx: Transaction, wanted: string): Promise<string> =>
  freeCode(wanted, new Set((await readAll(tx)).map(({ code }) => code)));

const freeCode = (name: string, taken: ReadonlySet<string>): string => {
  // A name without a Latin letter or digit has no words for an address.
  const plain = toCode(name) || 'org';
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(code)) return code;
  }
};

/** "Harm Reduction Níquel" is `harm-reduction-niquel` in an address. */
export const toCode = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Which organization is meant: by its code however it is written, its id, or its name as long as no other has the same.
 * `called` left out: the only one; where there are several, the first (`otherwise: 'first'`: it was alone when old
 * addresses were printed and old apps were opened) or nobody (`'none'`: a terminal that writes must be told).
 * Fails with `not-set-up` when there is none at all and `not-found` otherwise.
 */
export const findOrganization = async (
  database: Database,
  called: string | undefined,
  otherwise: 'first' | 'none' = 'none',
): Promise<Result<Uuid, Failure>> => {
  return findAmong(await listOrganizations(database), called, otherwise);
};

const findAmong = (
  all: readonly ListedOrganization[],
  called: string | undefined,
  otherwise: 'first' | 'none',
): Result<Uuid, Failure> => {
  const [first] = all;
  if (first === undefined) return err(failure('not-set-up'));
  if (called === undefined) {
    if (all.length === 1 || otherwise === 'first') return ok(first.id);
  } else {
    const code = toCode(called);
    const known = all.find((org) => org.code === code || org.id === called.toLowerCase());
    if (known !== undefined) return ok(known.id);
    const [named, another] = all.filter(({ name }) => name === called || toCode(name) === code);
    if (named !== undefined && another === undefined) return ok(named.id);
  }
  return err(failure('not-found', { field: 'organization', detail: all.map((org) => org.code).join(', ') }));
};

/**
 * What a running server knows of its organizations. None ever goes, and their codes and their order never change; so what
 * was once read is true for good, and on a cluster one node that is away keeps nobody of the others out. Only a new one is not
 * known yet: then all nodes are asked.
 */
export interface Directory {
  /** As `findOrganization`, the first where none is named. */
  readonly find: (called: string | undefined) => Promise<Result<Uuid, Failure>>;
  /** Whether there is one, or several. Asked anew while there are none or one, and not waited for long. */
  readonly count: () => Promise<'none' | 'one' | 'several'>;
  /** Of what `count` last read: whether the only one is the demo. */
  readonly isDemo: () => boolean;
}

export const createDirectory = (
  database: Database,
  { patienceMs = 1_000 }: { readonly patienceMs?: number } = {},
): Directory => {
  let known: readonly ListedOrganization[] = [];
  const read = async (): Promise<void> => {
    known = await listOrganizations(database);
  };
  return {
    find: async (called) => {
      // A name may change and be another's tomorrow: those are not remembered.
      const id = called?.toLowerCase();
      const kept =
        called === undefined ? known[0] : known.find((org) => org.code === toCode(called) || org.id === id);
      if (kept !== undefined) return ok(kept.id);
      await read();
      return findAmong(known, called, 'first');
    },
    count: async () => {
      if (known.length === 0) await read();
      else if (known.length === 1) await orLater(read(), patienceMs);
      return known.length === 0 ? 'none' : known.length === 1 ? 'one' : 'several';
    },
    isDemo: () => known.length === 1 && known[0]?.isDemo === true,
  };
};

/** Waits for the work, but not long, and not for a database that is away: what is known stays known. */
const orLater = async (work: Promise<void>, patienceMs: number): Promise<void> => {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, patienceMs);
  const tried = work.catch((error: unknown) => {
    if (errorToFailure(error) === undefined) throw error;
  });
  await Promise.race([tried, late.promise]).finally(() => clearTimeout(timer));
};
