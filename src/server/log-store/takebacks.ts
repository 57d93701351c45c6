import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, takebackKind, type Uuid } from '#log/index.ts';
import { type Stretch, standingTakebacks } from '#log/takeback.ts';
import { loadFamilies } from './families.ts';

/** The takebacks of an organization that stand now. They are few; nearly every organization has none. */
export const readTakebacks = async (
  tx: Transaction,
  org: Uuid,
  incoming: readonly Entry[] = [],
): Promise<readonly Stretch[]> => {
  const rows = await tx.rows<{ id: Uuid }>(
    sql`select id from entry where org_id = ${org} and kind = ${takebackKind.kind}`,
  );
  const ids = [
    ...rows.map(({ id }) => id),
    ...incoming.filter(({ kind }) => kind === takebackKind.kind).map(({ id }) => id),
  ];
  if (ids.length === 0) return [];
  const known = new Set(ids);
  const joined = incoming.filter(
    ({ id, supersedes = [] }) => known.has(id) || supersedes.some((target) => known.has(target)),
  );
  const arriving = new Set(joined.map(({ id }) => id));
  const stored = (await loadFamilies(tx, org, ids)).filter(({ id }) => !arriving.has(id));
  return standingTakebacks([...stored, ...joined]);
};
