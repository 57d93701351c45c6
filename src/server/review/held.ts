import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Entry, QuarantineCode, Uuid } from '#log/index.ts';

/** An entry that is held apart. `key` names these bytes: one id may be held with several contents. */
export interface HeldEntry {
  readonly key: string;
  readonly code: QuarantineCode;
  readonly detail: string;
  readonly heldAt: string;
  /** Whose session brought it; null for the server itself. */
  readonly from: Uuid | null;
  readonly entry: Entry;
}

/** From a cursor on. */
export interface HeldPage {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** `next` is the cursor of the page that follows, absent at the end. */
export interface HeldList {
  readonly held: readonly HeldEntry[];
  readonly next?: string;
}

/** What is held of an organization and waits for a person; see `Quarantine` for its order. */
export const listHeld = async (
  database: Database,
  org: Uuid,
  { after, limit }: HeldPage,
): Promise<HeldList> => {
  const [nth = '', since, key = ''] = after?.split('_') ?? [];
  const scope =
    since === undefined
      ? sql``
      : sql`and (nth, held_at, id, hash) > (${nth}::bigint, ${since}::timestamptz, ${idOf(key)}::uuid, decode(${hashOf(key)}, 'hex'))`;
  const rows = await database.inOrganization(org, (tx) =>
    tx.rows<HeldRow>(sql`
      select id, encode(hash, 'hex') as hash, code, detail, held_at, text, handed_in_by, nth from quarantine
      where org_id = ${org} and state = 'open' ${scope} order by nth, held_at, id, hash limit ${limit + 1}`),
  );
  const held = rows.slice(0, limit).map((row) => ({
    key: `${row.id}.${row.hash}`,
    code: row.code,
    detail: row.detail,
    heldAt: row.held_at,
    from: row.handed_in_by,
    entry: JSON.parse(row.text) as Entry,
  }));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const next = last && `${last.nth}_${last.held_at}_${last.id}.${last.hash}`;
  return { held, ...(next !== undefined && { next }) };
};

/** The entry that waits under this key, as its device sent it. */
export const findHeld = (database: Database, org: Uuid, key: string) =>
  database.inOrganization(org, (tx) =>
    tx.first<{ text: string; hash: string; code: string }>(sql`
      select text, encode(hash, 'hex') as hash, code from quarantine
      where org_id = ${org} and id = ${idOf(key)} and hash = decode(${hashOf(key)}, 'hex') and state = 'open'`),
  );

export const idOf = (key: string): string => key.slice(0, 36);
export const hashOf = (key: string): string => key.slice(37);

interface HeldRow {
  readonly id: Uuid;
  readonly hash: string;
  readonly code: QuarantineCode;
  readonly detail: string;
  readonly held_at: string;
  readonly handed_in_by: Uuid | null;
  readonly nth: number;
  readonly text: string;
}
