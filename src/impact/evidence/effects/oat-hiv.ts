import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatHiv: Effect = {
  id: 'oat-hiv',
  link: 'oat-hiv',
  intervention: 'opioid agonist treatment',
  outcome: 'new HIV infection',
  measure: 'rate ratio',
  estimate: 0.46,
  interval: { low: 0.32, high: 0.67, level: 0.95 },
  distribution: lognormalFromInterval(0.46, 0.32, 0.67),
  moreBenefit: 'lower',
  design:
    'random-effects meta-analysis of observational studies, 9 studies, 819 infections, 23 608 person-years, I2 60 %',
  grade: null,
  population: 'people who inject drugs',
  source: {
    citation: 'MacArthur GJ et al. BMJ 2012;345:e5945',
    identifier: '10.1136/bmj.e5945',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: null,
};
