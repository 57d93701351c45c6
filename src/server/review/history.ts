import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { type Entry, familiesOf, standingOf, type Uuid } from '#log/index.ts';
import { loadFamilies } from '../log-store/families.ts';

/** An entry with everything that it corrects and that corrects it, oldest first. Empty when it is not in the log. */
export const readHistory = (database: Database, org: Uuid, id: Uuid): Promise<readonly Entry[]> =>
  database.readOrganization(org, async (tx) => {
    const members = await loadFamilies(tx, org, [id]);
    return members.some((member) => member.id === id) ? members.toSorted(byClock) : [];
  });

const mostForks = 200;

/**
 * Families in which more than one entry claims to be the last word: a person must look. Each is its tips, the one that
 * counts for now first. Only an entry superseded twice, or one that supersedes several, can lead to a fork.
 */
export const readForks = (database: Database, org: Uuid): Promise<readonly (readonly Entry[])[]> =>
  database.readOrganization(org, async (tx) => {
    const rows = await tx.rows<{ target: Uuid }>(sql`
      select target from supersession where org_id = ${org}
      group by target having count(*) > 1 order by target limit ${mostForks * 10}`);
    const members = await loadFamilies(
      tx,
      org,
      rows.map(({ target }) => target),
    );
    return familiesOf(members)
      .map((family) => standingOf(family).tips)
      .filter((tips) => tips.length > 1)
      .slice(0, mostForks);
  });

const byClock = (a: Entry, b: Entry): number => {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
