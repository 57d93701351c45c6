import type { Role } from '#contract/roles.ts';
import { sql } from '#database/sql.ts';
import { err, type Failure, failure, ok, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { dropPasskeys } from '../access/passkeys/passkeys.ts';
import { hashPassphrase } from '../access/passphrase.ts';
import { closeSessions, endSessions, usualHandInMs } from '../access/sessions.ts';
import { againstChangingWorker } from './guards.ts';
import { type EditorDeps, isOther, type NotedChanges, removedAt, when } from './noted.ts';
import type { Worker } from './organization.ts';

export interface WorkerEditor {
  readonly addWorker: (
    org: Uuid,
    worker: Pick<WorkerChange, 'passphrase' | 'sites'> & { readonly name: string; readonly role: Role },
  ) => Promise<Result<{ readonly id: Uuid }, Failure>>;
  readonly changeWorker: (org: Uuid, id: Uuid, to: WorkerChange) => Promise<Result<null, Failure>>;
}

export interface WorkerChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly passphrase?: string | undefined;
  readonly removed?: boolean | undefined;
  /** Sites to be bound to; null: all. */
  readonly sites?: readonly Uuid[] | null | undefined;
  /** With `removed`: when what their devices hold may be handed in no longer. Milliseconds; left out: a week from now. */
  readonly handInUntil?: number | undefined;
}

/** Workers who join, change and leave. A passphrase given by somebody else ends their sessions. */
export const workerChanges = (deps: EditorDeps, changes: NotedChanges): WorkerEditor => ({
  addWorker: async (org, { name, role, passphrase, sites }) => {
    const id = uuidv4(deps);
    const kept = passphrase === undefined ? null : await hashPassphrase(deps.random, passphrase);
    return uniqueName(
      changes.within(org, async (tx) => {
        await tx.run(sql`
          insert into worker (org_id, id, name, role, passphrase, sites)
          values (${org}, ${id}, ${name}, ${role}, ${kept}, ${sites ?? null}::uuid[])`);
        await changes.note(tx, org, [{ act: 'worker-added', about: id, codes: [role] }]);
        return ok({ id });
      }),
    );
  },
  changeWorker: async (org, id, to) => {
    const kept = to.passphrase === undefined ? null : await hashPassphrase(deps.random, to.passphrase);
    return uniqueName(
      changes.within(org, async (tx) => {
        const against = await againstChangingWorker(tx, org, id, to);
        if (against !== undefined) return err(against);
        const before = await tx.first<Worker>(sql`
          select id, name, role, removed_at is not null as removed, sites
          from worker where org_id = ${org} and id = ${id}`);
        if (before === undefined) return err(failure('not-found'));
        await tx.run(sql`
          update worker set name = coalesce(${to.name ?? null}, name), role = coalesce(${to.role ?? null}, role),
            passphrase = coalesce(${kept}, passphrase),
            sites = case when ${to.sites !== undefined} then ${to.sites ?? null}::uuid[] else sites end,
            removed_at = ${removedAt(to.removed, changes.now())}
          where org_id = ${org} and id = ${id}`);
        if (kept !== null) await endSessions(tx, org, id);
        // Whoever knew the passphrase before may have added one; and nobody who left leaves a way in.
        if (kept !== null || to.removed === true) await dropPasskeys(tx, org, id);
        const until = to.handInUntil ?? deps.clock.now() + usualHandInMs;
        if (to.removed === true && (!before.removed || to.handInUntil !== undefined))
          await closeSessions(tx, org, { worker: id }, until);
        await changes.note(tx, org, [
          ...when(isOther(to.name, before.name), { act: 'worker-renamed', about: id }),
          ...when(isOther(to.role, before.role), {
            act: 'worker-role-changed',
            about: id,
            codes: [before.role, to.role ?? ''],
          }),
          ...when(kept !== null, { act: 'worker-passphrase-reset', about: id }),
          ...when(isOther(JSON.stringify(to.sites), JSON.stringify(before.sites ?? null)), {
            act: 'worker-sites-changed',
            about: id,
            codes: [String(to.sites?.length ?? 'all')],
          }),
          ...when(isOther(to.removed, before.removed), {
            act: to.removed === true ? 'worker-removed' : 'worker-brought-back',
            about: id,
          }),
        ]);
        return ok(null);
      }),
    );
  },
});

/** Two workers of one name could not be told apart when they sign in. */
const uniqueName = async <T>(work: Promise<Result<T, Failure>>): Promise<Result<T, Failure>> => {
  try {
    return await work;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === '23505')
      return err(failure('name-taken', { field: 'name' }));
    throw error;
  }
};
