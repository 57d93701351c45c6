import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Entry, Uuid } from '#log/index.ts';
import { concerning } from '../access/partner-reach.ts';
import { isEverything, withinReach } from '../access/reach.ts';
import type { LogStore, PageQuery } from '../intake/ports.ts';

/** Places looked through for one page of a part of the log, so that a quiet site in a busy organization costs no long scan. */
const window = 5_000;

/**
 * Entries after a cursor. `next` never passes the head of this snapshot, and places are given under the head's lock: so
 * whoever has read up to `next` has seen everything up to `next`.
 */
export const readPage = async (
  tx: Transaction,
  org: Uuid,
  query: PageQuery,
  { everywhere, atHome }: { readonly everywhere: readonly string[]; readonly atHome: readonly string[] },
): ReturnType<LogStore['page']> => {
  const head = await tx.first<{ last_seq: number; epoch: string }>(
    sql`select last_seq, epoch from log_head where org_id = ${org}`,
  );
  if (head === undefined) throw new Error('an organization without a log head');
  const isWhole = query.site === undefined && isEverything(query.reach);
  const until = Math.min(query.after + (isWhole ? query.limit : window), head.last_seq);
  const wish =
    query.site === undefined ? sql`` : sql`and (site = ${query.site} or kind = any(${everywhere}::text[]))`;
  const sent = query.toDevice === true && atHome.length > 0 ? sql`and kind <> all(${atHome}::text[])` : sql``;
  const rows = await tx.rows<{ seq: number; text: string }>(sql`
    select seq, text from entry
    where org_id = ${org} and seq > ${query.after} and seq <= ${until} ${wish} ${sent}
      ${withinReach(query.reach, everywhere)}
    order by seq limit ${query.limit}`);
  const last = rows.at(-1);
  // A full page may have stopped before the end of its window.
  const next = rows.length === query.limit && last !== undefined ? last.seq : Math.max(until, query.after);
  const entries = rows.map(({ seq, text }) => ({ seq, entry: JSON.parse(text) as Entry }));
  const { concerns } = query.reach;
  return {
    epoch: head.epoch,
    entries: concerns === undefined ? entries : await concerning(tx, org, concerns, entries),
    next,
    more: next < head.last_seq,
    head: head.last_seq,
  };
};
