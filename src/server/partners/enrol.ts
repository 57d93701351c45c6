import type { PartnerCaller } from '#contract/callers.ts';
import { sql } from '#database/sql.ts';
import { dayMs } from '#log/calendar.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { Directory } from '../access/directory.ts';
import { createLimiter } from '../access/limiter.ts';
import { instant, raiseRoster } from '../access/sessions.ts';
import { shortCodeHash } from '../access/short-code.ts';
import { newToken } from '../access/token.ts';
import { noteActs } from '../audit/audit.ts';
import type { EditorDeps } from '../organization/noted.ts';

export interface EnrolledDevice {
  readonly token: string;
  readonly caller: PartnerCaller;
  readonly readUntil: number;
}

/**
 * Lets a device in by a code that the partner was given: with a key of its own by which it signs, and without any of the
 * organization's. Fails with `enrolment-code-wrong`, `device-not-own`, `too-many-requests`.
 */
export type EnrolPartner = (
  request: {
    readonly organization?: string | undefined;
    readonly code: string;
    readonly device: Uuid;
    readonly signing?: string | undefined;
  },
  address: string,
) => Promise<Result<EnrolledDevice, Failure>>;

const window = 15 * 60_000;
/** The token itself has no end worth naming: how long it reads the agreement says, each time anew. */
const tokenMs = 3_650 * dayMs;

export const createEnrolPartner = (deps: EditorDeps & { readonly directory: Directory }): EnrolPartner => {
  const perAddress = createLimiter(deps, { most: 10, windowMs: window });
  const perOrganization = createLimiter(deps, { most: 100, windowMs: window });
  const wrong = err(failure('enrolment-code-wrong', { field: 'code' }));
  return async ({ organization, code, device, signing }, address) => {
    if (!perAddress.allow(address)) return err(failure('too-many-requests'));
    const found = await deps.directory.find(organization);
    // A code of an organization that is none is not told apart from a wrong one.
    if (!found.ok) return found.error.code === 'not-set-up' ? found : wrong;
    const org = found.value;
    if (!perOrganization.allow(org)) return err(failure('too-many-requests'));
    const now = deps.clock.now();
    const hash = shortCodeHash(code).toString('hex');
    return deps.database.inOrganization(org, async (tx) => {
      await raiseRoster(tx, org);
      const partner = await tx.first<{ id: Uuid; site: Uuid; lasts: boolean }>(sql`
        select partner.id, partner.site, partner.until_at > ${instant(now)} as lasts
        from partner_code code join partner on partner.org_id = code.org_id and partner.id = code.partner
        join worker on worker.org_id = code.org_id and worker.id = code.partner and worker.removed_at is null
        where code.org_id = ${org} and code.hash = decode(${hash}, 'hex') and code.until > ${instant(now)}`);
      if (partner === undefined) return wrong;
      if (!partner.lasts) return err(failure('agreement-ended'));
      // Else it could speak for whoever signed in there: the id of an installation is the caller's to choose.
      const other = await tx.first(sql`
        select 1 as one from access_token
        where org_id = ${org} and device = ${device} and worker <> ${partner.id} limit 1`);
      if (other !== undefined) return err(failure('device-not-own'));
      const owned = await tx.first(sql`
        select 1 as one from device_ledger
        where org_id = ${org} and owner = ${device} and not exists (
          select 1 from partner_device known
          where known.org_id = ${org} and known.device = ${device} and known.partner = ${partner.id}) limit 1`);
      if (owned !== undefined) return err(failure('device-not-own'));
      perAddress.forgive(address);
      await tx.run(sql`delete from partner_code where org_id = ${org} and partner = ${partner.id}`);
      await tx.run(sql`
        insert into partner_device (org_id, device, partner, signing, enrolled_at)
        values (${org}, ${device}, ${partner.id}, ${signing ?? ''}, ${instant(now)})
        on conflict (org_id, device) do update set signing = excluded.signing, enrolled_at = excluded.enrolled_at`);
      const { token, hash: tokenHash } = newToken(deps.random, org);
      const readUntil = now + tokenMs;
      await tx.run(sql`
        insert into access_token (org_id, hash, device, worker, created_at, read_until)
        values (${org}, decode(${tokenHash}, 'hex'), ${device}, ${partner.id}, ${instant(now)}, ${instant(readUntil)})`);
      const caller = { who: 'partner', org, device, worker: partner.id, site: partner.site } as const;
      await noteActs(deps, tx, org, { who: 'operator' }, [
        { act: 'partner-device-enrolled', about: partner.id },
      ]);
      return ok({ token, caller, readUntil });
    });
  };
};
