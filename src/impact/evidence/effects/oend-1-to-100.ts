import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oend1To100: Effect = {
  id: 'oend-1-to-100',
  link: 'kits-overdose-death-low',
  intervention: 'overdose education and naloxone, 1 to 100 enrolled per 100 000',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.73,
  interval: { low: 0.57, high: 0.91, level: 0.95 },
  distribution: lognormalFromInterval(0.73, 0.57, 0.91),
  moreBenefit: 'lower',
  design: 'interrupted time series, 19 communities',
  grade: null,
  population: 'Massachusetts communities, 2002 to 2009',
  source: {
    citation: 'Walley AY et al. BMJ 2013;346:f174',
    identifier: '10.1136/bmj.f174',
    place: 'Table 4',
    read: '2026-11-23',
  },
  note: null,
};
