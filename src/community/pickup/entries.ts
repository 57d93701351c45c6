import * as v from 'valibot';
import { pagePhoto } from '#attachments/attachment.ts';
import { code, quantity, quantityOrZero } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { line } from '#log/shared-fields.ts';

/**
 * Used syringes that lie somewhere. Nothing here is about a person, and nothing is a point on a map: a place is a few words for whoever goes
 * there, and is gone with the photo when the report fades.
 */

/** Who told: the public page, somebody on the phone, a worker who saw it. */
export const sources = ['public', 'phone', 'worker'] as const;
export const grounds = ['public', 'private'] as const;
/** As people see it: 1, up to 10, up to 50, more. */
export const amounts = ['one', 'few', 'many', 'heaps'] as const;
export const placeChars = 120;

/** Long enough for the route, short enough that no list of places comes of it. */
const keepDays = 30;

export const reportKind = defineKind({
  kind: 'pickup.report',
  version: 1,
  everywhere: true,
  keepDays,
  fields: {
    source: open(v.picklist(sources), 'who tells'),
    ground: open(v.optional(v.picklist(grounds)), 'whether somebody has to let us in'),
    amount: open(v.optional(v.picklist(amounts)), 'which bin to bring'),
    area: linked(v.optional(code), 'the order of the route'),
    place: linked(v.optional(line(placeChars)), 'where to look, for whoever goes'),
    photo: linked(v.optional(pagePhoto), 'to find it'),
  },
});
export type ReportBody = BodyOf<typeof reportKind.fields>;

/** `no-way-in`: it lies on private ground and nobody opened; the report stays on the route. */
export const outcomes = ['collected', 'nothing-there', 'no-way-in'] as const;

/** Somebody was there. */
export const doneKind = defineKind({
  kind: 'pickup.done',
  version: 1,
  everywhere: true,
  fields: {
    report: open(uuid, 'which report'),
    outcome: open(v.picklist(outcomes), 'what came of it'),
    syringes: open(v.optional(quantityOrZero), 'how many were picked up, where they were counted'),
    inTime: open(v.boolean(), 'whether it was within 48 hours, which nobody can tell once reports fade'),
  },
});

const positive = v.pipe(
  v.number(),
  v.finite(),
  v.gtValue(0, 'quantity-negative'),
  v.maxValue(100_000, 'quantity-absurd'),
);

/** What left for disposal after a route: bins as full as they were, and what they weighed. */
export const disposalKind = defineKind({
  kind: 'pickup.disposal',
  version: 1,
  fields: {
    bins: open(
      v.pipe(
        v.array(
          v.strictObject({
            litres: positive,
            count: quantity,
            /** From 0 (empty) to 1 (full). */
            fullness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
          }),
        ),
        v.minLength(1),
        v.maxLength(20),
      ),
      'bins to order, and what was picked up',
    ),
    weight: open(
      v.optional(v.strictObject({ amount: positive, unit: v.picklist(['kg', 'lb']) })),
      'what disposal is paid by',
    ),
  },
});

export const pickupKinds = [reportKind, doneKind, disposalKind] as const;
