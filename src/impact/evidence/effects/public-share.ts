import type { Effect } from '../effect.ts';

export const publicShare: Effect = {
  id: 'public-share',
  link: 'public-share',
  intervention: 'overdoses that happen in public',
  outcome: 'share of overdoses',
  measure: 'probability',
  estimate: 0.12,
  interval: { low: 0.05, high: 0.31, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.12, low: 0.05, high: 0.31 },
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
