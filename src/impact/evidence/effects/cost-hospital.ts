import type { Effect } from '../effect.ts';

export const costHospital: Effect = {
  id: 'cost-hospital',
  link: 'cost-hospital',
  intervention: 'hospital visit after an overdose',
  outcome: 'cost',
  measure: 'US dollars',
  estimate: 1034,
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
  note: null,
};
