import type { Summary } from '#impact/inference/summary.ts';

/**
 * The three numbers of the headline: rounded outward, so that the sentence never claims more than is known. `isUnclear`:
 * the range reaches below zero.
 */
export const headlineOf = ({ median, most }: Summary) => ({
  low: Math.floor(most[0]) + 0,
  high: Math.ceil(most[1]) + 0,
  likely: Math.round(median) + 0,
  isUnclear: most[0] < 0,
});
