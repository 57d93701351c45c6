import type { Effect } from '../effect.ts';

export const nspHcvNorthAmerica: Effect = {
  id: 'nsp-hcv-north-america',
  link: 'nsp-hcv',
  intervention: 'high coverage of syringe services',
  outcome: 'new HCV infection',
  measure: 'risk ratio',
  estimate: 1.58,
  interval: null,
  distribution: null,
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies, North American studies, I2 89.5 %',
  grade: 'GRADE very low',
  population: 'people who inject drugs in North America',
  source: {
    citation: 'Platt L et al. Addiction 2018;113:545-563 (Cochrane review and meta-analysis)',
    identifier: '10.1111/add.14012',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'The interval was not read, so this figure is shown and never drawn.',
};
