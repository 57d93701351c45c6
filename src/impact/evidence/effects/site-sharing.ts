import type { Effect } from '../effect.ts';

export const siteSharing: Effect = {
  id: 'site-sharing',
  link: 'site-sharing',
  intervention: 'use of a supervised site',
  outcome: 'sharing of needles',
  measure: 'risk ratio',
  estimate: 0.3,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'model input, after Kerr 2005',
  grade: null,
  population: 'participants of supervised sites',
  source: {
    citation: 'Irwin A et al. Harm Reduction Journal 2017;14:29',
    identifier: '10.1186/s12954-017-0153-2',
    place: 'Tables 1 to 8, Table 6 not found',
    read: '2026-11-23',
  },
  note: 'A 70 % reduction, without interval.',
};
