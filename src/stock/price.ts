import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { defineKind, open } from '#log/index.ts';
import { day, whole } from '#log/shared-fields.ts';

/** Currencies that a price can be in. */
export const currencies = [
  ...(['USD', 'CAD', 'MXN', 'EUR', 'GBP', 'AUD', 'NZD', 'BRL', 'ARS', 'CLP', 'COP'] as const),
  ...(['CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'UAH', 'INR', 'THB', 'ZAR', 'KES'] as const),
] as const;

/** A needle costs less than a cent: prices are whole numbers of this part of a dollar, euro or peso. */
export const priceParts = 10_000;

/**
 * What one unit of an item costs from a day on, for the value of what was given. Of several words about the same day the latest by
 * `hlc` counts. Without a price: it is not known any more from that day on.
 */
export const priceKind = defineKind({
  kind: 'stock.price',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    item: open(code, 'which item it is the price of'),
    price: open(v.optional(whole(1, 100_000_000)), 'the value of what was given'),
    currency: open(v.picklist(currencies), 'in what money the value is told'),
    since: open(day, 'what is given on which days has this value'),
  },
});
