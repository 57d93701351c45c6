import * as v from 'valibot';
import { code, largestQuantity, lot, quantity, quantityOrZero } from '#catalog/quantity.ts';
import { defineKind, type JsonObject, open, uuid } from '#log/index.ts';
import { day, line } from '#log/shared-fields.ts';
import { holdsItsPacks, type Packed, packed, packs } from './packs.ts';
import { priceKind } from './price.ts';

/** Expiry as printed, to the day; a box that prints a month means its last day (`lastDayOf` in log/calendar.ts). */
const expires = day;

/** A line, with what was typed of it in boxes. Its units count; boxes that hold more than them would be a second number. */
const withPacks = <const E extends v.ObjectEntries, const Q extends keyof E & string>(units: Q, entries: E) =>
  v.pipe(
    v.strictObject({ ...entries, packs: packed }),
    v.check(
      (line) =>
        holdsItsPacks(
          Number((line as Readonly<Record<string, unknown>>)[units]),
          (line as { packs?: readonly Packed[] }).packs,
        ),
      'packs-hold-more',
    ),
  );

/** Lines that older builds wrote say nothing of packs, and mean what they meant. */
const upgrades = { 1: (body: JsonObject) => body };

const linesOf = <const S extends v.GenericSchema>(line: S) =>
  open(v.pipe(v.array(line), v.minLength(1), v.maxLength(200)), 'the stock level');

/** Supplies that came in. */
export const receiveKind = defineKind({
  kind: 'stock.receive',
  version: 2,
  upgrades,
  fields: {
    lines: linesOf(
      withPacks('quantity', { item: code, quantity, lot: v.optional(lot), expires: v.optional(expires) }),
    ),
    supplier: open(v.optional(line(60)), 'where a lot came from, when it is recalled'),
  },
});

/**
 * Supplies that moved from the entry's site to `to`. One entry does both sides: what is sent is gone from here and is
 * there. With `later` the boxes are on their way: gone from here, and there once somebody there says so (`stock.arrive`); until
 * then both sites see them. Devices of both sites need it, hence everywhere.
 */
export const transferKind = defineKind({
  kind: 'stock.transfer',
  version: 2,
  upgrades,
  everywhere: true,
  fields: {
    to: open(uuid, 'the stock level of the other site'),
    later: open(v.optional(v.literal(true)), 'whether the boxes are there already'),
    lines: linesOf(withPacks('quantity', { item: code, quantity, lot: v.optional(lot) })),
  },
});

/** Boxes that came to the entry's site, out of a transfer that sent them on their way: as many as came, 0 for what did not. */
export const arriveKind = defineKind({
  kind: 'stock.arrive',
  version: 1,
  everywhere: true,
  fields: {
    sent: open(uuid, 'the transfer that it ends, to say what is short'),
    lines: linesOf(v.strictObject({ item: code, quantity: quantityOrZero, lot: v.optional(lot) })),
  },
});

/**
 * What was on the shelf at that moment. A count of an item is a count of all of it there: lots that are not listed are
 * zero, so that a shelf counted without lots does not leave old lots standing beside it.
 */
export const countKind = defineKind({
  kind: 'stock.count',
  version: 2,
  upgrades,
  fields: {
    lines: linesOf(
      withPacks('counted', {
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
  version: 2,
  upgrades,
  fields: {
    lines: linesOf(
      withPacks('change', {
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
  version: 2,
  upgrades,
  fields: {
    lines: linesOf(withPacks('quantity', { item: code, quantity, lot: v.optional(lot) })),
    reason: open(code, 'waste by reason'),
  },
});

/** What one pack of an item holds, as the program says: boxes of the same item mostly hold the same. Left out: no longer said. */
export const packKind = defineKind({
  kind: 'stock.pack',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    item: open(code, 'which item comes in it'),
    pack: open(v.picklist(packs), 'bag, box or case'),
    holds: open(v.optional(quantity), 'units of a delivery or a count by the box'),
  },
});

/**
 * Kits that were put together out of what stood on the shelf, or taken apart again. `parts` says what went in or came out, in
 * all: what a kit holds may change, and a broken part is not put back.
 */
export const assembleKind = defineKind({
  kind: 'stock.assemble',
  version: 1,
  fields: {
    way: open(v.picklist(['assembled', 'taken-apart']), 'whether kits came or went'),
    kit: open(code, 'the stock level of the kit'),
    quantity: open(quantity, 'the stock level of the kit'),
    parts: linesOf(v.strictObject({ item: code, quantity, lot: v.optional(lot) })),
  },
});

/** Holds a lot back, or frees it again; the latest by `hlc` counts. Whoever hears of a recall may: it stops nobody, it only suggests. */
export const holdKind = defineKind({
  kind: 'stock.hold',
  version: 1,
  everywhere: true,
  fields: {
    item: open(code, 'which item the lot is of'),
    lot: open(lot, 'which lot no hand-out suggests'),
    held: open(v.boolean(), 'held, or free again'),
  },
});

/** What a site asks of whoever sends it supplies: another site, the hub, mostly. It moves nothing. */
export const requestKind = defineKind({
  kind: 'stock.request',
  version: 1,
  everywhere: true,
  fields: { lines: linesOf(v.strictObject({ item: code, quantity })) },
});

/** How much of a request is approved, item by item, 0 for what is not; the latest by `hlc` counts. */
export const approveKind = defineKind({
  kind: 'stock.approve',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    request: open(uuid, 'which request it answers'),
    lines: linesOf(v.strictObject({ item: code, quantity: quantityOrZero })),
  },
});

/** The boxes that were sent for a request: transfers on their way (`later`). A request may be sent in several. */
export const fulfilKind = defineKind({
  kind: 'stock.fulfil',
  version: 1,
  everywhere: true,
  fields: {
    request: open(uuid, 'which request they are for'),
    // The save itself names them.
    sent: open(v.pipe(v.array(uuid), v.maxLength(20)), 'what came of the request'),
  },
});

export const stockKinds = [
  receiveKind,
  transferKind,
  arriveKind,
  countKind,
  adjustKind,
  disposeKind,
  assembleKind,
  packKind,
  priceKind,
  holdKind,
  requestKind,
  approveKind,
  fulfilKind,
] as const;
