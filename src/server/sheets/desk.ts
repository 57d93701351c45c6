import type { Database } from '#database/connection.ts';
import type { Clock, KindRegistry, Random, Sha256 } from '#log/index.ts';
import { createDesk, type Desk } from '#sheets/desk/desk.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import type { Intake } from '../intake/intake.ts';
import type { LogStore } from '../intake/ports.ts';
import { readItems } from '../organization/items.ts';
import { readOrganization } from '../organization/organization.ts';
import { createImportLog } from './log.ts';

/** The import desk over this server's intake. */
export const createServerDesk = (deps: {
  readonly database: Database;
  readonly intake: Intake;
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  /** Uploads are kept here for a day. */
  readonly folder: string;
}): Desk =>
  createDesk({
    ...deps,
    targets: rowTargets,
    logOf: (org) => createImportLog(deps, org),
    placeOf: async (org) => {
      const organization = await readOrganization(deps.database, org);
      if (organization === undefined) return { sites: [], timeZone: 'UTC' };
      return {
        sites: organization.sites,
        timeZone: organization.settings.zone,
        items: await readItems(deps.database, org),
      };
    },
  });
