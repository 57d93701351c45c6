import { type Sql, sql } from '#database/sql.ts';
import type { Agreement, Uuid } from '#log/index.ts';

/** Programs that an organization may let partners hand out for, by what they call a hand-out. */
export const partnerGives = ['exchange', 'naloxone'] as const;
export type PartnerGives = (typeof partnerGives)[number];

/** What somebody with a shelf of their own says of it. */
const shelfKinds = ['stock.count', 'stock.arrive'] as const;
const orderKind = 'stock.request';
/** As the screen for hand-outs in bulk offers them. */
const channels = new Set(['partner', 'pharmacy', 'kiosk']);

/** A partner as the intake and the callers know it: site, moments of beginning and end, programs, items, whether it orders. */
export type KnownPartner = readonly [
  site: Uuid,
  from: number,
  until: number,
  gives: readonly string[],
  items: readonly string[],
  orders: boolean,
];

/** Joined as `partner`, for a query that reads JSON; null where a worker is no partner. */
export const knownPartner: Sql = sql`case when partner.id is not null then json_build_array(partner.site,
  extract(epoch from partner.from_at) * 1000, extract(epoch from partner.until_at) * 1000,
  partner.gives, partner.items, partner.orders) end`;

export const toAgreement = ([, from, until, gives, items, orders]: KnownPartner): Agreement => {
  const handouts = gives.map((program) => `${program}.handout`);
  const ordering = orders ? [orderKind] : [];
  return {
    kinds: new Set([...handouts, ...shelfKinds, ...ordering]),
    bounded: new Set([...handouts, ...ordering]),
    handouts: new Set(handouts),
    channels,
    items: new Set(items),
    from: Number(from),
    until: Number(until),
  };
};
