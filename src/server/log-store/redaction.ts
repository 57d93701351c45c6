import { effectiveChange } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, type KindRegistry, redact, type Sha256, type Uuid, writeEntry } from '#log/index.ts';
import { isUnderstood, loadFamilies } from './families.ts';
import { readTakebacks } from './takebacks.ts';

export interface RewriteDeps {
  readonly projector: Pick<Projector, 'apply'>;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
}

/** Leaves of erased persons' entries only what `redact` keeps, in the log, in quarantine and in every room's tables. */
export const redactStored = async (
  deps: RewriteDeps,
  tx: Transaction,
  org: Uuid,
  targets: { readonly ids: readonly Uuid[]; readonly persons: readonly Uuid[] },
): Promise<void> => {
  const { ids, persons } = targets;
  if (ids.length === 0 && persons.length === 0) return;
  await tx.run(sql`
    insert into erased_person (org_id, person)
    select ${org}, person from unnest(${persons}::uuid[]) as new(person) on conflict do nothing`);
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry
    where org_id = ${org} and not erased
      and (id = any(${ids}::uuid[]) or (subject is not null and subject = any(${persons}::uuid[])))`);
  const stored = rows.map(({ text }) => JSON.parse(text) as Entry);
  await rewriteEntries(
    deps,
    tx,
    org,
    stored.map((entry) => ({ before: entry, after: redact(deps.kinds, entry) })),
  );
  await redactQuarantined(deps, tx, org, targets);
};

/** Replaces stored texts and corrects the tables that were built from them. Used by erasure and by blurring. */
export const rewriteEntries = async (
  deps: RewriteDeps,
  tx: Transaction,
  org: Uuid,
  rewrites: readonly { readonly before: Entry; readonly after: Entry }[],
): Promise<void> => {
  if (rewrites.length === 0) return;
  const members = await loadFamilies(
    tx,
    org,
    rewrites.map(({ before }) => before.id),
  );
  const takebacks = await readTakebacks(tx, org);
  const { remove, add } = effectiveChange(
    members,
    rewrites.map(({ after }) => after),
    { before: takebacks, after: takebacks },
  );
  const counts = (entry: Entry): boolean => isUnderstood(deps.kinds, entry);
  await deps.projector.apply(tx, org, { remove: remove.filter(counts), add: add.filter(counts) });
  const written = rewrites.map(({ after }) => writeEntry(deps.sha256, after));
  await tx.run(sql`
    update entry set text = new.text, erased = new.erased, subject = new.subject
    from unnest(
      ${written.map(({ entry }) => entry.id)}::uuid[],
      ${written.map(({ entry }) => entry.erased === true)}::bool[],
      ${written.map(({ entry }) => entry.subject ?? null)}::uuid[],
      ${written.map(({ text }) => text)}::text[]
    ) as new(id, erased, subject, text)
    where entry.org_id = ${org} and entry.id = new.id`);
};

const redactQuarantined = async (
  deps: RewriteDeps,
  tx: Transaction,
  org: Uuid,
  { ids, persons }: { readonly ids: readonly Uuid[]; readonly persons: readonly Uuid[] },
): Promise<void> => {
  const held = await tx.rows<{ hash: string; text: string }>(sql`
    select encode(hash, 'hex') as hash, text from quarantine
    where org_id = ${org}
      and (id = any(${ids}::uuid[]) or (subject is not null and subject = any(${persons}::uuid[])))`);
  if (held.length === 0) return;
  const written = held.map(({ text }) =>
    writeEntry(deps.sha256, redact(deps.kinds, JSON.parse(text) as Entry)),
  );
  await tx.run(sql`
    update quarantine set text = new.text, subject = null
    from unnest(
      ${written.map(({ entry }) => entry.id)}::uuid[],
      ${held.map(({ hash }) => hash)}::text[],
      ${written.map(({ text }) => text)}::text[]
    ) as new(id, hash, text)
    where quarantine.org_id = ${org} and quarantine.id = new.id and quarantine.hash = decode(new.hash, 'hex')`);
};
