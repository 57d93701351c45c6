import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, familiesOf, type KindRegistry, standingOf, type Uuid } from '#log/index.ts';

/**
 * Loads every stored entry of the families that these ids belong to, whether or not the ids themselves are stored.
 * Families are small: an entry, its corrections, and theirs.
 */
export const loadFamilies = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly Uuid[],
): Promise<readonly Entry[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ text: string }>(sql`
    with recursive family(id) as (
      select unnest(${ids}::uuid[])
      union
      select case when link.target = family.id then link.by_id else link.target end
      from family join supersession link
        on link.org_id = ${org} and (link.target = family.id or link.by_id = family.id)
    )
    select entry.text from family join entry on entry.org_id = ${org} and entry.id = family.id`);
  return rows.map(({ text }) => JSON.parse(text) as Entry);
};

/** The entries that count among whole families, by id. */
export const effectiveAmong = (members: readonly Entry[]): ReadonlyMap<Uuid, Entry> => {
  const effective = new Map<Uuid, Entry>();
  for (const family of familiesOf(members)) {
    const counts = standingOf(family).effective;
    if (counts !== undefined) effective.set(counts.id, counts);
  }
  return effective;
};

/** True when this build can project it: it knows the kind and the version, and the body fits (or was redacted to fit less). */
export const isProjectable = (kinds: KindRegistry, entry: Entry): boolean => {
  const kind = kinds.find(entry.kind);
  if (kind === undefined || entry.version > kind.version) return false;
  return entry.erased === true || kind.parse(entry.body, entry.version).ok;
};
