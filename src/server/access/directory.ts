import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';

export interface ListedOrganization {
  readonly id: Uuid;
  readonly name: string;
  /** What stands for it in addresses: `/o/CODE`, `/p/CODE/PAGE`. Lower-case words with hyphens; never changes. */
  readonly code: string;
}

/** The organizations on this server, oldest first. One of the two places that look across organizations (the other: timers). */
export const listOrganizations = (database: Database): Promise<readonly ListedOrganization[]> =>
  database.acrossOrganizations(readAll);

const readAll = async (tx: Transaction): Promise<readonly ListedOrganization[]> => {
  const rows = await tx.rows<{ id: Uuid; name: string; code: string | null }>(
    sql`select org_id as id, name, code from organization order by created_at, org_id`,
  );
  const taken = new Set(rows.flatMap(({ code }) => code ?? []));
  return rows.map(({ id, name, code }) => {
    const own = code ?? freeCode(name, taken);
    taken.add(own);
    return { id, name, code: own };
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
  const all = await listOrganizations(database);
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
