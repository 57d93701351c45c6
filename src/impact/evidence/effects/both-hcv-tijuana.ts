import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const bothHcvTijuana: Effect = {
  id: 'both-hcv-tijuana',
  link: 'both-hcv',
  intervention: 'opioid agonist treatment with high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.24,
  interval: { low: 0.09, high: 0.62, level: 0.95 },
  distribution: lognormalFromInterval(0.24, 0.09, 0.62),
  moreBenefit: 'lower',
  design: 'model input taken from pooled reviews',
  grade: null,
  population: 'people who inject drugs',
  source: {
    citation: 'Hepatitis C among people who inject drugs in Tijuana, modelling study',
    identifier: 'PMC8133359',
    place: 'Table 1',
    read: '2026-11-23',
  },
  note: null,
};
