import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatHcv: Effect = {
  id: 'oat-hcv',
  link: 'oat-hcv',
  intervention: 'current opioid agonist treatment',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.5,
  interval: { low: 0.4, high: 0.63, level: 0.95 },
  distribution: lognormalFromInterval(0.5, 0.4, 0.63),
  moreBenefit: 'lower',
  design:
    'random-effects meta-analysis of observational studies, review of 28 studies (6 279 people), I2 0 %',
  grade: 'GRADE low',
  population: 'people who inject drugs',
  source: {
    citation: 'Platt L et al. Addiction 2018;113:545-563 (Cochrane review and meta-analysis)',
    identifier: '10.1111/add.14012',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: null,
};
