import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { offered } from '#programs/list.ts';
import type { Actor } from '../audit/audit.ts';
import { againstSettings, type Despite } from './guards.ts';
import { createNotedChanges, type EditorDeps, isOther, type NotedChanges, when } from './noted.ts';
import { type SiteEditor, siteChanges } from './sites.ts';
import { type WorkerEditor, workerChanges } from './workers.ts';

export interface OrganizationEditor extends SiteEditor, WorkerEditor {
  readonly change: (
    org: Uuid,
    to: {
      readonly name?: string | undefined;
      readonly settings?: Partial<OrganizationSettings> | undefined;
      readonly despite?: Despite;
    },
  ) => Promise<Result<null, Failure>>;
}

/**
 * Changes to who and where, each written down with who made it. Removing only marks: entries go on naming what was removed.
 * What must not happen, or not without a question, is refused here (guards.ts). A passphrase given by somebody else ends
 * the worker's sessions.
 */
export const createOrganizationEditor = (deps: EditorDeps, by: Actor): OrganizationEditor => {
  const changes = createNotedChanges(deps, by);
  return {
    change: changeOrganization(changes),
    ...siteChanges(deps, changes),
    ...workerChanges(deps, changes),
  };
};

const changeOrganization =
  (changes: NotedChanges): OrganizationEditor['change'] =>
  (org, to) =>
    changes.within(org, async (tx) => {
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
      await changes.note(tx, org, [
        ...when(isOther(to.name, row.name), { act: 'organization-renamed', about: org }),
        ...when(changed.length > 0, { act: 'settings-changed', about: org, codes: changed }),
      ]);
      return ok(null);
    });
