import type { Effect } from '../effect.ts';

export const hcvPerInjectionHepcep: Effect = {
  id: 'hcv-per-injection-hepcep',
  link: 'hcv-per-injection',
  intervention: 'one injection with a contaminated needle',
  outcome: 'HCV infection',
  measure: 'probability',
  estimate: 0.01,
  interval: null,
  distribution: null,
  moreBenefit: 'higher',
  design: 'model default',
  grade: null,
  population: 'Chicago',
  source: {
    citation: 'HepCEP model, default inputs',
    identifier: null,
    place: 'model properties file',
    read: '2026-11-23',
  },
  note: 'No interval is given.',
};
