import * as v from 'valibot';
import { code, largestQuantity, lot, quantity, quantityOrZero } from '#catalog/quantity.ts';
import { defineKind, isLocalTime, isUuid, type LocalDate, open, type Uuid } from '#log/index.ts';

/** Expiry as printed, to the day; a box that prints a month means its last day (`expiryOfMonth` in expiry.ts). */
const expires = v.custom<LocalDate>(
  (value) => typeof value === 'string' && isLocalTime(`${value}T00:00:00Z`),
  'expected a date such as 2027-05-31',
);

const linesOf = <const S extends v.GenericSchema>(line: S) =>
  open(v.pipe(v.array(line), v.minLength(1), v.maxLength(200)), 'the stock level');

/** Supplies that came in. */
export const receiveKind = defineKind({
  kind: 'stock.receive',
  version: 1,
  fields: {
    lines: linesOf(
      v.strictObject({ item: code, quantity, lot: v.optional(lot), expires: v.optional(expires) }),
    ),
    supplier: open(
      v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
      'where a lot came from, when it is recalled',
    ),
  },
});

/**
 * Supplies that moved from the entry's site to `to`. One entry does both sides: what is sent is gone from here and is
 * there. A second entry on arrival would leave boxes nowhere whenever somebody forgets it, and a count at the other end
 * shows what was lost on the way. Devices of both sites need it, hence everywhere.
 */
export const transferKind = defineKind({
  kind: 'stock.transfer',
  version: 1,
  everywhere: true,
  fields: {
    to: open(v.custom<Uuid>(isUuid, 'expected a UUID'), 'the stock level of the other site'),
    lines: linesOf(v.strictObject({ item: code, quantity, lot: v.optional(lot) })),
  },
});

/**
 * What was on the shelf at that moment. A count of an item is a count of all of it there: lots that are not listed are
 * zero, so that a shelf counted without lots does not leave old lots standing beside it.
 */
export const countKind = defineKind({
  kind: 'stock.count',
  version: 1,
  fields: {
    lines: linesOf(
      v.strictObject({
        item: code,
        counted: quantityOrZero,
        lot: v.optional(lot),
        expires: v.optional(expires),
      }),
    ),
  },
});

/** A change by hand, with its reason. */
export const adjustKind = defineKind({
  kind: 'stock.adjust',
  version: 1,
  fields: {
    lines: linesOf(
      v.strictObject({
        item: code,
        change: v.pipe(
          v.number(),
          v.integer('quantity-fraction'),
          v.minValue(-largestQuantity, 'quantity-absurd'),
          v.maxValue(largestQuantity, 'quantity-absurd'),
        ),
        lot: v.optional(lot),
      }),
    ),
    reason: open(code, 'differences by reason'),
  },
});

/** Supplies that were thrown away. */
export const disposeKind = defineKind({
  kind: 'stock.dispose',
  version: 1,
  fields: {
    lines: linesOf(v.strictObject({ item: code, quantity, lot: v.optional(lot) })),
    reason: open(code, 'waste by reason'),
  },
});

export const stockKinds = [receiveKind, transferKind, countKind, adjustKind, disposeKind] as const;
