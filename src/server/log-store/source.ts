import type { EntrySource } from '#database/projection/projector.ts';
import { roles } from '#database/roles.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, familiesOf, type Link, standingOf, type Uuid } from '#log/index.ts';

/** Where projections find the entries when their tables are made anew. */
export const entrySource: EntrySource = {
  organizations: async (tx) => {
    // The owner reads through the policies too, unless it is a superuser.
    await tx.script(`set local role ${roles.operator}`);
    const rows = await tx.rows<{ org: Uuid }>(sql`select org_id as org from organization order by 1`);
    await tx.script('set local role none');
    return rows.map(({ org }) => org);
  },
  effective: async function* (tx, org) {
    await tx.run(sql`select 1 from log_head where org_id = ${org} for update`);
    yield* effectiveEntries(tx, org);
  },
};

/** In pages, every entry that counts, corrected ones in their corrected form. The caller holds a lock or a snapshot. */
export async function* effectiveEntries(tx: Transaction, org: Uuid): AsyncGenerator<readonly Entry[]> {
  yield* unlinked(tx, org);
  yield* linked(tx, org);
}

const pageSize = 2_000;

/** Entries that no correction touches: nearly all. Each counts. */
async function* unlinked(tx: Transaction, org: Uuid): AsyncGenerator<readonly Entry[]> {
  for (let after = 0; ; ) {
    const rows = await tx.rows<{ seq: number; text: string }>(sql`
      select seq, text from entry
      where org_id = ${org} and seq > ${after} and understood
        and not exists (select 1 from supersession link where link.org_id = ${org} and link.target = entry.id)
        and not exists (select 1 from supersession link where link.org_id = ${org} and link.by_id = entry.id)
      order by seq limit ${pageSize}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ text }) => JSON.parse(text) as Entry);
    after = last.seq;
  }
}

/** Families of more than one, some at a time: sorted out by their links alone, then loaded. */
async function* linked(tx: Transaction, org: Uuid): AsyncGenerator<readonly Entry[]> {
  const links = await tx.rows<{ target: Uuid; by: Uuid }>(
    sql`select target, by_id as by from supersession where org_id = ${org}`,
  );
  const families = familiesOf(
    links.map(({ target, by }): Link => ({ id: by, kind: '', hlc: '', supersedes: [target] })),
  ).map((family) => new Set(family.flatMap(({ id, supersedes = [] }) => [id, ...supersedes])));
  for (let from = 0; from < families.length; from += pageSize) {
    const some = families.slice(from, from + pageSize);
    const ids = some.flatMap((family) => [...family]);
    const rows = await tx.rows<{ text: string; understood: boolean }>(
      sql`select text, understood from entry where org_id = ${org} and id = any(${ids}::uuid[])`,
    );
    const stored = rows.map(({ text, understood }) => ({ ...(JSON.parse(text) as Entry), understood }));
    yield familiesOf(stored)
      .map((family) => standingOf(family).effective)
      .filter((entry) => entry?.understood === true)
      .flatMap((entry) => (entry === undefined ? [] : [withoutMark(entry)]));
  }
}

const withoutMark = ({
  understood: _understood,
  ...entry
}: Entry & { readonly understood: boolean }): Entry => entry;
