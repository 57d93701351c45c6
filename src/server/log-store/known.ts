import { rightsOf } from '#contract/rights.ts';
import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dateToMs } from '#log/calendar.ts';
import {
  type Authority,
  type Clock,
  type Entry,
  isUuid,
  type Known,
  type QuarantineCode,
  type Ranges,
  type Uuid,
  type WriterRights,
} from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import { readSigners } from '../keys/signers.ts';
import { type KnownPartner, knownPartner, toAgreement } from '../partners/agreement.ts';
import { readFamilySizes } from './families.ts';

/** Which version of an organization's sites and workers the running transaction sees; it cannot change under the lock. */
interface Head {
  readonly roster: number;
}

interface Members {
  readonly version: number;
  readonly sites: ReadonlySet<Uuid>;
  readonly workers: ReadonlySet<Uuid>;
  readonly authority: Pick<
    Authority,
    'house' | 'workers' | 'signedIn' | 'endings' | 'signers' | 'signedFrom'
  >;
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
    const row = await tx.first<MembersRow>(sql`
      select
        (select coalesce(json_agg(id), '[]') from site where org_id = ${org}) as sites,
        (select coalesce(json_agg(json_build_array(worker.id, role, sites, removed_at is not null, ${knownPartner})), '[]')
           from worker left join partner on partner.org_id = worker.org_id and partner.id = worker.id
           where worker.org_id = ${org}) as workers,
        (select coalesce(json_agg(distinct device || ' ' || worker), '[]')
           from access_token where org_id = ${org}) as "signedIn",
        (select coalesce(json_agg(json_build_array(encode(hash, 'hex'), extract(epoch from hand_in_until) * 1000)), '[]')
           from access_token where org_id = ${org} and hand_in_until is not null) as endings,
        (select device from organization where org_id = ${org}) as device,
        (select settings from organization where org_id = ${org}) as settings`);
    if (row === undefined) throw new Error('a query without a row');
    const signers = await readSigners(tx, org);
    const members = { version, ...toMembers(row, signers) };
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
             case when blurred then text end, substr(text, 12, 36),
             exists(select 1 from erased_person gone where gone.org_id = entry.org_id and gone.person = entry.subject), site,
             case when erased then (text::json ->> 'device') || ' ' || (text::json ->> 'deviceSeq') end))
           from entry where org_id = ${org} and id = any(${ids}::uuid[])) as entries,
        (select json_agg(json_build_array(id || ' ' || encode(hash, 'hex'), code, state = 'dismissed',
             text::json ->> 'erased' is not null))
           from quarantine where org_id = ${org} and id = any(${ids}::uuid[]) and state <> 'released') as held,
        (select json_agg(json_build_array(device, ranges, owner, authors))
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
          (row?.entries ?? []).map(
            ([id, hash, kind, erased, faded, author, isErasureOrdered, site, number]) => [
              id,
              {
                hash,
                kind,
                erased,
                author,
                isErasureOrdered,
                site,
                ...(number !== null && { number }),
                ...(faded !== null && { faded: JSON.parse(faded) as Entry }),
              },
            ],
          ),
        ),
        quarantined: new Map((row?.held ?? []).map(([key, code]) => [key, code])),
        erasedHeld: new Set(
          (row?.held ?? []).flatMap(([key, , , isErased]) => (isErased ? key.slice(0, 36) : [])),
        ),
        ledgers: new Map((row?.ledgers ?? []).map(([device, ranges]) => [device, ranges])),
        familySizes,
        erasedPersons: new Set(row?.erased ?? []),
        sites: members.sites,
        workers: members.workers,
        authority: {
          ...members.authority,
          owners: new Map(
            (row?.ledgers ?? []).flatMap(([device, , owner]) => (owner === null ? [] : [[device, owner]])),
          ),
          authors: new Map(
            (row?.ledgers ?? []).flatMap(([device, , , authors]) =>
              authors === null ? [] : [[device, new Set(authors)]],
            ),
          ),
          dismissed: new Set((row?.held ?? []).flatMap(([key, , isDismissed]) => (isDismissed ? [key] : []))),
        },
      },
    };
  };
};

interface MembersRow {
  readonly sites: readonly Uuid[];
  /** Id, role, sites it is bound to, whether it was removed, its agreement. */
  readonly workers: readonly [Uuid, string, readonly Uuid[] | null, boolean, KnownPartner | null][];
  /** Installation and worker, with a space between. */
  readonly signedIn: readonly string[];
  readonly endings: readonly [string, number][];
  readonly device: Uuid;
  readonly settings: Partial<OrganizationSettings>;
}

const toMembers = (
  { sites, workers, signedIn, endings, device, settings }: MembersRow,
  signers: ReadonlyMap<Uuid, string>,
): Omit<Members, 'version'> => {
  const byInstallation = new Map<Uuid, Set<Uuid>>();
  for (const pair of signedIn) {
    const installation = pair.slice(0, 36);
    byInstallation.set(installation, (byInstallation.get(installation) ?? new Set()).add(pair.slice(37)));
  }
  return {
    sites: new Set(sites),
    // The server is the author of what it writes as a device (public pages).
    workers: new Set([...workers.map(([id]) => id), device]),
    authority: {
      house: device,
      workers: new Map(
        workers.map(([id, role, bound, isRemoved, partner]) => [
          id,
          role === 'partner'
            ? partnerRights(partner, isRemoved)
            : {
                rights: rightsOf(role, bound !== null),
                sites: bound === null ? 'all' : new Set(bound),
                isRemoved,
              },
        ]),
      ),
      signedIn: byInstallation,
      endings: new Map(endings),
      signers,
      signedFrom: startIn(settingsOr(settings)),
    },
  };
};

/** A partner records within its agreement and at its own shelf; without one, nothing and nowhere. */
const partnerRights = (partner: KnownPartner | null, isRemoved: boolean): WriterRights =>
  partner === null
    ? { rights: new Set(), sites: new Set(), isRemoved }
    : {
        rights: new Set(['record']),
        sites: new Set([partner[0]]),
        isRemoved,
        agreement: toAgreement(partner),
      };

/** When the day begins, at the place of the program, from which nobody hands in unsigned. */
const startIn = ({ signedFrom, zone }: OrganizationSettings): number | undefined => {
  if (signedFrom === undefined || signedFrom === null) return undefined;
  const midnight = dateToMs(signedFrom);
  return midnight - offsetMinutesIn(zone, midnight) * 60_000;
};

interface KnownRow {
  /**
   * Id, hash, kind, erased, text where it faded, author (first in canonical text), whether its person's erasure was ordered,
   * site, device and number where it is erased.
   */
  readonly entries:
    | readonly [Uuid, string, string, boolean, string | null, Uuid, boolean, Uuid, string | null][]
    | null;
  /** Id and hash, code, whether a person kept it out, whether it was erased. */
  readonly held: readonly [string, QuarantineCode, boolean, boolean][] | null;
  /** Device, numbers, the installation it belongs to, who wrote under it before it belonged to one. */
  readonly ledgers: readonly [Uuid, Ranges, Uuid | null, readonly Uuid[] | null][] | null;
  readonly erased: readonly Uuid[] | null;
  readonly superseded: readonly Uuid[] | null;
  readonly hasRulings: boolean;
}
