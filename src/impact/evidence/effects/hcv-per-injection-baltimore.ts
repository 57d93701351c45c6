import type { Effect } from '../effect.ts';

export const hcvPerInjectionBaltimore: Effect = {
  id: 'hcv-per-injection-baltimore',
  link: 'hcv-per-injection',
  intervention: 'one injection with a contaminated needle',
  outcome: 'HCV infection',
  measure: 'probability',
  estimate: 0.03,
  interval: null,
  distribution: null,
  moreBenefit: 'higher',
  design: 'model input',
  grade: null,
  population: 'Baltimore',
  source: {
    citation: 'Irwin A et al. Harm Reduction Journal 2017;14:29',
    identifier: '10.1186/s12954-017-0153-2',
    place: 'Tables 1 to 8, Table 6 not found',
    read: '2026-11-23',
  },
  note: 'No interval is given.',
};
