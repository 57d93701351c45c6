import type { Effect } from '../effect.ts';

export const ambulanceDeathRatio: Effect = {
  id: 'ambulance-death-ratio',
  link: 'ambulance-death',
  intervention: 'ambulance called, no naloxone given by a bystander',
  outcome: 'death',
  measure: 'probability ratio',
  estimate: 0.588,
  interval: { low: 0.419, high: 0.758, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.588, low: 0.419, high: 0.758 },
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
