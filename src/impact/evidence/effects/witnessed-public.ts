import type { Effect } from '../effect.ts';

export const witnessedPublic: Effect = {
  id: 'witnessed-public',
  link: 'witnessed-public',
  intervention: 'overdose in public',
  outcome: 'witnessed',
  measure: 'probability',
  estimate: 0.82,
  interval: { low: 0.75, high: 0.88, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.82, low: 0.75, high: 0.88 },
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
