import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const nspHcvUk: Effect = {
  id: 'nsp-hcv-uk',
  link: 'nsp-hcv',
  intervention: 'high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'odds ratio',
  estimate: 0.48,
  interval: { low: 0.25, high: 0.93, level: 0.95 },
  distribution: lognormalFromInterval(0.48, 0.25, 0.93),
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
