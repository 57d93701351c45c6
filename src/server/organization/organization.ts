import type { Role } from '#contract/roles.ts';
import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  ok,
  type Random,
  type Result,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import { offered } from '#programs/list.ts';
import { toCode } from '../access/directory.ts';
import { hashPassphrase } from '../access/passphrase.ts';
import { closeSessions, endSessions, raiseRoster, usualHandInMs } from '../access/sessions.ts';
import { type Actor, type Done, noteActs } from '../audit/audit.ts';
import { againstChangingWorker, againstRemovingSite, againstSettings, type Despite } from './guards.ts';

export interface Site {
  readonly id: Uuid;
  readonly name: string;
  readonly channel: string;
  readonly removed: boolean;
}
export interface Worker {
  readonly id: Uuid;
  readonly name: string;
  readonly role: Role;
  readonly removed: boolean;
  /** Sites that the worker is bound to; null: all. */
  readonly sites?: readonly Uuid[] | null;
}
export interface Organization {
  readonly id: Uuid;
  readonly name: string;
  /** What stands for it in addresses (access/directory.ts). */
  readonly code: string;
  readonly settings: OrganizationSettings;
  readonly sites: readonly Site[];
  readonly workers: readonly Worker[];
}

/** The organization, its sites and its workers, removed ones included: what they recorded still names them. */
export const readOrganization = (database: Database, org: Uuid): Promise<Organization | undefined> =>
  database.readOrganization(org, async (tx) => {
    const found = await tx.first<{
      name: string;
      code: string | null;
      settings: Partial<OrganizationSettings>;
    }>(sql`select name, code, settings from organization where org_id = ${org}`);
    if (found === undefined) return undefined;
    const sites = await tx.rows<Site>(sql`
      select id, name, channel, removed_at is not null as removed from site where org_id = ${org} order by name, id`);
    const workers = await tx.rows<Worker>(sql`
      select id, name, role, removed_at is not null as removed from worker where org_id = ${org} order by name, id`);
    return {
      id: org,
      name: found.name,
      code: found.code ?? toCode(found.name),
      settings: settingsOr(found.settings),
      sites,
      workers,
    };
  });

