import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const nspHcv: Effect = {
  id: 'nsp-hcv',
  link: 'nsp-hcv',
  intervention: 'high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.79,
  interval: { low: 0.39, high: 1.61, level: 0.95 },
  distribution: lognormalFromInterval(0.79, 0.39, 1.61),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, I2 77 %',
  grade: 'GRADE very low',
  population: 'people who inject drugs',
  source: {
    citation: 'Platt L et al. Addiction 2018;113:545-563 (Cochrane review and meta-analysis)',
    identifier: '10.1111/add.14012',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'The interval includes no effect and harm. It is the default because it is the cautious one.',
};
