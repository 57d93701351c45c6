import * as v from 'valibot';
import { line } from '#log/shared-fields.ts';
import { codeChars, codeShape } from './choice.ts';

/**
 * Quantities. Practice sets no cap (needs-based distribution; docs/practice.md, CDC), so a large number is accepted,
 * with a question at most. What has no meaning is refused: less than nothing, a part of a piece, and numbers that no
 * history holds. The messages are codes; catalogs translate them as `catalog.problem.CODE`.
 */
export const largestQuantity = 100_000_000;

/** The most that one line typed by hand can mean: more is a slip of the thumb. A month out of a spreadsheet may be more. */
export const largestTyped = 100_000;

export type QuantityFault = 'quantity-negative' | 'quantity-fraction' | 'quantity-absurd';

/** A whole number from 0. */
export const quantityOrZero = v.pipe(
  v.number(),
  v.minValue(0, 'quantity-negative' satisfies QuantityFault),
  v.integer('quantity-fraction' satisfies QuantityFault),
  v.maxValue(largestQuantity, 'quantity-absurd' satisfies QuantityFault),
);

/** A whole number from 1: a line of nothing is no line. */
export const quantity = v.pipe(quantityOrZero, v.minValue(1, 'quantity-negative' satisfies QuantityFault));

/** The code of an item or of a choice, known here or not: a newer build or the organization may have added it. */
export const code = v.pipe(v.string(), v.maxLength(codeChars), v.regex(codeShape, 'code-malformed'));

/** Lot as printed on the box. */
export const lot = line(40);

/** What is wrong with a typed number, if anything. For screens, before anything is saved. */
export const quantityFault = (value: number): QuantityFault | undefined => {
  if (!(value >= 0)) return 'quantity-negative';
  if (!Number.isInteger(value)) return 'quantity-fraction';
  return value > largestTyped ? 'quantity-absurd' : undefined;
};

/** Message id for a code that a body was refused with, where this room has words for it. */
export const problemMessage = (problem: string): string | undefined =>
  isFault(problem) ? `catalog.problem.${problem}` : undefined;

const isFault = (problem: string): problem is QuantityFault =>
  problem === 'quantity-negative' || problem === 'quantity-fraction' || problem === 'quantity-absurd';