export interface OrganizationEditor {
  readonly change: (
    org: Uuid,
    to: {
      readonly name?: string | undefined;
      readonly settings?: Partial<OrganizationSettings> | undefined;
      readonly despite?: Despite;
    },
  ) => Promise<Result<null, Failure>>;
  readonly addSite: (
    org: Uuid,
    site: { readonly name: string; readonly channel: string },
  ) => Promise<Result<{ readonly id: Uuid }, Failure>>;
  readonly changeSite: (
    org: Uuid,
    id: Uuid,
    to: {
      readonly name?: string | undefined;
      readonly channel?: string | undefined;
      readonly removed?: boolean | undefined;
      readonly despite?: Despite;
    },
  ) => Promise<Result<null, Failure>>;
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

/**
 * Changes to who and where, each written down with who made it. Removing only marks: entries go on naming what was removed.
 * What must not happen, or not without a question, is refused here (guards.ts). A passphrase given by somebody else ends
 * the worker's sessions.
 */
export const createOrganizationEditor = (
  deps: { readonly database: Database; readonly clock: Clock; readonly random: Random },
  by: Actor,
): OrganizationEditor => {
  const now = () => sql`to_timestamp(${deps.clock.now()}::float8 / 1000)`;
  const within = <T>(org: Uuid, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    deps.database.inOrganization(org, async (tx) => {
      await raiseRoster(tx, org);
      return work(tx);
    });
  const note = (tx: Transaction, org: Uuid, done: readonly Done[]): Promise<void> =>
    noteActs(deps, tx, org, by, done);

  return {
    change: (org, to) =>
      within(org, async (tx) => {
        const row = await tx.first<{ name: string; settings: Partial<OrganizationSettings> }>(
          sql`select name, settings from organization where org_id = ${org}`,
        );
        if (row === undefined) return err(failure('not-found'));
        const before = settingsOr(row.settings);
        const against = await againstSettings(tx, org, before, to.settings ?? {}, to.despite);
        if (against !== undefined) return err(against);
        if (to.settings?.programs?.some((name) => !offered.some((one) => one.name === name)))
          return err(failure('request-invalid', { field: 'settings.programs' }));
        const settings = JSON.stringify(to.settings ?? {});
        await tx.run(sql`
          update organization set name = coalesce(${to.name ?? null}, name), settings = settings || ${settings}::jsonb
          where org_id = ${org}`);
        const changed = Object.entries(to.settings ?? {}).flatMap(([name, value]) =>
          JSON.stringify(value) === JSON.stringify(before[name as keyof OrganizationSettings]) ? [] : name,
        );
        await note(tx, org, [
          ...when(isOther(to.name, row.name), { act: 'organization-renamed', about: org }),
          ...when(changed.length > 0, { act: 'settings-changed', about: org, codes: changed }),
        ]);
        return ok(null);
      }),
    addSite: (org, { name, channel }) =>
      within(org, async (tx) => {
        const id = uuidv4(deps);
        await tx.run(sql`
          insert into site (org_id, id, name, channel) values (${org}, ${id}, ${name}, ${channel})`);
        await note(tx, org, [{ act: 'site-added', about: id, codes: [channel] }]);
        return ok({ id });
      }),
    changeSite: (org, id, to) =>
      within(org, async (tx) => {
        const against = to.removed === true && (await againstRemovingSite(tx, org, id, to.despite));
        if (against) return err(against);
        const before = await tx.first<Site>(sql`
          select id, name, channel, removed_at is not null as removed from site where org_id = ${org} and id = ${id}`);
        if (before === undefined) return err(failure('not-found'));
        await tx.run(sql`
          update site set name = coalesce(${to.name ?? null}, name), channel = coalesce(${to.channel ?? null}, channel),
            removed_at = ${removedAt(to.removed, now())}
          where org_id = ${org} and id = ${id}`);
        await note(tx, org, [
          ...when(isOther(to.name, before.name), { act: 'site-renamed', about: id }),
          ...when(isOther(to.channel, before.channel), {
            act: 'site-channel-changed',
            about: id,
            codes: [to.channel ?? ''],
          }),
          ...when(isOther(to.removed, before.removed), {
            act: to.removed === true ? 'site-removed' : 'site-brought-back',
            about: id,
            codes: to.despite ?? [],
          }),
        ]);
        return ok(null);
      }),
    addWorker: async (org, { name, role, passphrase, sites }) => {
      const id = uuidv4(deps);
      const kept = passphrase === undefined ? null : await hashPassphrase(deps.random, passphrase);
      return uniqueName(
        within(org, async (tx) => {
          await tx.run(sql`
            insert into worker (org_id, id, name, role, passphrase, sites)
            values (${org}, ${id}, ${name}, ${role}, ${kept}, ${sites ?? null}::uuid[])`);
          await note(tx, org, [{ act: 'worker-added', about: id, codes: [role] }]);
          return ok({ id });
        }),
      );
    },
    changeWorker: async (org, id, to) => {
      const kept = to.passphrase === undefined ? null : await hashPassphrase(deps.random, to.passphrase);
      return uniqueName(
        within(org, async (tx) => {
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
              removed_at = ${removedAt(to.removed, now())}
            where org_id = ${org} and id = ${id}`);
          if (kept !== null) await endSessions(tx, org, id);
          const until = to.handInUntil ?? deps.clock.now() + usualHandInMs;
          if (to.removed === true && (!before.removed || to.handInUntil !== undefined))
            await closeSessions(tx, org, { worker: id }, until);
          await note(tx, org, [
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
  };
};

/** When something was removed: stays when it was already, goes when it is brought back. A searched case: clusters refuse the other. */
const removedAt = (removed: boolean | undefined, now: Sql): Sql => sql`case
  when ${removed ?? null}::bool then coalesce(removed_at, ${now}) when not ${removed ?? null}::bool then null
  else removed_at end`;

/** True for something that is asked for and is not so already: saving a form again changes nothing. */
const isOther = <T>(to: T | undefined, before: T): boolean => to !== undefined && to !== before;
const when = (isSo: boolean, done: Done): readonly Done[] => (isSo ? [done] : []);

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
