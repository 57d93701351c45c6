import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Chained, type Entry, type ErasedBy, erasedAlong, type Uuid } from '#log/index.ts';
import { loadFamilies } from './families.ts';

export interface ErasureTargets {
  /** Entries of which an erased copy came. */
  readonly ids: readonly Uuid[];
  readonly persons: readonly Uuid[];
  /** Entries that came too late for their erasure, and by what they are erased. */
  readonly followed: readonly { readonly id: Uuid; readonly erasedBy: ErasedBy }[];
}

/** Every id, in the log and in quarantine, that an erasure reaches: those of the persons, and what is joined with them (`erasedAlong`). */
export const findErased = async (
  tx: Transaction,
  org: Uuid,
  { ids, persons, followed }: ErasureTargets,
): Promise<readonly Uuid[]> => {
  const named = await tx.rows<{ id: Uuid }>(sql`
    select id from entry where org_id = ${org} and subject is not null and subject = any(${persons}::uuid[])
    union
    select id from quarantine
    where org_id = ${org} and subject is not null and subject = any(${persons}::uuid[])
      and not exists (select 1 from entry where entry.org_id = ${org} and entry.id = quarantine.id)`);
  const by = (way: ErasedBy): readonly Uuid[] =>
    followed.filter(({ erasedBy }) => erasedBy === way).map(({ id }) => id);
  const ordered = [...ids, ...named.map(({ id }) => id), ...by('order')];
  const members = await joinedWith(tx, org, [...ordered, ...by('chain')]);
  return [...new Set([...erasedAlong(members, ordered), ...erasedAlong(members, by('chain'), 'later')])];
};

/** All that is joined with these by corrections. What is held apart joins no family of the log: it is asked for until no more comes. */
const joinedWith = async (tx: Transaction, org: Uuid, ids: readonly Uuid[]): Promise<readonly Chained[]> => {
  const found = new Map<Uuid, Chained>();
  const asked = new Set<Uuid>();
  for (let next = [...new Set(ids)]; next.length > 0; ) {
    const family = await loadFamilies(tx, org, next);
    const around = [
      ...new Set([...next, ...family.flatMap(({ id, supersedes }) => [id, ...(supersedes ?? [])])]),
    ];
    const held = await tx.rows<{ text: string }>(sql`
      select text from quarantine
      where org_id = ${org} and (id = any(${around}::uuid[]) or exists (
        select 1 from json_array_elements_text(coalesce(text::json -> 'supersedes', '[]')) as target
        where target = any(${around}::text[])))`);
    for (const member of family) found.set(member.id, member);
    for (const { text } of held) {
      const entry = JSON.parse(text) as Entry;
      // Of what the log has, other bytes under the same id say nothing.
      if (!found.has(entry.id)) found.set(entry.id, { ...entry, isHeld: true });
    }
    for (const id of around) asked.add(id);
    next = [...found.values()]
      .flatMap(({ id, supersedes }) => [id, ...(supersedes ?? [])])
      .filter((id) => !asked.has(id));
  }
  return [...found.values()];
};
