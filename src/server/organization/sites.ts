import { sql } from '#database/sql.ts';
import { err, type Failure, failure, ok, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { againstRemovingSite, type Despite } from './guards.ts';
import { type EditorDeps, isOther, type NotedChanges, removedAt, when } from './noted.ts';
import type { Site } from './organization.ts';

export interface SiteEditor {
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
}

/** Sites that open, change and close. */
export const siteChanges = (deps: EditorDeps, changes: NotedChanges): SiteEditor => ({
  addSite: (org, { name, channel }) =>
    changes.within(org, async (tx) => {
      const id = uuidv4(deps);
      await tx.run(sql`
        insert into site (org_id, id, name, channel) values (${org}, ${id}, ${name}, ${channel})`);
      await changes.note(tx, org, [{ act: 'site-added', about: id, codes: [channel] }]);
      return ok({ id });
    }),
  changeSite: (org, id, to) =>
    changes.within(org, async (tx) => {
      const against = to.removed === true && (await againstRemovingSite(tx, org, id, to.despite));
      if (against) return err(against);
      const before = await tx.first<Site>(sql`
        select id, name, channel, removed_at is not null as removed from site where org_id = ${org} and id = ${id}`);
      if (before === undefined) return err(failure('not-found'));
      await tx.run(sql`
        update site set name = coalesce(${to.name ?? null}, name), channel = coalesce(${to.channel ?? null}, channel),
          removed_at = ${removedAt(to.removed, changes.now())}
        where org_id = ${org} and id = ${id}`);
      await changes.note(tx, org, [
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
});
