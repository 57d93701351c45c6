import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const bothHcv: Effect = {
  id: 'both-hcv',
  link: 'both-hcv',
  intervention: 'opioid agonist treatment with high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.24,
  interval: { low: 0.07, high: 0.89, level: 0.95 },
  distribution: lognormalFromInterval(0.24, 0.07, 0.89),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, I2 80 %',
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
