import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { concerning } from '../access/partner-reach.ts';
import { isEverything, withinReach } from '../access/reach.ts';
import type { LogStore, PageQuery } from '../intake/ports.ts';
import { type PageAsked, type PageRows, readLately, readStanding } from './lately.ts';

/** Places looked through for one page of a part of the log, so that a quiet site in a busy organization costs no long scan. */
const window = 5_000;
/** The same where only the last days are asked for: nearly all of a long log is passed over. */
const sinceWindow = 20_000;

/**
 * Entries after a cursor. `next` never passes the head of this snapshot, and places are given under the head's lock: so
 * whoever has read up to `next` has seen everything up to `next`.
 */
export const readPage = async (
  tx: Transaction,
  org: Uuid,
  query: PageQuery,
  kinds: PageKinds,
): ReturnType<LogStore['page']> => {
  const { everywhere, atHome, lately } = kinds;
  const head = await tx.first<{ last_seq: number; epoch: string }>(
    sql`select last_seq, epoch from log_head where org_id = ${org}`,
  );
  if (head === undefined) throw new Error('an organization without a log head');
  const isWhole = query.site === undefined && isEverything(query.reach);
  const reaches = query.since !== undefined ? sinceWindow : isWhole ? query.limit : window;
  const until = Math.min(query.after + reaches, head.last_seq);
  const wish =
    query.site === undefined ? sql`` : sql`and (site = ${query.site} or kind = any(${everywhere}::text[]))`;
  const sent = query.toDevice === true && atHome.length > 0 ? sql`and kind <> all(${atHome}::text[])` : sql``;
  const { rows, last } = await readRows(tx, {
    org,
    until,
    query,
    lately,
    within: sql`${wish} ${sent} ${withinReach(query.reach, everywhere)}`,
  });
  const next = last ?? Math.max(until, query.after);
  const more = next < head.last_seq;
  const entries = rows.map(({ seq, text }) => ({ seq, entry: JSON.parse(text) as Entry }));
  const { concerns } = query.reach;
  return {
    epoch: head.epoch,
    entries: concerns === undefined ? entries : await concerning(tx, org, concerns, entries),
    next,
    more,
    head: head.last_seq,
    ...(query.since !== undefined &&
      query.checkpoint !== undefined &&
      !more && { checkpoint: await readStanding(tx, org, query.checkpoint, query.since) }),
  };
};

export interface PageKinds {
  readonly everywhere: readonly string[];
  readonly atHome: readonly string[];
  readonly lately: readonly string[];
}

const readRows = async (tx: Transaction, asked: PageAsked): Promise<PageRows> => {
  const { org, until, query, within } = asked;
  if (query.since !== undefined) return readLately(tx, asked, query.since);
  const rows = await tx.rows<{ seq: number; text: string }>(sql`
    select seq, text from entry
    where org_id = ${org} and seq > ${query.after} and seq <= ${until} ${within}
    order by seq limit ${query.limit}`);
  // A full page may have stopped before the end of its window.
  return { rows, last: rows.length === query.limit ? rows.at(-1)?.seq : undefined };
};
