import type { Effect } from '../effect.ts';

export const siteOverdoseNearToronto: Effect = {
  id: 'site-overdose-near-toronto',
  link: 'site-overdose-near',
  intervention: 'opening of supervised sites, within 500 m',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.33,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'ecological, nine sites',
  grade: null,
  population: 'Toronto',
  source: {
    citation: 'Rammohan et al. 2024, Toronto supervised consumption services',
    identifier: null,
    place: 'news summary and listing; the paper was not read',
    read: '2026-11-23',
  },
  note: 'Read in a news summary only.',
};
