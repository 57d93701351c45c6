import type { Effect } from '../effect.ts';

export const useLawScale: Effect = {
  id: 'use-law-scale',
  link: 'use-law-scale',
  intervention: 'slope of the naloxone use law per kit and person at risk',
  outcome: 'naloxone used',
  measure: 'ratio',
  estimate: 1,
  interval: { low: 0.75, high: 1.25, level: 0.95 },
  distribution: { kind: 'uniform', low: 0.75, high: 1.25 },
  moreBenefit: 'higher',
  design: 'calibrated; prior uniform over the range, posterior mean 1.00',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'kit inputs and cost inputs of the public model',
    read: '2026-11-23',
  },
  note: null,
};
