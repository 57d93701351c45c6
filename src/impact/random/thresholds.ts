import { ln } from './exact.ts';
import { lnWord } from './ln-word.ts';

const WORDS = 4294967296;

/** The threshold below which a 32-bit word means "yes": P(word < threshold) = p to within 2^-32. */
export const thresholdOf = (probability: number): number => Math.round(probability * WORDS);

/** A word as a uniform in (0, 1). */
export const uniformOf = (word: number): number => (word + 0.5) / WORDS;

/**
 * Factor for `skipOf`: 1 / ln(1 - p). For p = 0 it is -Infinity, for p = 1 it is -0.
 */
export const skipFactor = (probability: number): number => {
  if (probability >= 1) return -0;
  // Below a billionth, 1 - p loses digits (and is 1 in the end); ln(1 - p) is -p there to ten digits.
  if (probability < 1e-10) return probability > 0 ? -1 / probability : Number.NEGATIVE_INFINITY;
  return 1 / ln(1 - probability);
};

/**
 * Steps in which nothing happens before the next event, when each step has probability p: geometric, from one
 * word. `factor` is `skipFactor(p)`. A result of 0 means the very next step. Infinity when p is 0.
 */
export const skipOf = (word: number, factor: number): number => {
  if (factor === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.floor(lnWord(word) * factor);
};
