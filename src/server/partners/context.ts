import type * as v from 'valibot';
import type { PartnerCaller } from '#contract/callers.ts';
import type { contextAnswer } from '#contract/context.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { readOrganization } from '../organization/organization.ts';

/** Public pages that a partner may want on paper, by what the organization runs. */
const printed: Readonly<Record<string, readonly string[]>> = {
  alerts: ['alerts'],
  directory: ['directory', 'our-place'],
};

/**
 * What a partner's device is told of who and where: the organization by name and what it must know to run, its own shelf,
 * itself, its agreement. No other site, no worker, no other partner.
 */
export const readPartnerContext = async (
  database: Database,
  { org, device, worker, site }: PartnerCaller,
): Promise<v.InferInput<typeof contextAnswer> | undefined> => {
  const organization = await readOrganization(database, org);
  const own = await database.readOrganization(org, (tx) =>
    tx.first<{ until: number; gives: string[]; items: string[]; orders: boolean }>(sql`
      select extract(epoch from until_at)::float8 * 1000 as until, gives, items, orders
      from partner where org_id = ${org} and id = ${worker}`),
  );
  if (organization === undefined || own === undefined) return undefined;
  const { id, name, code, settings, sites, workers } = organization;
  const { keepDays, zone, locale, demo } = settings;
  return {
    organization: {
      id,
      name,
      code,
      settings: { keepDays, zone, locale, programs: own.gives, ...(demo !== undefined && { demo }) },
    },
    sites: sites.filter((each) => each.id === site),
    workers: workers.filter((each) => each.id === worker),
    me: {
      worker,
      device,
      role: 'partner',
      sites: [site],
      agreement: {
        until: own.until,
        items: own.items,
        ...(own.orders && { orders: true }),
        pages: (settings.programs ?? []).flatMap((program) => [...(printed[program] ?? [])]),
      },
    },
  };
};
