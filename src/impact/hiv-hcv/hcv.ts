import { createFieldChecks } from '../field-checks.ts';
import { guardBare } from '../guard.ts';
import type { Problem } from '../problem.ts';
import { type InfectionModel, infectionParameters, type Move, type Stratum } from './model.ts';

/** Stages of hepatitis C in the model, in their order. */
export const HCV_STAGES = ['susceptible', 'acute', 'chronic', 'treated'] as const;

/** All rates per person and year. Nothing has a default. */
export type HcvParameters = {
  readonly transmission: number;
  /** Share who clear the virus by themselves; 0.22 to 0.29 (PMC6211174, table 1). */
  readonly clearance: number;
  /** Acute infection beside chronic. */
  readonly acuteInfectious: number;
  readonly acuteYears: number;
  /** Courses started per person with chronic infection and year. */
  readonly startTreatment: number;
  /** Length of a course in years. */
  readonly courseYears: number;
  /** Share of courses that cure. */
  readonly cure: number;
  readonly stopInjecting: number;
  readonly death: number;
  readonly strata: readonly Stratum[];
  readonly programs: readonly Move[];
  readonly start: readonly (readonly number[])[];
};

const checkParameters = (p: HcvParameters): readonly Problem[] => {
  const checks = createFieldChecks();
  for (const key of ['transmission', 'acuteInfectious', 'startTreatment', 'stopInjecting', 'death'] as const)
    checks.amount(key, p[key]);
  for (const key of ['clearance', 'cure'] as const) checks.probability(key, p[key]);
  for (const key of ['acuteYears', 'courseYears'] as const) checks.range(key, p[key], 1e-6, 1e6);
  return checks.problems;
};

/**
 * Hepatitis C among people who inject. A person who clears the virus or is cured can be infected again. People on
 * a course are counted as not infectious.
 */
export const hcvModel = guardBare(
  infectionParameters([
    'transmission',
    'clearance',
    'acuteInfectious',
    'acuteYears',
    'startTreatment',
    'courseYears',
    'cure',
    'stopInjecting',
    'death',
  ]),
  (p: HcvParameters): InfectionModel => {
    const exit = p.stopInjecting + p.death;
    return {
      problems: checkParameters(p),
      stages: [
        { name: 'susceptible', infectious: 0, exit },
        { name: 'acute', infectious: p.acuteInfectious, exit },
        { name: 'chronic', infectious: 1, exit },
        { name: 'treated', infectious: 0, exit },
      ],
      strata: p.strata,
      transmission: p.transmission,
      infectedEnter: [{ stage: 1, share: 1 }],
      progress: [
        { from: 1, to: 0, rate: p.clearance / p.acuteYears },
        { from: 1, to: 2, rate: (1 - p.clearance) / p.acuteYears },
        { from: 2, to: 3, rate: p.startTreatment },
        { from: 3, to: 0, rate: p.cure / p.courseYears },
        { from: 3, to: 2, rate: (1 - p.cure) / p.courseYears },
      ],
      programs: p.programs,
      start: p.start,
    };
  },
);
