import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { type Entry, familiesOf, type Uuid } from '#log/index.ts';
import { standingWithout } from '#log/takeback.ts';
import { isWithin, type Reach, withinReach } from '../access/reach.ts';
import { loadFamilies, loadFamilyPage } from '../log-store/families.ts';
import { readRulings } from '../log-store/rulings.ts';

/** Who reads: entries out of reach are as if they were not there. `everywhere`: kinds that every device needs. */
export interface Reading {
  readonly reach: Reach;
  readonly everywhere: readonly string[];
  /** Kinds that stay on the server: nobody is shown any by this. */
  readonly atHome?: readonly string[];
}

export interface HistoryPage {
  readonly entries: readonly Entry[];
  /** Where to go on; absent at the end. */
  readonly next?: string;
}

/**
 * An entry with everything that it corrects and that corrects it, oldest first, a page of it. Undefined when the entry is
 * not in the log.
 */
export const readHistory = (
  database: Database,
  org: Uuid,
  id: Uuid,
  { reach, everywhere, atHome = [] }: Reading,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<HistoryPage | undefined> =>
  database.readOrganization(org, async (tx) => {
    const found = await tx.first(sql`select 1 from entry where org_id = ${org} and id = ${id}
      and kind <> all(${atHome}::text[]) ${withinReach(reach, everywhere)}`);
    if (found === undefined) return undefined;
    const entries = await loadFamilyPage(tx, org, id, { after, limit: limit + 1 });
    const last = entries.length > limit ? entries[limit - 1] : undefined;
    return {
      entries: entries
        .slice(0, limit)
        .filter((entry) => !atHome.includes(entry.kind) && isWithin(reach, entry, everywhere)),
      ...(last !== undefined && { next: `${last.hlc}_${last.id}` }),
    };
  });

const mostForks = 200;
/** Of one family; nobody compares more. */
const mostTips = 20;
/** Families loaded together. */
const atOnce = 50;

/**
 * Families in which more than one entry claims to be the last word: a person must look. Each is its tips, the one that
 * counts for now first; what was taken back claims nothing. Only an entry superseded twice, or one that supersedes several, can lead to a fork.
 */
export const readForks = (
  database: Database,
  org: Uuid,
  { reach, everywhere, atHome = [] }: Reading,
): Promise<readonly (readonly Entry[])[]> =>
  database.readOrganization(org, async (tx) => {
    const rows = await tx.rows<{ target: Uuid }>(sql`
      select target from supersession where org_id = ${org}
      group by target having count(*) > 1 order by target limit ${mostForks * 10}`);
    if (rows.length === 0) return [];
    const { takebacks } = await readRulings(tx, org);
    const forks: (readonly Entry[])[] = [];
    const seen = new Set<Uuid>();
    for (let from = 0; from < rows.length && forks.length < mostForks; from += atOnce) {
      const some = rows.slice(from, from + atOnce).map(({ target }) => target);
      const members = await loadFamilies(
        tx,
        org,
        some.filter((target) => !seen.has(target)),
      );
      for (const { id, supersedes = [] } of members) for (const each of [id, ...supersedes]) seen.add(each);
      const tips = familiesOf(members).map((family) =>
        (standingWithout(family, takebacks)?.tips ?? []).filter(
          (tip) => !atHome.includes(tip.kind) && isWithin(reach, tip, everywhere),
        ),
      );
      forks.push(...tips.filter(({ length }) => length > 1).map((all) => all.slice(0, mostTips)));
    }
    return forks.slice(0, mostForks);
  });
