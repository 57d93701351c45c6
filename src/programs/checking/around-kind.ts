import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open } from '#log/index.ts';

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
/** Values that are shown as one, since each alone would speak of too few. */
const group = v.pipe(v.array(code), v.minLength(1), v.maxLength(2_000));

/**
 * What is around, as it left the organization: whole weeks, made safe, once and for good. The server writes it; what comes in later
 * changes none of it.
 */
export const aroundKind = defineKind({
  kind: 'checking.around',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    from: open(day, 'which weeks: a Monday'),
    to: open(day, 'which weeks: a Sunday'),
    samples: open(whole(1, 1_000_000), 'how many samples had their first result in these weeks'),
    hours: open(
      v.optional(whole(0, 100_000)),
      'hours that half of the samples released in these weeks waited at most; left out where too few were',
    ),
    rows: open(
      v.pipe(
        v.array(v.strictObject({ area: group, expected: group, found: group, times: whole(1, 1_000_000) })),
        v.maxLength(5_000),
      ),
      'expected against found, by area',
    ),
  },
});
export type AroundBody = BodyOf<typeof aroundKind.fields>;
