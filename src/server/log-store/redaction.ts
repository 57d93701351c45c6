import { forgetOut } from '#database/outbox.ts';
import { ownRows } from '#database/own-rows.ts';
import { effectiveChange } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Entry,
  type KindRegistry,
  redact,
  redactHeld,
  type Sha256,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { dropUnnamed } from '../attachments/attachments.ts';
import { type ErasureTargets, findErased } from './chains.ts';
import { withoutTimes } from './counted.ts';
import { isUnderstood, loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

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
  targets: ErasureTargets,
): Promise<void> => {
  const { ids, persons, followed } = targets;
  if (ids.length === 0 && persons.length === 0 && followed.length === 0) return;
  await tx.run(sql`
    insert into erased_person (org_id, person)
    select own.org_id, person from ${ownRows(org, sql`unnest(${persons}::uuid[]) as new(person)`)}
    on conflict do nothing`);
  const found = await findErased(tx, org, targets);
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry where org_id = ${org} and not erased and id = any(${found}::uuid[])
      and (subject is null or subject = any(${persons}::uuid[]) or id = any(${ids}::uuid[]))`);
  const stored = rows.map(({ text }) => JSON.parse(text) as Entry);
  const left = await withoutTimes(
    tx,
    org,
    stored.map((entry) => redact(deps.kinds, entry)),
  );
  await rewriteEntries(
    deps,
    tx,
    org,
    stored.map((before, index) => ({ before, after: left[index] ?? redact(deps.kinds, before) })),
  );
  const held = await redactQuarantined(deps, tx, org, targets, found);
  const gone = stored.map(({ id }) => id);
  await forgetOut(tx, org, [...persons, ...gone, ...held]);
  // A restored server met erased copies before the order that they belong to: nobody need decide on them any more.
  if (gone.length > 0)
    await tx.run(sql`
      delete from quarantine
      where org_id = ${org} and code = 'erasure-not-ordered' and state = 'open' and id = any(${gone}::uuid[])`);
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
  const rulings = await readRulings(tx, org);
  const { remove, add } = effectiveChange(
    members,
    rewrites.map(({ after }) => after),
    { before: rulings, after: rulings, waiting: countingKinds },
  );
  const counts = (entry: Entry): boolean => isUnderstood(deps.kinds, entry);
  await deps.projector.apply(tx, org, { remove: remove.filter(counts), add: add.filter(counts) });
  const written = rewrites.map(({ after }) => writeEntry(deps.sha256, after));
  await tx.run(sql`
    update entry set text = new.text, hash = decode(new.hash, 'hex'), erased = new.erased, subject = new.subject
    from unnest(
      ${written.map(({ entry }) => entry.id)}::uuid[],
      ${written.map(({ entry }) => entry.erased === true)}::bool[],
      ${written.map(({ entry }) => entry.subject ?? null)}::uuid[],
      ${written.map(({ hash }) => hash)}::text[],
      ${written.map(({ text }) => text)}::text[]
    ) as new(id, erased, subject, hash, text)
    where entry.org_id = ${org} and entry.id = new.id`);
  await dropUnnamed(
    tx,
    org,
    rewrites.map(({ after }) => after),
  );
};

const redactQuarantined = async (
  deps: RewriteDeps,
  tx: Transaction,
  org: Uuid,
  { ids, persons }: ErasureTargets,
  found: readonly Uuid[],
): Promise<readonly Uuid[]> => {
  const held = await tx.rows<HeldText>(sql`
    select id, encode(hash, 'hex') as hash, text from quarantine
    where org_id = ${org} and (id = any(${ids}::uuid[]) or subject = any(${persons}::uuid[])
      or (subject is null and id = any(${found}::uuid[])))`);
  await rewriteHeld(deps, tx, org, held, (entry) => redactHeld(deps.kinds, entry));
  return held.map(({ id }) => id);
};

export interface HeldText {
  readonly id: Uuid;
  readonly hash: string;
  readonly text: string;
}

/** Leaves less of entries in quarantine. Their hash is again that of their text; what became the same is held once. */
export const rewriteHeld = async (
  { sha256 }: Pick<RewriteDeps, 'sha256'>,
  tx: Transaction,
  org: Uuid,
  held: readonly HeldText[],
  leave: (entry: Entry) => Entry,
): Promise<void> => {
  for (const { id, hash, text: before } of held) {
    const left = writeEntry(sha256, leave(JSON.parse(before) as Entry));
    if (left.hash === hash) continue;
    await tx.run(sql`
      insert into quarantine (org_id, id, hash, subject, code, detail, state, held_at, decided_by, decided_at, text,
        handed_in_by, nth)
      select org_id, id, decode(${left.hash}, 'hex'), ${left.entry.subject ?? null}::uuid, code, detail, state,
        date_trunc('day', held_at, 'UTC'), decided_by, decided_at, ${left.text}, handed_in_by, nth
      from quarantine where org_id = ${org} and id = ${id} and hash = decode(${hash}, 'hex')
      on conflict do nothing`);
    await tx.run(
      sql`delete from quarantine where org_id = ${org} and id = ${id} and hash = decode(${hash}, 'hex')`,
    );
    await dropUnnamed(tx, org, [left.entry]);
  }
};
