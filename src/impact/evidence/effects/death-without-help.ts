import type { Effect } from '../effect.ts';

export const deathWithoutHelp: Effect = {
  id: 'death-without-help',
  link: 'death-without-help',
  intervention: 'overdose with no help',
  outcome: 'death',
  measure: 'probability',
  estimate: 0.0588,
  interval: { low: 0.031, high: 0.108, level: 0.95 },
  distribution: { kind: 'beta', a: 9, b: 153 },
  moreBenefit: 'higher',
  design: 'model input',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'decision-tree inputs of the public model',
    read: '2026-11-23',
  },
  note: 'The file gives Beta(9, 153), whose mean is .0556.',
};
