import type { Effect } from '../effect.ts';

export const siteOverdoseElsewhereVancouver: Effect = {
  id: 'site-overdose-elsewhere-vancouver',
  link: 'site-overdose-elsewhere',
  intervention: 'opening of a supervised site, rest of the city',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.907,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'before and after; 7.6 to 6.9 per 100 000 person-years, p = .49',
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
