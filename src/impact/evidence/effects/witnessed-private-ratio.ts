import type { Effect } from '../effect.ts';

export const witnessedPrivateRatio: Effect = {
  id: 'witnessed-private-ratio',
  link: 'witnessed-private',
  intervention: 'overdose in private, against in public',
  outcome: 'witnessed',
  measure: 'probability ratio',
  estimate: 0.6,
  interval: { low: 0.2, high: 1, level: 0.95 },
  distribution: { kind: 'pert', low: 0.2, mode: 0.6, high: 1 },
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
