import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatOverdoseDeath: Effect = {
  id: 'oat-overdose-death',
  link: 'oat-overdose-death',
  intervention: 'time out of methadone treatment, against time in it',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 4.8,
  interval: { low: 2.9, high: 7.96, level: 0.95 },
  distribution: lognormalFromInterval(4.8, 2.9, 7.96),
  moreBenefit: 'higher',
  design:
    'random-effects meta-analysis of observational studies, 19 cohorts; 12.7 and 2.6 deaths per 1000 person-years',
  grade: null,
  population: 'people treated with methadone',
  source: {
    citation: 'Sordo L et al. BMJ 2017;357:j1550',
    identifier: '10.1136/bmj.j1550',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'Unadjusted ratio.',
};
