import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
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
import { keepCodes, listOrganizations, newCode } from '../access/directory.ts';
import { hashPassphrase } from '../access/passphrase.ts';

export interface SetupRequest {
  readonly organization: string;
  /** What stands for it in addresses; left out: made from its name. */
  readonly code?: string | undefined;
  readonly site: string;
  readonly channel: string;
  readonly worker: string;
  readonly passphrase: string;
  readonly settings?: Partial<OrganizationSettings>;
}

export interface SetupDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Makes an organization with its first site and its first worker, an admin. Over HTTP it works once, on an empty
 * server; the command line may add further organizations (`another`).
 */
export const setUp = async (
  deps: SetupDeps,
  request: SetupRequest,
  { another = false }: { readonly another?: boolean } = {},
): Promise<
  Result<{ readonly org: Uuid; readonly site: Uuid; readonly worker: Uuid; readonly code: string }, Failure>
> => {
  // Asked before the costly hash, and again under the lock.
  if (!another && (await listOrganizations(deps.database)).length > 0) return err(failure('already-set-up'));
  const ids = {
    org: uuidv4(deps),
    site: uuidv4(deps),
    worker: uuidv4(deps),
    epoch: uuidv4(deps),
    device: uuidv4(deps),
  };
  const passphrase = await hashPassphrase(deps.random, request.passphrase);
  const now = sql`to_timestamp(${deps.clock.now()}::float8 / 1000)`;
  return deps.database.acrossOrganizations(async (tx) => {
    // Two first-run pages at once: the second waits here and then finds that there is an organization.
    await tx.script('lock table organization in share row exclusive mode');
    const found = await tx.first(sql`select 1 as found from organization limit 1`);
    if (found !== undefined && !another) return err(failure('already-set-up'));
    await keepCodes(tx);
    const code = await newCode(tx, request.code ?? request.organization);
    await tx.run(sql`
      insert into organization (org_id, name, code, created_at, device, settings)
      values (${ids.org}, ${request.organization}, ${code}, ${now}, ${ids.device}, ${JSON.stringify(settingsOr(request.settings ?? {}))}::jsonb)`);
    await tx.run(sql`
      insert into log_head (org_id, last_seq, roster, epoch) values (${ids.org}, 0, 1, ${ids.epoch})`);
    await tx.run(sql`
      insert into site (org_id, id, name, channel) values (${ids.org}, ${ids.site}, ${request.site}, ${request.channel})`);
    await tx.run(sql`
      insert into worker (org_id, id, name, role, passphrase)
      values (${ids.org}, ${ids.worker}, ${request.worker}, 'admin', ${passphrase})`);
    return ok({ org: ids.org, site: ids.site, worker: ids.worker, code });
  });
};
