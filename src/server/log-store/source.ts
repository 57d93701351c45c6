import { lockHead } from '#database/log-head.ts';
import { effective } from '#database/projection/families.ts';
import type { EntrySource } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Rulings } from '#log/clock.ts';
import { type Entry, familiesOf, type Link, type Uuid } from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { markAside } from './aside.ts';
import { lastPlace } from './families.ts';
import { readRulings } from './rulings.ts';

/** Where projections find the entries when their tables are made anew. */
export const entrySource: EntrySource = {
  effective: async function* (tx, org) {
    await lockHead(tx, org);
    yield* effectiveEntries(tx, org);
  },
  setAside: async (tx, org, entries) => {
    await markAside(tx, org, entries, 'cannot-count');
  },
};

/**
 * In pages, every entry that counts, corrected ones in their corrected form. The caller holds a lock or a snapshot.
 * `until`: as if the log ended at this place, with what is left today of its entries.
 */
export async function* effectiveEntries(
  tx: Transaction,
  org: Uuid,
  until?: number,
): AsyncGenerator<readonly Entry[]> {
  const head = await tx.first<{ last_seq: number }>(sql`select last_seq from log_head where org_id = ${org}`);
  const last = Math.min(until ?? lastPlace, head?.last_seq ?? 0);
  const links = await tx.rows<LinkRow>(
    until === undefined
      ? sql`select target, by_id as by from supersession where org_id = ${org}`
      : sql`select link.target, link.by_id as by from supersession link
          join entry on entry.org_id = ${org} and entry.id = link.by_id
          where link.org_id = ${org} and entry.seq <= ${until}`,
  );
  const rulings = await readRulings(tx, org, [], last);
  yield* unlinked(tx, org, { links, rulings, last });
  yield* linked(tx, org, { links, rulings, last });
}

/** What a log is read by: its links and rulings, and the place at which it ends. */
interface Reading {
  readonly links: readonly LinkRow[];
  readonly rulings: Rulings;
  readonly last: number;
}

interface LinkRow {
  readonly target: Uuid;
  readonly by: Uuid;
}

const pageSize = 2_000;

/**
 * Entries that no correction touches: nearly all. Each counts. Pages are stretches of places, which are dense, and links
 * are looked up here: left to PostgreSQL's guess at a table it has no figures of yet, a page may cost a look at all that
 * is left, or at each link for each entry.
 */
async function* unlinked(
  tx: Transaction,
  org: Uuid,
  { links, rulings, last }: Reading,
): AsyncGenerator<readonly Entry[]> {
  const isLinked = new Set(links.flatMap(({ target, by }) => [target, by]));
  for (let after = 0; after < last; after += pageSize) {
    const rows = await tx.rows<{ id: Uuid; text: string }>(sql`
      select id, text from entry
      where org_id = ${org} and seq > ${after} and seq <= ${Math.min(after + pageSize, last)} and understood
      order by seq`);
    const entries = rows.filter(({ id }) => !isLinked.has(id)).map(({ text }) => JSON.parse(text) as Entry);
    const counted = entries.flatMap((entry) => effective([entry], rulings, countingKinds));
    if (counted.length > 0) yield counted;
  }
}

/** Families of more than one, some at a time: sorted out by their links alone, then loaded. */
async function* linked(
  tx: Transaction,
  org: Uuid,
  { links, rulings, last }: Reading,
): AsyncGenerator<readonly Entry[]> {
  const families = familiesOf(
    links.map(({ target, by }): Link => ({ id: by, kind: '', hlc: '', supersedes: [target] })),
  ).map((family) => new Set(family.flatMap(({ id, supersedes = [] }) => [id, ...supersedes])));
  for (let from = 0; from < families.length; from += pageSize) {
    const some = families.slice(from, from + pageSize);
    const ids = some.flatMap((family) => [...family]);
    const rows = await tx.rows<{ id: Uuid; text: string; understood: boolean }>(
      sql`select id, text, understood from entry
        where org_id = ${org} and id = any(${ids}::uuid[]) and seq <= ${last}`,
    );
    const unknown = new Set(rows.filter(({ understood }) => !understood).map(({ id }) => id));
    const stored = rows.map(({ text }) => JSON.parse(text) as Entry);
    yield effective(stored, rulings, countingKinds).filter(({ id }) => !unknown.has(id));
  }
}
