import type { JsonObject } from '#log/index.ts';
import type { CareNeed } from '../entries.ts';
import { type Coding, gravity } from './codes.ts';
import { concept } from './concepts.ts';

/** Of what people may want, what HL7's Gravity project has a category for that means just that. */
const categories: Readonly<Partial<Record<CareNeed, string>>> = {
  food: 'food-insecurity',
  violence: 'intimate-partner-violence',
};

export const gravityCategory = (need: CareNeed): JsonObject =>
  concept({ system: gravity, code: categories[need] ?? 'sdoh-category-unspecified' });

/** What others may want of us by such a category, where nothing closer is said. A person confirms it. */
export const needByCategory: readonly (readonly [Coding, CareNeed])[] = (
  [
    ['food-insecurity', 'food'],
    ['housing-instability', 'housing'],
    ['homelessness', 'housing'],
    ['inadequate-housing', 'housing'],
    ['intimate-partner-violence', 'violence'],
    ['financial-insecurity', 'benefits'],
    ['health-insurance-coverage-status', 'benefits'],
  ] as const
).map(([code, need]) => [{ system: gravity, code }, need]);
