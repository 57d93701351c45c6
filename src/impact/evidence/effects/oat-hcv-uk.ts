import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatHcvUk: Effect = {
  id: 'oat-hcv-uk',
  link: 'oat-hcv',
  intervention: 'current opioid agonist treatment',
  outcome: 'new HCV infection',
  measure: 'odds ratio',
  estimate: 0.41,
  interval: { low: 0.21, high: 0.82, level: 0.95 },
  distribution: lognormalFromInterval(0.41, 0.21, 0.82),
  moreBenefit: 'lower',
  design: 'pooled UK surveys, 919 people, 40 infections',
  grade: null,
  population: 'people who inject drugs in six UK sites',
  source: {
    citation: 'Turner KME et al. Addiction 2011;106:1978-1988',
    identifier: '10.1111/j.1360-0443.2011.03515.x',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: null,
};
