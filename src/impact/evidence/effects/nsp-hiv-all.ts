import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const nspHivAll: Effect = {
  id: 'nsp-hiv-all',
  link: 'nsp-hiv',
  intervention: 'syringe services',
  outcome: 'new HIV infection',
  measure: 'risk ratio',
  estimate: 0.66,
  interval: { low: 0.43, high: 1.01, level: 0.95 },
  distribution: lognormalFromInterval(0.66, 0.43, 1.01),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, 12 studies, at least 12 000 person-years',
  grade: null,
  population: 'people who inject drugs',
  source: {
    citation: 'Aspinall EJ et al. Int J Epidemiol 2014;43:235-248',
    identifier: '10.1093/ije/dyt243',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: null,
};
