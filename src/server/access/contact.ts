import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { instant } from './sessions.ts';

/**
 * Keeps when a session was last in contact and how much its device said it had not sent. To some minutes: the log of
 * entries tells when work was done, this tells which phone may be lost.
 */
export type NoteContact = (
  at: { readonly org: Uuid; readonly tokenHash: string },
  /** Undefined where the device does not say. */
  unsent: number | undefined,
) => Promise<void>;

const minute = 60_000;
/** Sessions in memory; the least recently noted go first. */
const mostKept = 10_000;

export const createContactNotes = (deps: {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
}): NoteContact => {
  const noted = new Map<string, { readonly at: number; readonly unsent: number | undefined }>();
  return async ({ org, tokenHash }, unsent) => {
    const now = deps.clock.now();
    const before = noted.get(tokenHash);
    const isOld = before === undefined || Math.abs(now - before.at) >= 5 * minute;
    const isOther = unsent !== undefined && unsent !== before?.unsent;
    if (!isOld && !(isOther && Math.abs(now - before.at) >= minute / 6)) return;
    noted.delete(tokenHash);
    noted.set(tokenHash, { at: now, unsent: unsent ?? before?.unsent });
    if (noted.size > mostKept)
      for (const oldest of noted.keys()) {
        noted.delete(oldest);
        break;
      }
    await deps.database.inOrganization(org, (tx) =>
      tx.run(sql`
        update access_token set seen_at = ${instant(now)}, unsent = coalesce(${unsent ?? null}::int, unsent)
        where org_id = ${org} and hash = decode(${tokenHash}, 'hex')`),
    );
  };
};
