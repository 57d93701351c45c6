import type { Effect } from '../effect.ts';

export const ambulancePrivateRatio: Effect = {
  id: 'ambulance-private-ratio',
  link: 'ambulance-private',
  intervention: 'overdose witnessed in private, against in public',
  outcome: 'ambulance called',
  measure: 'probability ratio',
  estimate: 0.59,
  interval: { low: 0.4, high: 0.7, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.59, low: 0.4, high: 0.7 },
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
