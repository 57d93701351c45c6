import type { WorkerCaller } from '#contract/callers.ts';
import { may } from '#contract/callers.ts';
import { mostWaiting } from '#contract/waiting.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Clock, Uuid } from '#log/index.ts';
import type { Waiting, WaitingAsked, WaitingItem } from '#programs/server.ts';
import { reachOf } from '../access/reach.ts';
import { readWrongClocks } from './clocks.ts';
import { readForks } from './history.ts';

export interface WaitingTold {
  readonly code: string;
  readonly items: readonly WaitingItem[];
  readonly more: boolean;
}

/** Everything that this caller may decide: the log's own lists, then those of programs. Empty lists are left out. */
export type ReadWaiting = (caller: WorkerCaller) => Promise<readonly WaitingTold[]>;

export const createReadWaiting =
  (deps: {
    readonly database: Database;
    readonly clock: Pick<Clock, 'now'>;
    /** What programs add. */
    readonly lists: readonly Waiting[];
    /** Kinds that every device needs, whatever its site. */
    readonly everywhere: readonly string[];
  }): ReadWaiting =>
  async (caller) => {
    const asked = { org: caller.org, limit: mostWaiting + 1, now: deps.clock.now() };
    const reach = reachOf(caller);
    const sites = reach.sites as WaitingAsked['sites'];
    const reading = { reach, everywhere: deps.everywhere };
    const forks = (await readForks(deps.database, caller.org, reading)).flatMap(forkItem);
    const read = await deps.database.readOrganization(caller.org, async (tx) => {
      const told: Read[] = [{ code: 'log.forks', items: forks }];
      for (const { code, needs, read: list } of [held, clocks, ...deps.lists]) {
        if (!may(caller, needs)) continue;
        told.push({ code, items: await list(tx, { ...asked, sites }) });
      }
      return told;
    });
    return read
      .filter(({ items }) => items.length > 0)
      .map(({ code, items }) => ({
        code,
        items: items.slice(0, mostWaiting),
        more: items.length > mostWaiting,
      }));
  };

type Read = Omit<WaitingTold, 'more'>;

const held: Waiting = {
  code: 'log.held',
  needs: 'review',
  read: async (tx, { org, sites, limit }) => {
    const site = sql`(text::json ->> 'site')::uuid`;
    const rows = await tx.rows<{ id: Uuid; site: Uuid; since: string }>(sql`
      select id, ${site} as site, held_at as since from quarantine where org_id = ${org} and state = 'open'
        ${sites === 'all' ? sql`` : sql`and ${site} = any(${sites}::uuid[])`}
      order by held_at, id, hash limit ${limit}`);
    return rows.map((row) => ({ ...row, path: '/office/attention' }));
  },
};

const clocks: Waiting = {
  code: 'log.clocks',
  needs: 'review',
  read: async (tx, { org, sites, limit }) =>
    (await readWrongClocks(tx, org))
      .filter(({ moved, site }) => moved === undefined && (sites === 'all' || sites.includes(site)))
      .map(({ device, first, site, received }) => ({
        id: `${device}.${first}`,
        site,
        since: `${received}T00:00:00Z`,
        path: '/office/attention',
      }))
      .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
      .slice(0, limit),
};

type Tips = Awaited<ReturnType<typeof readForks>>[number];

/** A fork waits since the last of its corrections was written. */
const forkItem = (tips: Tips): readonly WaitingItem[] => {
  const first = tips[0];
  if (first === undefined) return [];
  const since = Math.max(...tips.map(({ recordedAt }) => Date.parse(recordedAt)));
  return [
    { id: first.id, site: first.site, since: new Date(since).toISOString(), path: `/entry/${first.id}` },
  ];
};
