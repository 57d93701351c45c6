import * as v from 'valibot';
import { channels } from '#catalog/channels.ts';
import { limits, uuid } from '#log/index.ts';
import { isReportDay } from '#report/period.ts';

/** What routes take, in the pieces they share. */
export const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
/** A new passphrase. */
export const passphrase = v.pipe(
  v.string(),
  v.minLength(limits.passphraseLeast),
  v.maxLength(limits.passphraseMost),
);
/** One that is to be right: of any length, so that how long a right one must be is not asked of a wrong one. */
export const passphraseTry = v.pipe(v.string(), v.maxLength(limits.passphraseMost));
export const channel = v.picklist(/* @__PURE__ */ channels.map(({ code }) => code));
export const date = v.pipe(
  v.string(),
  v.check((text) => isReportDay(text), 'expected a day such as 2026-03-08'),
);

/** A whole number in a query. */
// @__NO_SIDE_EFFECTS__
export const wholeNumber = (most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.maxValue(most));

/** Where a page of a list begins. */
// @__NO_SIDE_EFFECTS__
export const cursor = (shape: RegExp, isGood: (text: string) => boolean) =>
  v.optional(v.pipe(v.string(), v.regex(shape), v.check(isGood, 'expected a cursor that was given')));
export const pageSize = v.optional(v.pipe(wholeNumber(limits.pageEntries), v.minValue(1)));

/**
 * When the right to hand in what was written before ends, in milliseconds since 1970; left out: a week from now. Until then it
 * is held for a person.
 */
export const handInUntil = /* @__PURE__ */ v.optional(
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000)),
);

export const idParams = v.object({ id: uuid });
export const done = v.object({ done: v.literal(true) });
export const idAnswer = v.object({ id: v.string() });
