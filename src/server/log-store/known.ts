import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Clock,
  type Entry,
  isUuid,
  type Known,
  type QuarantineCode,
  type Ranges,
  type Uuid,
} from '#log/index.ts';
import { readFamilySizes } from './families.ts';

/** Which version of an organization's sites and workers the running transaction sees; it cannot change under the lock. */
interface Head {
  readonly roster: number;
}

interface Members {
  readonly version: number;
  readonly sites: ReadonlySet<Uuid>;
  readonly workers: ReadonlySet<Uuid>;
  readonly leads: ReadonlySet<Uuid>;
}

/**
 * Answers everything that a decision needs in one trip. Sites and workers change rarely and can be many, so they are
 * kept in memory under the version that the locked head names.
 */
export const createKnownReader = (clock: Clock) => {
  const membersByOrg = new Map<Uuid, Members>();

  const membersOf = async (tx: Transaction, org: Uuid, version: number): Promise<Members> => {
    const kept = membersByOrg.get(org);
    if (kept?.version === version) return kept;
    // Removed ones count too: what they did before is still delivered after.
    const row = await tx.first<{ sites: Uuid[]; workers: Uuid[]; leads: Uuid[]; device: Uuid }>(sql`
      select
        (select coalesce(json_agg(id), '[]') from site where org_id = ${org}) as sites,
        (select coalesce(json_agg(id), '[]') from worker where org_id = ${org}) as workers,
        (select coalesce(json_agg(id), '[]') from worker
           where org_id = ${org} and role in ('coordinator', 'admin') and removed_at is null) as leads,
        (select device from organization where org_id = ${org}) as device`);
    if (row === undefined) throw new Error('a query without a row');
    // The server is the author of what it writes as a device (public pages).
    const members = {
      version,
      sites: new Set(row.sites),
      workers: new Set([...row.workers, row.device]),
      leads: new Set([...row.leads, row.device]),
    };
    membersByOrg.set(org, members);
    return members;
  };

  return async (
    tx: Transaction,
    org: Uuid,
    locking: Promise<Head>,
    asked: {
      readonly ids: readonly string[];
      readonly devices: readonly string[];
      readonly subjects: readonly string[];
      readonly targets: readonly string[];
    },
  ): Promise<{
    readonly known: Known;
    readonly superseded: readonly Uuid[];
    readonly hasRulings: boolean;
  }> => {
    const ids = asked.ids.filter(isUuid);
    const finding = tx.first<KnownRow>(sql`
      select
        (select json_agg(json_build_array(id, encode(hash, 'hex'), kind, erased,
             case when blurred then text end))
           from entry where org_id = ${org} and id = any(${ids}::uuid[])) as entries,
        (select json_agg(json_build_array(id || ' ' || encode(hash, 'hex'), code))
           from quarantine where org_id = ${org} and id = any(${ids}::uuid[]) and state <> 'released') as held,
        (select json_agg(json_build_array(device, ranges))
           from device_ledger where org_id = ${org} and device = any(${asked.devices.filter(isUuid)}::uuid[])) as ledgers,
        (select json_agg(person)
           from erased_person where org_id = ${org} and person = any(${asked.subjects.filter(isUuid)}::uuid[])) as erased,
        (select json_agg(distinct target)
           from supersession where org_id = ${org} and target = any(${ids}::uuid[])) as superseded,
         exists(select 1 from entry where org_id = ${org} and kind in ('log.takeback', 'log.clock', 'log.redate')) as "hasRulings"`);
    const [{ roster }, row, familySizes] = await Promise.all([
      locking,
      finding,
      readFamilySizes(tx, org, asked.targets.filter(isUuid)),
    ]);
    const members = await membersOf(tx, org, roster);
    return {
      superseded: row?.superseded ?? [],
      hasRulings: row?.hasRulings ?? false,
      known: {
        org,
        now: clock.now(),
        entries: new Map(
          (row?.entries ?? []).map(([id, hash, kind, erased, faded]) => [
            id,
            { hash, kind, erased, ...(faded !== null && { faded: JSON.parse(faded) as Entry }) },
          ]),
        ),
        quarantined: new Map(row?.held ?? []),
        ledgers: new Map(row?.ledgers ?? []),
        familySizes,
        erasedPersons: new Set(row?.erased ?? []),
        sites: members.sites,
        workers: members.workers,
        leads: members.leads,
      },
    };
  };
};

interface KnownRow {
  readonly entries: readonly [Uuid, string, string, boolean, string | null][] | null;
  readonly held: readonly [string, QuarantineCode][] | null;
  readonly ledgers: readonly [Uuid, Ranges][] | null;
  readonly erased: readonly Uuid[] | null;
  readonly superseded: readonly Uuid[] | null;
  readonly hasRulings: boolean;
}
