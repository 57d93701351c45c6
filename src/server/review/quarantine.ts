import type { Act } from '#contract/audit.ts';
import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { isAboutContent } from '#database/faults.ts';
import { type Sql, sql } from '#database/sql.ts';
import {
  type Clock,
  decideIntake,
  type Entry,
  err,
  type Failure,
  failure,
  idsToLookUp,
  type KindRegistry,
  mayWrite,
  ok,
  type QuarantineCode,
  type Random,
  type Result,
  type Right,
  type Sha256,
  targetsToLookUp,
  type Uuid,
} from '#log/index.ts';
import { noteActs } from '../audit/audit.ts';
import type { LogStore } from '../intake/ports.ts';

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

export interface Quarantine {
  /**
   * By turns, the first of each worker's that waits, then the second of each: many from one hide none from another. From a
   * cursor on; `next` is the cursor of the page that follows, absent at the end. */
  readonly list: (
    org: Uuid,
    page: { readonly after?: string | undefined; readonly limit: number },
  ) => Promise<{ readonly held: readonly HeldEntry[]; readonly next?: string }>;
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

export interface QuarantineDeps {
  readonly database: Database;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly random: Random;
}

export const createQuarantine = (deps: QuarantineDeps): Quarantine => {
  const decide = decideIntake(deps);

  const find = (org: Uuid, key: string) =>
    deps.database.inOrganization(org, (tx) =>
      tx.first<{ text: string; hash: string; code: string }>(sql`
        select text, encode(hash, 'hex') as hash, code from quarantine
        where org_id = ${org} and id = ${idOf(key)} and hash = decode(${hashOf(key)}, 'hex') and state = 'open'`),
    );

  /** Sets how it stands and writes down who did it; false when nothing stood so that it could be. */
  const decideOn = (by: WorkerCaller, key: string, act: Act, change: Sql): Promise<boolean> =>
    deps.database.inOrganization(by.org, async (tx) => {
      const count = await tx.run(sql`
        update quarantine ${change}
          and org_id = ${by.org} and id = ${idOf(key)} and hash = decode(${hashOf(key)}, 'hex')`);
      if (count > 0) await noteActs(deps, tx, by.org, by, [{ act, about: idOf(key) }]);
      return count > 0;
    });

  const close = (
    by: WorkerCaller,
    key: string,
    state: 'released' | 'dismissed',
    act: Act,
  ): Promise<boolean> =>
    decideOn(
      by,
      key,
      act,
      sql`set state = ${state}, decided_by = ${by.worker}, decided_at = to_timestamp(${deps.clock.now()}::float8 / 1000)
        where state = 'open'`,
    );

  /** `asIf`: only what this worker could have written is taken in. */
  const release = async (by: WorkerCaller, key: string, asIf?: Uuid): Promise<Result<null, Failure>> => {
    const { org } = by;
    const held = await find(org, key);
    if (held === undefined) return err(failure('not-found'));
    if (held.code === 'removed-may-not') return err(failure('still-at-fault', { detail: held.code }));
    const entry = JSON.parse(held.text) as Entry;
    const taking = deps.store.transact(org, async (tx) => {
      const { lastSeq } = await tx.lockHead();
      const known = await tx.known(
        idsToLookUp(deps.kinds, [entry]),
        [entry.device],
        entry.subject === undefined ? [] : [entry.subject],
        targetsToLookUp([entry]),
      );
      if (asIf !== undefined) {
        const worker = known.authority?.workers.get(asIf);
        const isGone = worker === undefined || worker.isRemoved || held.code === 'worker-removed';
        const rights: ReadonlySet<Right> = isGone ? new Set() : worker.rights;
        const targets = (entry.supersedes ?? []).map((id) => known.entries.get(id));
        if (!mayWrite(deps.kinds, entry, targets, { id: asIf, rights })) return 'still';
      }
      // A number may be taken, since a person has looked, and without what is held this entry is judged anew.
      const decision = decide({ ...known, quarantined: new Map() }, [entry], lastSeq + 1, 'review');
      if (decision.accepted.length === 0 && !isHere(decision.verdicts[0]?.verdict)) return 'still';
      if (decision.accepted.length > 0) await tx.write(decision, lastSeq + 1);
      return undefined;
    });
    const fault = await taking.catch((error: unknown) => {
      if (!isAboutContent(error)) throw error;
      return 'still';
    });
    if (fault !== undefined) return err(failure('still-at-fault', { detail: held.code }));
    await close(by, key, 'released', 'entry-released');
    return ok(null);
  };

  const quarantine: Quarantine = {
    list: async (org, { after, limit }) => {
      const [nth = '', since, key = ''] = after?.split('_') ?? [];
      const scope =
        since === undefined
          ? sql``
          : sql`and (nth, held_at, id, hash) > (${nth}::bigint, ${since}::timestamptz, ${idOf(key)}::uuid, decode(${hashOf(key)}, 'hex'))`;
      const rows = await deps.database.inOrganization(org, (tx) =>
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
    },
    release: (by, key) => release(by, key),
    dismiss: async (by, key) =>
      (await close(by, key, 'dismissed', 'entry-dismissed')) ? ok(null) : err(failure('not-found')),
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
    reopen: async (by, key) => {
      const change = sql`set state = 'open', decided_by = null, decided_at = null where state = 'dismissed'`;
      return (await decideOn(by, key, 'entry-reopened', change)) ? ok(null) : err(failure('not-found'));
    },
  };
  return quarantine;
};

const mostAtOnce = 500;

/** A release that was cut off after its commit finds its entry in the log: then only the closing is left to do. */
const isHere = (verdict: string | undefined): boolean => verdict === 'duplicate' || verdict === 'erased';

const idOf = (key: string): string => key.slice(0, 36);
const hashOf = (key: string): string => key.slice(37);

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
