import type { Caller, DeviceCaller, PartnerCaller, WorkerCaller } from '#contract/callers.ts';
import type { Role } from '#contract/roles.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { instant, usualHandInMs } from './sessions.ts';
import type { TokenParts } from './token.ts';

export interface Callers {
  /** For handing in. What was found is kept in memory for a minute; a push is judged by the intake itself. */
  readonly toHandIn: (token: TokenParts) => Promise<Caller | 'ended' | undefined>;
  /** For all else: asks the database every time, so that a removed worker is out at once. */
  readonly toRead: (token: TokenParts) => Promise<Caller | 'agreement-ended' | undefined>;
}

/** Hand-in rights kept in memory; the least recently made go first. */
const mostKept = 10_000;
const keptForMs = 60_000;

interface Kept {
  readonly device: DeviceCaller;
  readonly at: number;
}

export const createCallers = (deps: { readonly database: Database; readonly clock: Clock }): Callers => {
  const kept = new Map<string, Kept>();

  const find = ({ org, hash }: TokenParts): Promise<CallerRow | undefined> =>
    deps.database.inOrganization(org, (tx) =>
      tx.first<CallerRow>(sql`
        select token.device, token.worker, worker.role,
          token.read_until > ${instant(deps.clock.now())} and worker.removed_at is null as may_read,
          coalesce(token.hand_in_until > ${instant(deps.clock.now())}, true) as may_hand_in, worker.sites,
          partner.site as shelf, partner.until_at > ${instant(deps.clock.now())} as agreed,
          partner.until_at > ${instant(deps.clock.now() - usualHandInMs)} as agreed_lately
        from access_token token
        left join worker on worker.org_id = token.org_id and worker.id = token.worker
        left join partner on partner.org_id = token.org_id and partner.id = token.worker
        where token.org_id = ${org} and token.hash = decode(${hash}, 'hex')`),
    );

  return {
    toRead: async (token): Promise<WorkerCaller | PartnerCaller | 'agreement-ended' | undefined> => {
      const row = await find(token);
      if (row?.may_read !== true || row.role === null) return undefined;
      const { device, worker, role, sites, shelf } = row;
      if (role === 'partner' && shelf !== null)
        return row.agreed === true
          ? { who: 'partner', org: token.org, device, worker, site: shelf }
          : 'agreement-ended';
      return { who: 'worker', org: token.org, device, worker, role, ...(sites !== null && { sites }) };
    },
    toHandIn: async (token): Promise<DeviceCaller | 'ended' | undefined> => {
      const key = `${token.org} ${token.hash}`;
      const now = deps.clock.now();
      const known = kept.get(key);
      if (known !== undefined && Math.abs(now - known.at) < keptForMs) return known.device;
      const row = await find(token);
      kept.delete(key);
      if (row === undefined) return undefined;
      if (!row.may_hand_in) return 'ended';
      // As from a device whose worker was removed: for a week what it wrote is held for a person.
      if (row.agreed_lately === false) return 'ended';
      const device: DeviceCaller = {
        who: 'device',
        org: token.org,
        device: row.device,
        worker: row.worker,
        ...(row.role === 'partner' && { isPartner: true }),
      };
      if (kept.size >= mostKept)
        for (const oldest of kept.keys()) {
          kept.delete(oldest);
          break;
        }
      kept.set(key, { device, at: now });
      return device;
    },
  };
};

interface CallerRow {
  readonly device: Uuid;
  readonly worker: Uuid;
  readonly role: Role | null;
  readonly may_read: boolean | null;
  readonly may_hand_in: boolean;
  readonly sites: readonly Uuid[] | null;
  /** Of a partner: its shelf, whether its agreement lasts, and whether it did a week ago. */
  readonly shelf: Uuid | null;
  readonly agreed: boolean | null;
  readonly agreed_lately: boolean | null;
}
