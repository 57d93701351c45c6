import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, hasRealTimes, type KindRegistry, limits, type Uuid } from '#log/index.ts';

/** Beyond every place in a log. */
export const lastPlace = Number.MAX_SAFE_INTEGER;

/** The families of some ids, as SQL: `start` gives their `id`. Evaluated only as far as it is read. */
export const familyFrom = (org: Uuid, start: Sql): Sql => sql`
  with recursive family(id) as (
    ${start}
    union
    select case when link.target = family.id then link.by_id else link.target end
    from family join supersession link
      on link.org_id = ${org} and (link.target = family.id or link.by_id = family.id)
  )`;

/** How many entries each of these is joined with, itself included; not counted beyond the limit of a family. */
export const readFamilySizes = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: Uuid; size: number }>(sql`
    select asked.id, (${familyFrom(org, sql`select asked.id`)}
      select count(*)::int from (select 1 from family limit ${limits.familyEntries}) as joined) as size
    from unnest(${ids}::uuid[]) as asked(id)`);
  return new Map(rows.map(({ id, size }) => [id, size]));
};

/**
 * Loads every stored entry of the families that these ids belong to, whether or not the ids themselves are stored.
 * Families are small: an entry, its corrections, and theirs, `limits.familyEntries` or little more of them.
 * `until`: what came to the log after this place is left out.
 *
 * One by one (`lateral ... limit 1`): joined with the log, a prepared statement that knows not how few they are reads all of it.
 */
export const loadFamilies = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly Uuid[],
  until = lastPlace,
): Promise<readonly Entry[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ text: string }>(sql`
    ${familyFrom(org, sql`select unnest(${ids}::uuid[])`)}
    select entry.text from family cross join lateral (
      select text from entry where org_id = ${org} and id = family.id and seq <= ${until} limit 1) entry`);
  return rows.map(({ text }) => JSON.parse(text) as Entry);
};

/** A stretch of one family in the order of its clocks; the text of the others does not leave the database. */
export const loadFamilyPage = async (
  tx: Transaction,
  org: Uuid,
  id: Uuid,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Entry[]> => {
  const place = sql`(entry.text::json ->> 'hlc' || '_' || entry.id) collate "C"`;
  const rows = await tx.rows<{ text: string }>(sql`
    ${familyFrom(org, sql`select ${id}::uuid`)}
    select entry.text from family cross join lateral (
      select id, text from entry where org_id = ${org} and id = family.id limit 1) entry
    where ${place} > ${after ?? ''} order by ${place} limit ${limit}`);
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
