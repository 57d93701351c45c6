import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { day } from '#log/shared-fields.ts';

const count = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
/** Values that are shown as one, since each alone would speak of too few. */
const group = v.pipe(v.array(code), v.minLength(1));

/** What left for some weeks, as pages and files show it. */
const aroundSchema = v.strictObject({
  /** A Monday and a Sunday. */
  from: day,
  to: day,
  /** How many samples had their first result in these weeks. */
  samples: count(1),
  /** Hours that half of the samples released in these weeks waited at most; left out where too few were. */
  hours: v.optional(count(0)),
  rows: v.array(v.strictObject({ area: group, expected: group, found: group, times: count(1) })),
});
export type Around = v.InferOutput<typeof aroundSchema>;

/** What an entry says; undefined for what is no such text. */
export const readSaid = (text: string): Around | undefined => {
  try {
    const read = v.safeParse(aroundSchema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
};
