import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, hasRealTimes, type KindRegistry, type Uuid } from '#log/index.ts';

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

/** True when this build knows the kind and the version, and the times can be meant: then tables are filled from it. */
export const isUnderstood = (
  kinds: KindRegistry,
  entry: Pick<Entry, 'kind' | 'version' | 'occurredAt' | 'recordedAt'>,
): boolean => {
  const kind = kinds.find(entry.kind);
  return kind !== undefined && entry.version <= kind.version && hasRealTimes(entry);
};
