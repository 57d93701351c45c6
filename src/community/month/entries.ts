import * as v from 'valibot';
import { type BodyOf, defineKind, open } from '#log/index.ts';

/** What may be missing from a month when it is told: no number of it, since one note that waits is about one person. */
export const lacks = ['phones', 'held', 'lost'] as const;
export type Lack = (typeof lacks)[number];

const months = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
/** None was written down; too few people took some; or the number that may be told. */
const standings = ['none', 'few', 'told'] as const;

const line = v.strictObject({
  /** Which line of what was given (community/server.ts). */
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  is: v.picklist(standings),
  value: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** The first month that is in the number, where some of it could not be told in its own. */
  since: v.optional(months),
  /** Some sorts went to too few people and are not in it. */
  isPart: v.optional(v.literal(true)),
});

/**
 * What everyone reads of a month, as it stood some days after its end: written once, by the server alone, so that what hangs on a wall and
 * what stands on the page are the same. What comes in later changes none of it.
 */
export const monthKind = defineKind({
  kind: 'month.said',
  version: 1,
  right: 'house',
  atHome: true,
  fields: {
    month: open(months, 'which month the page tells of'),
    given: open(v.pipe(v.array(line), v.maxLength(20)), 'what was given, on the public page'),
    lacks: open(v.array(v.picklist(lacks)), 'what the page says is missing'),
  },
});
export type MonthBody = BodyOf<typeof monthKind.fields>;
export type GivenLine = MonthBody['given'][number];

/** So many days after its end a month is told: phones have sent by then, and what was held has been looked at. */
export const waitDays = 10;
/** So many months stand on the page. */
export const shownMonths = 3;
