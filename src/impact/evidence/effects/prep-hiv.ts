import type { Effect } from '../effect.ts';

export const prepHiv: Effect = {
  id: 'prep-hiv',
  link: 'prep-hiv',
  intervention: 'taking PrEP, share of risk removed',
  outcome: 'HIV infection',
  measure: 'probability',
  estimate: 0.95,
  interval: { low: 0.92, high: 0.97, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.95, low: 0.92, high: 0.97 },
  moreBenefit: 'higher',
  design: 'model default with range',
  grade: null,
  population: 'people who take it',
  source: {
    citation: 'Optima HIV, default inputs',
    identifier: null,
    place: 'model inputs with ranges',
    read: '2026-11-23',
  },
  note: null,
};
