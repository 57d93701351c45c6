import { type Sql, sql } from '#database/sql.ts';
import { nilUuid, type Uuid } from '#log/index.ts';
import { kin } from './counts-as.ts';

/**
 * For a `with recursive`: `way`, a row for each line of boxes on their way, as `shipmentsOf` reckons them (tested equal by the auditor). What came is told of
 * the boxes as they count now, whichever of their corrections it names. `arrived` is null while nobody said, and 0 for what did not come
 * with the rest. Boxes of which somebody said that they came and whose sending was taken back stand on the day on which they came: from
 * where and how many is not known.
 */
export const shipments = (org: Uuid): Sql => sql`
  ${kin(org, sql`select distinct shipment from stock_shipment where org_id = ${org} and came = 1`)},
  sent as (
    select org_id, entry_id as shipment, item, lot, min(day) as day, min(from_site::text)::uuid as from_site,
      min(to_site::text)::uuid as to_site, sum(sent)::bigint as sent
    from stock_shipment where org_id = ${org} and came = 0 group by 1, 2, 3, 4),
  arrived as (
    select a.org_id, coalesce(meant.shipment, a.shipment) as shipment, a.item, a.lot, min(a.day) as day,
      min(a.to_site::text)::uuid as to_site, sum(a.arrived)::bigint as arrived
    from stock_shipment a left join (
      select distinct kin.named, sent.shipment from kin join sent on sent.shipment = kin.id
    ) as meant on meant.named = a.shipment
    where a.org_id = ${org} and a.came = 1 group by 1, 2, 3, 4),
  boxes as (
    select org_id, shipment, coalesce(min(day) filter (where is_sent), min(day)) as day,
      (min(from_site::text) filter (where is_sent))::uuid as from_site,
      coalesce(min(to_site::text) filter (where is_sent), min(to_site::text))::uuid as to_site,
      bool_or(is_sent) as is_sent, bool_or(not is_sent) as is_there
    from (
      select org_id, shipment, day, from_site, to_site, true as is_sent from sent
      union all select org_id, shipment, day, ${nilUuid}::uuid, to_site, false from arrived) as each_line
    group by 1, 2),
  way as (
    select boxes.org_id, boxes.shipment, boxes.day, boxes.from_site, boxes.to_site, item, lot,
      case when boxes.is_sent then coalesce(sent.sent, 0) end as sent,
      case when boxes.is_there then coalesce(arrived.arrived, 0) end as arrived
    from sent full join arrived using (org_id, shipment, item, lot) join boxes using (org_id, shipment))`;
