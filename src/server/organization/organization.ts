import type { Role } from '#contract/roles.ts';
import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import { toCode } from '../access/directory.ts';

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
