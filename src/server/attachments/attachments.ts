import { createHash } from 'node:crypto';
import {
  type AttachmentRef,
  attachmentLimits,
  isAttachmentMedia,
  sealedMedia,
} from '#attachments/attachment.ts';
import { toBare } from '#attachments/bare.ts';
import { attachmentsIn } from '#attachments/named.ts';
import type { Database } from '#database/connection.ts';
import { lockHead } from '#database/log-head.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { isWithin, type Reach } from '../access/reach.ts';

export interface Attachments {
  /**
   * Keeps bytes that an entry names; twice is once. Whoever may hand in may bring them: the name holds them to what was meant. Errors: `attachment-not-named` while no entry here names
   * them (not yet, or no longer), and the codes of what was handed in: `attachment-too-large`, `attachment-changed`,
   * `attachment-unreadable`.
   */
  readonly put: (
    org: Uuid,
    at: { readonly id: Uuid; readonly hash: string },
    bytes: Uint8Array,
    /** How many are taken; left out, what a device may hand in. */
    most?: number,
  ) => Promise<Result<null, Failure>>;
  /** `not-found` also for what lies outside the reach: whether there is something is not told. */
  readonly get: (
    org: Uuid,
    reach: Reach,
    at: { readonly id: Uuid; readonly hash: string },
  ) => Promise<Result<{ readonly media: string; readonly bytes: Buffer }, Failure>>;
}

export const createAttachments = (deps: {
  readonly database: Database;
  /** Kinds that every device needs, whatever its site. */
  readonly everywhere: readonly string[];
}): Attachments => ({
  put: (org, { id, hash }, bytes, most = attachmentLimits.bytes) =>
    deps.database.inOrganization(org, async (tx) => {
      // Under the lock of the log: an erasure that runs at the same time is over, or finds these bytes.
      await lockHead(tx, org);
      const ref = await findRef(tx, org, id, hash);
      if (ref === undefined) return err(failure('attachment-not-named'));
      const kept = toKept(ref, bytes, most);
      if (!kept.ok) return kept;
      await tx.run(sql`
        insert into attachment (org_id, entry_id, hash, media, content)
        values (${org}, ${id}, decode(${hash}, 'hex'), ${ref.media},
          decode(${Buffer.from(kept.value).toString('base64')}, 'base64'))
        on conflict do nothing`);
      return ok(null);
    }),
  get: (org, reach, { id, hash }) =>
    deps.database.readOrganization(org, async (tx) => {
      const [entry] = await readEntries(tx, org, id);
      const found = await tx.first<{ media: string; content: string }>(sql`
        select media, encode(content, 'base64') as content from attachment
        where org_id = ${org} and entry_id = ${id} and hash = decode(${hash}, 'hex')`);
      if (entry === undefined || found === undefined || !isWithin(reach, entry, deps.everywhere))
        return err(failure('not-found'));
      return ok({ media: found.media, bytes: Buffer.from(found.content, 'base64') });
    }),
});

const readEntries = async (tx: Transaction, org: Uuid, id: Uuid): Promise<readonly Entry[]> =>
  (await tx.rows<{ text: string }>(sql`select text from entry where org_id = ${org} and id = ${id}`)).map(
    ({ text }) => JSON.parse(text) as Entry,
  );

/** How the entry names these bytes, whether it counts or is held until a person decides. */
const findRef = async (
  tx: Transaction,
  org: Uuid,
  id: Uuid,
  hash: string,
): Promise<AttachmentRef | undefined> => {
  const held = await tx.rows<{ text: string }>(
    sql`select text from quarantine where org_id = ${org} and id = ${id} and state <> 'dismissed'`,
  );
  const entries = [...(await readEntries(tx, org, id)), ...held.map(({ text }) => JSON.parse(text) as Entry)];
  return entries.flatMap(({ body }) => attachmentsIn(body)).find((ref) => ref.attachment === hash);
};

/** What is kept of what came: of a picture, the picture. Sealed bytes are as they are; the device laid them bare before. */
const toKept = (ref: AttachmentRef, bytes: Uint8Array, most: number): Result<Uint8Array, Failure> => {
  const isSealed = ref.media === sealedMedia;
  if (bytes.length > (isSealed ? attachmentLimits.sealedBytes : most))
    return err(failure('attachment-too-large'));
  if (createHash('sha256').update(bytes).digest('hex') !== ref.attachment)
    return err(failure('attachment-changed'));
  if (isSealed) return ok(bytes);
  // A newer app may name a kind that this build cannot lay bare: it is not kept as it is.
  const bare = isAttachmentMedia(ref.media) ? toBare(ref.media, bytes) : undefined;
  return bare === undefined ? err(failure('attachment-unreadable')) : ok(bare);
};

/**
 * Lets go of what these entries, as they are left, no longer name: after erasure, after fading, in quarantine too. In the
 * transaction that leaves less of them.
 */
export const dropUnnamed = async (tx: Transaction, org: Uuid, left: readonly Entry[]): Promise<void> => {
  if (left.length === 0) return;
  const named = left.flatMap(({ id, body }) => attachmentsIn(body).map((ref) => `${id} ${ref.attachment}`));
  await tx.run(sql`
    delete from attachment where org_id = ${org} and entry_id = any(${left.map(({ id }) => id)}::uuid[])
      and entry_id::text || ' ' || encode(hash, 'hex') <> all(${named}::text[])`);
};

/** Lets go of what lies beside no entry: those beside held entries that a person dismissed and that are gone now. */
export const dropOrphans = (tx: Transaction, org: Uuid): Promise<unknown> =>
  tx.run(sql`
    delete from attachment where org_id = ${org}
      and not exists (select 1 from entry where entry.org_id = ${org} and entry.id = attachment.entry_id)
      and not exists (select 1 from quarantine
        where quarantine.org_id = ${org} and quarantine.id = attachment.entry_id)`);
