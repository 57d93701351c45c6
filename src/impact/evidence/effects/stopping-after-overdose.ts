import type { Effect } from '../effect.ts';

export const stoppingAfterOverdose: Effect = {
  id: 'stopping-after-overdose',
  link: 'stopping-after-overdose',
  intervention: 'hospital visit after an overdose',
  outcome: 'stops using opioids',
  measure: 'probability',
  estimate: 0.0756,
  interval: { low: 0.0484, high: 0.1158, level: 0.95 },
  distribution: { kind: 'beta', a: 19, b: 232 },
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
  note: null,
};
