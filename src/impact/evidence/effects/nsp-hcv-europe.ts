import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const nspHcvEurope: Effect = {
  id: 'nsp-hcv-europe',
  link: 'nsp-hcv',
  intervention: 'high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.44,
  interval: { low: 0.24, high: 0.8, level: 0.95 },
  distribution: lognormalFromInterval(0.44, 0.24, 0.8),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, European studies, I2 12 %',
  grade: 'GRADE very low',
  population: 'people who inject drugs in Europe',
  source: {
    citation: 'Platt L et al. Addiction 2018;113:545-563 (Cochrane review and meta-analysis)',
    identifier: '10.1111/add.14012',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: null,
};
