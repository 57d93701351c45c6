import type { Effect } from '../effect.ts';

export const deathWithNaloxone: Effect = {
  id: 'death-with-naloxone',
  link: 'death-with-naloxone',
  intervention: 'overdose, naloxone given by a bystander',
  outcome: 'death',
  measure: 'probability',
  estimate: 0.00856,
  interval: { low: 0.00555, high: 0.0132, level: 0.95 },
  distribution: { kind: 'beta', a: 20, b: 2336 },
  moreBenefit: 'lower',
  design: 'model input',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'decision-tree inputs of the public model',
    read: '2026-11-23',
  },
  note: null,
};
