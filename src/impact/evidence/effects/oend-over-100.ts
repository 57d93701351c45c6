import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oendOver100: Effect = {
  id: 'oend-over-100',
  link: 'kits-overdose-death',
  intervention: 'overdose education and naloxone, more than 100 enrolled per 100 000',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.54,
  interval: { low: 0.39, high: 0.76, level: 0.95 },
  distribution: lognormalFromInterval(0.54, 0.39, 0.76),
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
