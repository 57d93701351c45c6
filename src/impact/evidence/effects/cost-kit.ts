import type { Effect } from '../effect.ts';

export const costKit: Effect = {
  id: 'cost-kit',
  link: 'cost-kit',
  intervention: 'naloxone kit',
  outcome: 'cost',
  measure: 'US dollars',
  estimate: 55.2,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'model input',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'kit inputs and cost inputs of the public model',
    read: '2026-11-23',
  },
  note: 'The calibrated file carries 61.5.',
};
