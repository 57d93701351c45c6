import type { Database } from '#database/connection.ts';
import { lockHead } from '#database/log-head.ts';
import { effective } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { canCount, type Entry, type KindRegistry, type Uuid } from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { markAside } from './aside.ts';
import { isUnderstood, loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

/**
 * After an update: entries that were stored before this program knew their kind or version now count. Runs at start, once
 * the projections' tables are there and before anyone is served. Answers how many became known.
 */
export const understandEntries = async (
  deps: {
    readonly database: Database;
    readonly projector: Pick<Projector, 'apply'>;
    readonly kinds: KindRegistry;
  },
  org: Uuid,
): Promise<number> => {
  let count = 0;
  for (let after = 0; ; ) {
    const page = await deps.database.inOrganization(org, async (tx) => {
      await lockHead(tx, org);
      const rows = await tx.rows<{ seq: number; text: string }>(sql`
        select seq, text from entry where org_id = ${org} and not understood and seq > ${after}
        order by seq limit 500`);
      const entries = rows.map(({ text }) => JSON.parse(text) as Entry);
      const known = entries.filter((entry) => isUnderstood(deps.kinds, entry));
      const ids = known.map(({ id }) => id);
      const members = await loadFamilies(tx, org, ids);
      const add = effective(members, await readRulings(tx, org), countingKinds).filter(({ id }) =>
        ids.includes(id),
      );
      const refused: Entry[] = [];
      await deps.projector.apply(tx, org, { remove: [], add, refused: (entry) => refused.push(entry) });
      // Nobody could judge its body when it came. After an erasure there may be nothing left to read, and that is no fault.
      const unread = known.filter((entry) => entry.erased !== true && !canCount(deps.kinds, entry));
      await markAside(tx, org, refused, 'cannot-count');
      await markAside(tx, org, unread, 'body-invalid');
      await tx.run(
        sql`update entry set understood = true, blurred = false where org_id = ${org} and id = any(${ids}::uuid[])`,
      );
      return { last: rows.at(-1)?.seq, known: known.length };
    });
    count += page.known;
    if (page.last === undefined) return count;
    after = page.last;
  }
};
