import { createFieldChecks } from '../../field-checks.ts';
import { guardBare } from '../../guard.ts';
import type { Problem } from '../../problem.ts';
import { flat, group } from '../../shape.ts';
/** A stage of infection in the network model; the first of a pathogen is always "susceptible". */
export type NetworkStage = {
  readonly name: string;
  /** Beside the reference stage; 0 for those who pass nothing on. */
  readonly infectious: number;
  /** Moves to other stages, chance per month. */
  readonly next: readonly { readonly to: number; readonly chance: number }[];
};

export type Pathogen = {
  readonly name: string;
  /** Chance of infection in one unsafe injection after a person in the reference stage. */
  readonly perAct: number;
  /** A newly infected person enters stage 1. */
  readonly stages: readonly NetworkStage[];
};

/** A chance per month that gives the mean stay of so many months. */
const perMonth = (months: number): number => Math.min(1, 1 / months);

type HivInputs = {
  readonly perAct: number;
  readonly acuteInfectious: number;
  readonly acuteMonths: number;
  readonly treatedInfectious: number;
  readonly startTreatment: number;
  readonly stopTreatment: number;
};
type HcvInputs = {
  readonly perAct: number;
  readonly acuteMonths: number;
  readonly clearance: number;
  readonly startTreatment: number;
  readonly courseMonths: number;
  readonly cure: number;
};

const checkHiv = (p: HivInputs): readonly Problem[] => {
  const checks = createFieldChecks();
  for (const key of ['perAct', 'startTreatment', 'stopTreatment'] as const) checks.probability(key, p[key]);
  for (const key of ['acuteInfectious', 'treatedInfectious'] as const) checks.range(key, p[key], 0, 1e4);
  checks.range('acuteMonths', p.acuteMonths, 1, 1e6);
  return checks.problems;
};

const checkHcv = (p: HcvInputs): readonly Problem[] => {
  const checks = createFieldChecks();
  for (const key of ['perAct', 'clearance', 'startTreatment', 'cure'] as const)
    checks.probability(key, p[key]);
  for (const key of ['acuteMonths', 'courseMonths'] as const) checks.range(key, p[key], 1, 1e6);
  return checks.problems;
};

/**
 * HIV: susceptible, acute, chronic, treated.
 * Sources of usual figures: per act 0.0067 (Kaplan and Heimer 1992), 0.007 (Scott County setting), 0.008 (Optima
 * HIV, 0.0063 to 0.024); acute beside chronic 5.6 (3.3 to 9.1) (Optima HIV); treated 0.03 (Scott County setting).
 */
export const hivPathogen = guardBare(
  [flat('pathogen', group({}))],
  (p: HivInputs): Pathogen => ({
    name: 'HIV',
    perAct: p.perAct,
    stages: [
      { name: 'susceptible', infectious: 0, next: [] },
      { name: 'acute', infectious: p.acuteInfectious, next: [{ to: 2, chance: perMonth(p.acuteMonths) }] },
      { name: 'chronic', infectious: 1, next: [{ to: 3, chance: p.startTreatment }] },
      { name: 'treated', infectious: p.treatedInfectious, next: [{ to: 2, chance: p.stopTreatment }] },
    ],
  }),
  { further: checkHiv },
);

/**
 * Hepatitis C: susceptible, acute, chronic, on treatment. Cleared and cured people can be infected again.
 * Sources of usual figures: per act 0.03 (Irwin 2017) or 0.01 (HepCEP); clearance 0.22 to 0.29 and cure 0.85 to
 * 0.95 in 12 weeks (PMC6211174, table 1).
 */
export const hcvPathogen = guardBare(
  [flat('pathogen', group({}))],
  (p: HcvInputs): Pathogen => {
    const leaveAcute = perMonth(p.acuteMonths);
    const leaveCourse = perMonth(p.courseMonths);
    return {
      name: 'HCV',
      perAct: p.perAct,
      stages: [
        { name: 'susceptible', infectious: 0, next: [] },
        {
          name: 'acute',
          infectious: 1,
          next: [
            { to: 0, chance: leaveAcute * p.clearance },
            { to: 2, chance: leaveAcute * (1 - p.clearance) },
          ],
        },
        { name: 'chronic', infectious: 1, next: [{ to: 3, chance: p.startTreatment }] },
        {
          name: 'treated',
          infectious: 0,
          next: [
            { to: 0, chance: leaveCourse * p.cure },
            { to: 2, chance: leaveCourse * (1 - p.cure) },
          ],
        },
      ],
    };
  },
  { further: checkHcv },
);
