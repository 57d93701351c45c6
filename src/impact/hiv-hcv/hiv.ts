import { createFieldChecks } from '../field-checks.ts';
import { guardBare } from '../guard.ts';
import type { Problem } from '../problem.ts';
import { type InfectionModel, infectionParameters, type Move, type Stratum } from './model.ts';

/** Stages of HIV in the model, in their order. */
export const HIV_STAGES = ['susceptible', 'acute', 'chronic', 'late', 'treated'] as const;

/** All rates per person and year. Nothing has a default except where a source is named. */
export type HivParameters = {
  /** New infections per year, for one person meeting only chronic infection. */
  readonly transmission: number;
  /** Acute infection beside chronic. Optima HIV defaults: 5.6 (3.3 to 9.1). */
  readonly acuteInfectious: number;
  /** Late infection (CD4 under 200) beside chronic. Optima HIV defaults: 3.49 (1.76 to 6.92). */
  readonly lateInfectious: number;
  /** Share of infectiousness that treatment takes away; Optima HIV defaults for suppressive treatment: 1 (0.92 to 1). */
  readonly treatmentEffect: number;
  readonly acuteYears: number;
  readonly chronicYears: number;
  readonly startTreatment: number;
  readonly stopTreatment: number;
  readonly stopInjecting: number;
  readonly deathWithoutHiv: number;
  readonly deathLate: number;
  readonly strata: readonly Stratum[];
  readonly programs: readonly Move[];
  /** People at the start, by stratum, then stage. */
  readonly start: readonly (readonly number[])[];
};

const checkParameters = (p: HivParameters): readonly Problem[] => {
  const checks = createFieldChecks();
  for (const key of ['transmission', 'acuteInfectious', 'lateInfectious', 'startTreatment'] as const)
    checks.amount(key, p[key]);
  for (const key of ['stopTreatment', 'stopInjecting', 'deathWithoutHiv', 'deathLate'] as const)
    checks.amount(key, p[key]);
  checks.probability('treatmentEffect', p.treatmentEffect);
  for (const key of ['acuteYears', 'chronicYears'] as const) checks.range(key, p[key], 1e-6, 1e6);
  return checks.problems;
};

/** HIV among people who inject: five stages in each stratum of programs (three strata make 15 states). */
export const hivModel = guardBare(
  infectionParameters([
    'transmission',
    'acuteInfectious',
    'lateInfectious',
    'treatmentEffect',
    'acuteYears',
    'chronicYears',
    'startTreatment',
    'stopTreatment',
    'stopInjecting',
    'deathWithoutHiv',
    'deathLate',
  ]),
  (p: HivParameters): InfectionModel => {
    const exit = p.stopInjecting + p.deathWithoutHiv;
    return {
      problems: checkParameters(p),
      stages: [
        { name: 'susceptible', infectious: 0, exit },
        { name: 'acute', infectious: p.acuteInfectious, exit },
        { name: 'chronic', infectious: 1, exit },
        { name: 'late', infectious: p.lateInfectious, exit: exit + p.deathLate },
        { name: 'treated', infectious: 1 - p.treatmentEffect, exit },
      ],
      strata: p.strata,
      transmission: p.transmission,
      infectedEnter: [{ stage: 1, share: 1 }],
      progress: [
        { from: 1, to: 2, rate: 1 / p.acuteYears },
        { from: 2, to: 3, rate: 1 / p.chronicYears },
        { from: 2, to: 4, rate: p.startTreatment },
        { from: 3, to: 4, rate: p.startTreatment },
        { from: 4, to: 2, rate: p.stopTreatment },
      ],
      programs: p.programs,
      start: p.start,
    };
  },
);
