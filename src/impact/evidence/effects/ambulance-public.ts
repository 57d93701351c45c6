import type { Effect } from '../effect.ts';

export const ambulancePublic: Effect = {
  id: 'ambulance-public',
  link: 'ambulance-public',
  intervention: 'overdose witnessed in public',
  outcome: 'ambulance called',
  measure: 'probability',
  estimate: 0.662,
  interval: { low: 0.561, high: 0.799, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.662, low: 0.561, high: 0.799 },
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
