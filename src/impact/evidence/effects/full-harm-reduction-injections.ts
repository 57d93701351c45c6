import type { Effect } from '../effect.ts';

export const fullHarmReductionInjections: Effect = {
  id: 'full-harm-reduction-injections',
  link: 'full-harm-reduction-injections',
  intervention: 'opioid agonist treatment with high coverage of syringe services',
  outcome: 'injections a month',
  measure: 'difference per month',
  estimate: -20.8,
  interval: { low: -27.3, high: -14.4, level: 0.95 },
  distribution: { kind: 'normal', mean: -20.8, sd: 3.290877 },
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
