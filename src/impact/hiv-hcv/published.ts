import { guardBare } from '../guard.ts';
import { notNegative, parameter, probability } from '../shape.ts';
import type { HcvCoverage } from './hcv-coverage.ts';

/**
 * The setting shared by the Vickerman 2012 and Martin 2013 gates. Relative risks are read (Turner 2011, UK
 * pooled). `leave`, the ramp and the cure share were chosen so that the published percentages come out: three
 * numbers fitted to six targets, not an independent prediction.
 */
const ukPeopleWhoInject = {
  relativeRisk: { oat: 0.41, needles: 0.48, both: 0.21 },
  leave: 0.0945,
  cure: 0.6,
  years: 10,
} as const;

/** Both programs from no coverage to `coverage` of people who inject, 40 % chronic at the start, no treatment. */
export const vickermanScenario = guardBare(
  [parameter('coverage', probability)],
  (coverage: number): HcvCoverage => ({
    ...ukPeopleWhoInject,
    chronic: 0.4,
    treated: 0,
    coverage: { oat: [0, coverage], needles: [0, coverage], rampYears: 3 },
  }),
);

/** Both programs from none to 40 %, and `treated` courses a year per person who injects. */
export const martinScenario = guardBare(
  [parameter('chronic', probability), parameter('treated', notNegative)],
  (chronic: number, treated: number): HcvCoverage => ({
    ...ukPeopleWhoInject,
    chronic,
    treated,
    coverage: { oat: [0, 0.4], needles: [0, 0.4], rampYears: 3 },
  }),
);
