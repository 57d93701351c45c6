import type { Effect } from '../effect.ts';

export const siteOverdoseNearVancouver: Effect = {
  id: 'site-overdose-near-vancouver',
  link: 'site-overdose-near',
  intervention: 'opening of a supervised site, within 500 m',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.65,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'before and after; 253.8 to 165.1 per 100 000 person-years, p = .048',
  grade: null,
  population: 'Vancouver',
  source: {
    citation: 'Marshall BDL et al. Lancet 2011;377:1429-1437',
    identifier: '10.1016/S0140-6736(10)62353-7',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'No interval is given for the ratio.',
};
