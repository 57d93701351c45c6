import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const fullHarmReductionSharing: Effect = {
  id: 'full-harm-reduction-sharing',
  link: 'full-harm-reduction-sharing',
  intervention: 'opioid agonist treatment with high coverage of syringe services',
  outcome: 'sharing of needles',
  measure: 'odds ratio',
  estimate: 0.52,
  interval: { low: 0.32, high: 0.83, level: 0.95 },
  distribution: lognormalFromInterval(0.52, 0.32, 0.83),
  moreBenefit: 'lower',
  design: 'pooled UK surveys',
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
