import type { WorkerCaller } from '#contract/callers.ts';
import { sql } from '#database/sql.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { closeHeld, reopenHeld } from './deciding.ts';
import { type HeldList, type HeldPage, listHeld } from './held.ts';
import { createRelease, type ReleaseDeps } from './release.ts';

export interface Quarantine {
  /** By turns, the first of each worker's that waits, then the second of each: many from one hide none from another. */
  readonly list: (org: Uuid, page: HeldPage) => Promise<HeldList>;
  /**
   * Takes a held entry into the log. A number used twice is let pass, as a person has looked; every other reason must
   * have gone away (the site was added, the program was updated), else `still-at-fault`. So does who brought it, save where
   * a removed one asked for more than a record of what happened.
   */
  readonly release: (by: WorkerCaller, key: string) => Promise<Result<null, Failure>>;
  /** Keeps it out for good. Its device is told that it is held; nothing is deleted before the organization's keeping time. */
  readonly dismiss: (by: WorkerCaller, key: string) => Promise<Result<null, Failure>>;
  /**
   * The same for all that one worker brought, up to a limit; `left` still wait, or cannot be taken in. Taken in at once is only
   * what that worker may write: a void or a setting among a hundred hand-outs is looked at by itself.
   */
  readonly decideAll: (
    by: WorkerCaller,
    from: Uuid,
    what: 'release' | 'dismiss',
  ) => Promise<{ readonly done: number; readonly left: number }>;
  /** Takes a dismissal back: the entry is held again, for a person to decide. */
  readonly reopen: (by: WorkerCaller, key: string) => Promise<Result<null, Failure>>;
}

export const createQuarantine = (deps: ReleaseDeps): Quarantine => {
  const release = createRelease(deps);
  const quarantine: Quarantine = {
    list: (org, page) => listHeld(deps.database, org, page),
    release: (by, key) => release(by, key),
    dismiss: async (by, key) =>
      (await closeHeld(deps, by, key, 'dismissed', 'entry-dismissed')) ? ok(null) : err(failure('not-found')),
    decideAll: async (by, from, what) => {
      const rows = await deps.database.inOrganization(by.org, (tx) =>
        tx.rows<{ key: string }>(sql`
          select id || '.' || encode(hash, 'hex') as key from quarantine
          where org_id = ${by.org} and state = 'open' and handed_in_by = ${from}
          order by nth, held_at, id, hash limit ${mostAtOnce}`),
      );
      let done = 0;
      // One after the other: each is judged by what the ones before it left.
      for (const { key } of rows) {
        const decided = what === 'dismiss' ? await quarantine.dismiss(by, key) : await release(by, key, from);
        if (decided.ok) done += 1;
      }
      const left = await deps.database.inOrganization(by.org, (tx) =>
        tx.first<{ count: number }>(sql`
          select count(*)::int as count from quarantine
          where org_id = ${by.org} and state = 'open' and handed_in_by = ${from}`),
      );
      return { done, left: left?.count ?? 0 };
    },
    reopen: async (by, key) => ((await reopenHeld(deps, by, key)) ? ok(null) : err(failure('not-found'))),
  };
  return quarantine;
};

const mostAtOnce = 500;
