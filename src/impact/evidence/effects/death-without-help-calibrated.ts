import type { Effect } from '../effect.ts';

export const deathWithoutHelpCalibrated: Effect = {
  id: 'death-without-help-calibrated',
  link: 'death-without-help',
  intervention: 'overdose with no help',
  outcome: 'death',
  measure: 'probability',
  estimate: 0.0402,
  interval: { low: 0.0316, high: 0.0538, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.0402, low: 0.0316, high: 0.0538 },
  moreBenefit: 'higher',
  design: 'calibrated to deaths and emergency visits',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, calibrated sets',
    identifier: 'PMC9647481',
    place: '1 000 calibrated parameter sets: mean and central 95 %',
    read: '2026-11-23',
  },
  note: 'Lower than the input it was calibrated from, so it is the cautious one: help then prevents less.',
};
