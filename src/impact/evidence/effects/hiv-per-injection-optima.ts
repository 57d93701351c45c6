import type { Effect } from '../effect.ts';

export const hivPerInjectionOptima: Effect = {
  id: 'hiv-per-injection-optima',
  link: 'hiv-per-injection',
  intervention: 'one injection with a contaminated needle',
  outcome: 'HIV infection',
  measure: 'probability',
  estimate: 0.008,
  interval: { low: 0.0063, high: 0.024, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.008, low: 0.0063, high: 0.024 },
  moreBenefit: 'higher',
  design: 'model default with range',
  grade: null,
  population: 'people who inject drugs',
  source: {
    citation: 'Optima HIV, default inputs',
    identifier: null,
    place: 'model inputs with ranges',
    read: '2026-11-23',
  },
  note: null,
};
