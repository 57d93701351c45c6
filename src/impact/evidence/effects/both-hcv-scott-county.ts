import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const bothHcvScottCounty: Effect = {
  id: 'both-hcv-scott-county',
  link: 'both-hcv',
  intervention: 'opioid agonist treatment with high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 0.29,
  interval: { low: 0.13, high: 0.65, level: 0.95 },
  distribution: lognormalFromInterval(0.29, 0.13, 0.65),
  moreBenefit: 'lower',
  design: 'model input taken from pooled reviews',
  grade: null,
  population: 'people who inject drugs',
  source: {
    citation: 'Fraser H et al., hepatitis C in Scott County, Indiana',
    identifier: 'PMC6211174',
    place: 'Table 1',
    read: '2026-11-23',
  },
  note: null,
};
