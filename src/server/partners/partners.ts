import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dateToMs, dayMs } from '#log/calendar.ts';
import {
  err,
  type Failure,
  failure,
  type LocalDate,
  ok,
  type Result,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import { dayIn, offsetMinutesIn } from '#log/zone.ts';
import { instant } from '../access/sessions.ts';
import { newShortCode, shortCodeHash } from '../access/short-code.ts';
import type { Actor } from '../audit/audit.ts';
import { createNotedChanges, type EditorDeps } from '../organization/noted.ts';
import type { PartnerGives } from './agreement.ts';

/** What was agreed: days at the place of the program, the last one included. */
export interface Terms {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly gives: readonly PartnerGives[];
  readonly items: readonly string[];
  readonly orders: boolean;
}

export interface ListedPartner extends Omit<Terms, 'gives'> {
  readonly id: Uuid;
  readonly name: string;
  readonly site: Uuid;
  readonly gives: readonly string[];
  readonly state: 'ahead' | 'lasts' | 'ends-soon' | 'over';
  readonly devices: number;
}

/** Partners of an organization, as whoever looks after them makes, changes and ends them. */
export interface Partners {
  readonly list: (org: Uuid) => Promise<readonly ListedPartner[]>;
  readonly add: (
    by: Actor,
    org: Uuid,
    partner: Terms & { readonly name: string; readonly channel: string },
  ) => Promise<Result<{ readonly id: Uuid }, Failure>>;
  /** `end`: it is over at this moment, by the server's clock. */
  readonly change: (
    by: Actor,
    org: Uuid,
    id: Uuid,
    to: Partial<Terms> & { readonly end?: true },
  ) => Promise<Result<null, Failure>>;
  /** The code in clear is kept nowhere. */
  readonly code: (
    by: Actor,
    org: Uuid,
    id: Uuid,
  ) => Promise<Result<{ readonly code: string; readonly until: number }, Failure>>;
}

/** Time enough to talk about what comes after. */
const soonMs = 30 * dayMs;

export const createPartners = (deps: EditorDeps): Partners => ({
  list: (org) =>
    deps.database.readOrganization(org, (tx) =>
      tx.rows<ListedPartner>(sql`
        select partner.id, worker.name, partner.site, first_day::text as from, last_day::text as until, gives, items,
          orders,
          case when until_at <= ${instant(deps.clock.now())} then 'over'
            when from_at > ${instant(deps.clock.now())} then 'ahead'
            when until_at <= ${instant(deps.clock.now() + soonMs)} then 'ends-soon' else 'lasts' end as state,
          (select count(*)::int from partner_device device
            where device.org_id = ${org} and device.partner = partner.id) as devices
        from partner join worker on worker.org_id = partner.org_id and worker.id = partner.id
        where partner.org_id = ${org} order by worker.name, partner.id`),
    ),
  add: addPartner(deps),
  change: changePartner(deps),
  code: async (by, org, id) => {
    const changes = createNotedChanges(deps, by);
    const code = newShortCode(deps.random);
    const until = deps.clock.now() + dayMs;
    return changes.within(org, async (tx) => {
      const partner = await tx.first<{ lasts: boolean }>(sql`
        select until_at > ${instant(deps.clock.now())} as lasts from partner where org_id = ${org} and id = ${id}`);
      if (partner === undefined) return err(failure('not-found'));
      if (!partner.lasts) return err(failure('agreement-ended'));
      await tx.run(sql`delete from partner_code where org_id = ${org} and partner = ${id}`);
      await tx.run(sql`
        insert into partner_code (org_id, partner, hash, until)
        values (${org}, ${id}, decode(${shortCodeHash(code).toString('hex')}, 'hex'), ${instant(until)})`);
      await changes.note(tx, org, [{ act: 'partner-code-given', about: id }]);
      return ok({ code, until });
    });
  },
});

const addPartner =
  (deps: EditorDeps): Partners['add'] =>
  async (by, org, { name, channel, ...terms }) => {
    if (terms.until < terms.from) return err(failure('request-invalid', { field: 'until' }));
    const changes = createNotedChanges(deps, by);
    return changes.within(org, async (tx) => {
      const taken = await tx.first(
        sql`select 1 as one from worker where org_id = ${org} and lower(name) = ${name.toLowerCase()} and removed_at is null`,
      );
      if (taken !== undefined) return err(failure('name-taken', { field: 'name' }));
      const [id, site] = [uuidv4(deps), uuidv4(deps)];
      const zone = await zoneOf(tx, org);
      await tx.run(sql`
        insert into site (org_id, id, name, channel) values (${org}, ${site}, ${name}, ${channel})`);
      await tx.run(sql`
        insert into worker (org_id, id, name, role, sites)
        values (${org}, ${id}, ${name}, 'partner', ${[site]}::uuid[])`);
      await tx.run(sql`
        insert into partner (org_id, id, site, first_day, last_day, from_at, until_at, gives, items, orders)
        values (${org}, ${id}, ${site}, ${terms.from}::date, ${terms.until}::date,
          ${instant(beginOf(terms.from, zone))}, ${instant(endOf(terms.until, zone))},
          ${terms.gives}::text[], ${terms.items}::text[], ${terms.orders})`);
      await changes.note(tx, org, [{ act: 'partner-added', about: id, codes: [...terms.gives] }]);
      return ok({ id });
    });
  };

const changePartner =
  (deps: EditorDeps): Partners['change'] =>
  async (by, org, id, { end, ...to }) => {
    const changes = createNotedChanges(deps, by);
    return changes.within(org, async (tx) => {
      const before = await tx.first<Terms>(sql`
        select first_day::text as from, last_day::text as until, gives, items, orders
        from partner where org_id = ${org} and id = ${id} for update`);
      if (before === undefined) return err(failure('not-found'));
      const terms = { ...before, ...to };
      if (terms.until < terms.from) return err(failure('request-invalid', { field: 'until' }));
      const zone = await zoneOf(tx, org);
      const now = deps.clock.now();
      // To the moment: whoever ends one today means from now on, not from midnight.
      const [lastDay, over] =
        end === true ? [dayIn(zone, now), now] : [terms.until, endOf(terms.until, zone)];
      await tx.run(sql`
        update partner set first_day = ${terms.from}::date, last_day = ${lastDay}::date,
          from_at = ${instant(beginOf(terms.from, zone))},
          until_at = case when ${end === true || to.until !== undefined} then ${instant(over)} else until_at end,
          gives = ${terms.gives}::text[], items = ${terms.items}::text[], orders = ${terms.orders}
        where org_id = ${org} and id = ${id}`);
      if (end === true) await tx.run(sql`delete from partner_code where org_id = ${org} and partner = ${id}`);
      await changes.note(tx, org, [
        { act: end === true ? 'agreement-ended' : 'agreement-changed', about: id, codes: Object.keys(to) },
      ]);
      return ok(null);
    });
  };

const zoneOf = async (tx: Transaction, org: Uuid): Promise<string> => {
  const row = await tx.first<{ settings: Partial<OrganizationSettings> }>(
    sql`select settings from organization where org_id = ${org}`,
  );
  return settingsOr(row?.settings ?? {}).zone;
};

/** Midnight at the place of the program. */
const beginOf = (day: LocalDate, zone: string): number => {
  const midnight = dateToMs(day);
  return midnight - offsetMinutesIn(zone, midnight) * 60_000;
};
const endOf = (day: LocalDate, zone: string): number => beginOf(day, zone) + dayMs;
