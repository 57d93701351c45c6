import * as v from 'valibot';
import { kitParts } from '#catalog/kit-parts.ts';
import { code, lot, quantity, quantityOrZero } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open } from '#log/index.ts';
import { line, whole } from '#log/shared-fields.ts';

const handedOutLine = v.strictObject({
  item: code,
  quantity,
  lot: v.optional(lot),
  /** How the item counts toward complete sets; left out when the catalog knows the item. */
  set: v.optional(v.picklist(['complete', 'barrel', 'needle', 'none'])),
  parts: kitParts,
});

/** Supplies handed out. Only time and lines are needed; the app fills the channel from the site. */
export const handoutKind = defineKind({
  kind: 'exchange.handout',
  version: 2,
  lately: true,
  // Before kits had parts they were items like any other.
  upgrades: { 1: (body) => body },
  fields: {
    channel: open(code, 'supplies by channel'),
    lines: open(
      v.pipe(v.array(handedOutLine), v.minLength(1), v.maxLength(60)),
      'supplies by item, and stock',
    ),
    bulk: open(
      v.optional(v.strictObject({ label: code })),
      'which kiosk or partner, when it stands for no visit',
    ),
    people: open(
      v.optional(whole(0, 100_000)),
      'people a partner says it supplied, when there is no visit that tells',
    ),
  },
});
export type HandoutBody = BodyOf<typeof handoutKind.fields>;
export type HandoutLine = HandoutBody['lines'][number];

const positive = v.pipe(
  v.number(),
  v.finite(),
  v.gtValue(0, 'quantity-negative'),
  v.maxValue(100_000, 'quantity-absurd'),
);

/**
 * Used syringes that came back, or that nobody asked. What was measured is kept as it was measured, beside the factor
 * that made it a number; without a factor it stays a measure and no number is made up. Never a condition for anything.
 */
export const returnKind = defineKind({
  kind: 'exchange.return',
  version: 1,
  lately: true,
  fields: {
    channel: open(code, 'returns by channel'),
    returned: open(
      v.variant('how', [
        v.strictObject({ how: v.literal('counted'), count: quantityOrZero }),
        v.strictObject({
          how: v.literal('weight'),
          amount: positive,
          unit: v.picklist(['kg', 'lb']),
          perUnit: v.optional(positive),
          estimated: v.optional(quantityOrZero),
        }),
        v.strictObject({
          how: v.literal('containers'),
          containers: v.pipe(
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
          perLitre: v.optional(positive),
          estimated: v.optional(quantityOrZero),
        }),
        v.strictObject({ how: v.literal('not-asked') }),
      ]),
      'returns by month, and bins to order',
    ),
  },
});
export type ReturnBody = BodyOf<typeof returnKind.fields>;
export type Returned = ReturnBody['returned'];

/** How many syringes the organization reckons in a unit of what it measures. The latest by `hlc` for each unit counts. */
export const factorKind = defineKind({
  kind: 'exchange.factor',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    unit: open(v.picklist(['kg', 'lb', 'litre']), 'which measure'),
    perUnit: open(positive, 'estimates returns'),
    source: open(v.optional(line(120)), 'where the figure comes from, shown in the report'),
  },
});
export type FactorBody = BodyOf<typeof factorKind.fields>;

export const exchangeKinds = [handoutKind, returnKind, factorKind] as const;
