import type { HivParameters } from './hiv.ts';

/**
 * A worked example with 15 states (five stages, three strata) for benches and checks of the solver. It
 * describes no place: the rates are round figures, chosen to exercise fast and slow stages together.
 */
export const fifteenStates: HivParameters = {
  transmission: 0.25,
  acuteInfectious: 5.6,
  lateInfectious: 3.49,
  treatmentEffect: 0.95,
  acuteYears: 0.25,
  chronicYears: 8,
  startTreatment: 0.2,
  stopTreatment: 0.05,
  stopInjecting: 0.07,
  deathWithoutHiv: 0.01,
  deathLate: 0.3,
  strata: [
    { name: 'no program', relativeRisk: 1 },
    { name: 'one program', relativeRisk: 0.5 },
    { name: 'both programs', relativeRisk: 0.25 },
  ],
  programs: [
    { from: 0, to: 1, rate: 0.3 },
    { from: 1, to: 2, rate: 0.2 },
    { from: 1, to: 0, rate: 1 },
    { from: 2, to: 1, rate: 1 },
  ],
  start: [
    [9500, 50, 300, 50, 100],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ],
};
