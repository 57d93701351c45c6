import type { Act } from '#contract/audit.ts';
import type { Operator, WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import { type Clock, type Random, type Uuid, uuidv4 } from '#log/index.ts';

/** Who can change the organization: a worker by a route, or whoever sits at the terminal. */
export type Actor = WorkerCaller | Operator;

export interface Done {
  readonly act: Act;
  /** The site, worker, entry or organization that it was done to. */
  readonly about: Uuid;
  /** Words of the software that say more: a role, names of settings. Never what a person typed. */
  readonly codes?: readonly string[];
}

/** Writes down what was done, in the transaction that does it: neither is without the other. */
export const noteActs = async (
  deps: { readonly clock: Clock; readonly random: Random },
  tx: Transaction,
  org: Uuid,
  by: Actor,
  done: readonly Done[],
): Promise<void> => {
  const [worker, device] = by.who === 'worker' ? [by.worker, by.device] : [null, null];
  for (const { act, about, codes = [] } of done)
    await tx.run(sql`
      insert into audit (org_id, id, at, by_worker, by_device, act, about, codes)
      values (${org}, ${uuidv4(deps)}, to_timestamp(${deps.clock.now()}::float8 / 1000), ${worker}, ${device}, ${act},
        ${about}, ${codes}::text[])`);
};

export interface NotedAct {
  readonly id: Uuid;
  readonly at: string;
  readonly by: { readonly worker: Uuid; readonly device: Uuid } | null;
  readonly act: Act;
  readonly about: Uuid;
  readonly codes: readonly string[];
}

/** Newest first, from a cursor on; `next` is the cursor of the page that follows, absent at the end. */
export const readActs = (
  database: Database,
  org: Uuid,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly acts: readonly NotedAct[]; readonly next?: string }> =>
  database.readOrganization(org, async (tx) => {
    const [at, id = ''] = after?.split('_') ?? [];
    const scope = at === undefined ? sql`` : sql`and (at, id) < (${at}::timestamptz, ${id}::uuid)`;
    const rows = await tx.rows<
      Omit<NotedAct, 'by'> & { readonly worker: Uuid | null; readonly device: Uuid | null }
    >(sql`
      select id, at, by_worker as worker, by_device as device, act, about, codes from audit
      where org_id = ${org} ${scope} order by at desc, id desc limit ${limit + 1}`);
    const acts = rows.slice(0, limit).map(({ worker, device, ...rest }) => ({
      ...rest,
      by: worker === null || device === null ? null : { worker, device },
    }));
    const last = rows.length > limit ? acts.at(-1) : undefined;
    return { acts, ...(last !== undefined && { next: `${last.at}_${last.id}` }) };
  });

/** Long enough for a question from a year that is closed; what staff did is not kept for ever. */
const keepDays = 3 * 365;

/** What was written down goes after three years. */
export const auditClearing: TimerHandler = {
  kind: 'audit.clear',
  everyMs: dayMs,
  isForGood: true,
  run: async (tx, { org, now }) => {
    await tx.run(sql`
      delete from audit where org_id = ${org} and at < to_timestamp(${now - keepDays * dayMs}::float8 / 1000)`);
    return undefined;
  },
};
