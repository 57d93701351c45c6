import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const nspHivHigherQuality: Effect = {
  id: 'nsp-hiv-higher-quality',
  link: 'nsp-hiv',
  intervention: 'syringe services',
  outcome: 'new HIV infection',
  measure: 'risk ratio',
  estimate: 0.42,
  interval: { low: 0.22, high: 0.81, level: 0.95 },
  distribution: lognormalFromInterval(0.42, 0.22, 0.81),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, the 6 studies of higher quality',
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
