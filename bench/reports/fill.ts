import type { Client } from 'pg';

/**
 * Years of visits written straight into the tables that reports read, as the projections would have filled them; that
 * they would is proven on a sample (sample.ts). Everything about visit number v of an organization follows from v, so
 * the same visits can be read back one by one.
 *
 * 12 items, 5 of them in each visit, 5 years, sites with a channel each, half of the visits by people with a code.
 */
export const benchItems = [
  'syringe-1ml',
  'syringe-0-5ml',
  'syringe-2ml',
  'cooker',
  'cotton',
  'swab',
  'water',
  'citric-acid',
  'foil',
  'tourniquet',
  'condom-external',
  'sharps-container-1l',
] as const;

export const prepareFill = (client: Client): Promise<unknown> =>
  client.query(`
    create schema if not exists bench;
    create unlogged table bench.org (n int primary key, id uuid, sites uuid[], visits int);
    create function bench.h(n int, v int, salt int) returns int language sql immutable parallel safe as
      $$ select (hashint8((n::bigint << 32) + (v::bigint << 4) + salt) & 2147483647) $$;
    create view bench.visit as
      select org.n, org.id as org_id, v,
        (date '2021-01-01' + bench.h(n, v, 1) % 1826)::date as day,
        org.sites[1 + bench.h(n, v, 2) % cardinality(org.sites)] as site,
        (array['fixed', 'mobile', 'foot', 'pharmacy', 'mail'])[1 + bench.h(n, v, 2) % cardinality(org.sites) % 5] as channel,
        case when bench.h(n, v, 3) % 10 < 8 then 0 else bench.h(n, v, 3) % 4 end as others,
        case when bench.h(n, v, 4) % 2 = 0 then
          overlay(overlay(md5(n || ' person ' || bench.h(n, v, 5) % greatest(1, org.visits / 12))
            placing '4' from 13) placing '8' from 17)::uuid end as subject,
        case when bench.h(n, v, 6) % 2 = 0 then bench.h(n, v, 7) % 40 end as returned
      from bench.org, generate_series(1, org.visits) v;
    create view bench.line as
      select visit.*, (array['${benchItems.join("','")}'])[1 + (bench.h(n, v, 8) + l) % 12] as item,
        1 + bench.h(n, v, 8 + l) % 20 as quantity
      from bench.visit, generate_series(1, 5) l`);

/** Adds one organization's visits to the tables. */
export const fillOrganizations = async (client: Client, from: number, to: number): Promise<void> => {
  const these = `n between ${from} and ${to}`;
  await client.query(`
    insert into exchange_item_day (org_id, day, site, channel, item, quantity, handouts)
    select org_id, day, site, channel, item, sum(quantity), count(*)
    from bench.line where ${these} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;
    insert into exchange_item_total_day (org_id, day, item, quantity, handouts)
    select org_id, day, item, sum(quantity), sum(handouts) from exchange_item_day
    where org_id in (select id from bench.org where ${these}) group by 1, 2, 3 order by 1, 2, 3;
    insert into exchange_set_day
      (org_id, day, site, channel, whole, handouts, bulk_handouts, bulk_people, bulk_told)
    select org_id, day, site, channel, sum(whole), count(*), 0, 0, 0
    from (
      select org_id, v, day, site, channel,
        coalesce(sum(quantity) filter (where item like 'syringe-%'), 0) as whole
      from bench.line where ${these} group by 1, 2, 3, 4, 5) handout
    group by 1, 2, 3, 4 order by 1, 2, 3, 4;
    insert into exchange_return_day (org_id, day, site, channel, how, returns, syringes, unknown)
    select org_id, day, site, channel, 'counted', count(*), sum(returned), 0
    from bench.visit where ${these} and returned is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4;
    insert into visit_day (org_id, day, site, channel, visits, anonymous, people)
    select org_id, day, site, channel, count(*), count(*) filter (where subject is null), sum(1 + others)
    from bench.visit where ${these} group by 1, 2, 3, 4 order by 1, 2, 3, 4;
    insert into visit_presence (org_id, day, subject, site, visits)
    select org_id, day, subject, site, count(*)
    from bench.visit where ${these} and subject is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
};

/** Tables that are filled, with what orders their rows. */
export const filledTables = [
  'exchange_item_day',
  'exchange_item_total_day',
  'exchange_set_day',
  'exchange_return_day',
  'visit_day',
  'visit_presence',
] as const;
