import type { Effect } from '../effect.ts';

export const overdoseNoTreatment: Effect = {
  id: 'overdose-no-treatment',
  link: 'overdose-no-treatment',
  intervention: 'opioid use without treatment',
  outcome: 'overdose',
  measure: 'rate per 1000 person-months',
  estimate: 6.76,
  interval: { low: 5.4, high: 8.0, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 6.76, low: 5.4, high: 8.0 },
  moreBenefit: 'higher',
  design: 'model input',
  grade: null,
  population: 'Massachusetts',
  source: {
    citation: 'RESPOND overdose model, Massachusetts inputs',
    identifier: 'PMC10500382',
    place: 'Table 1',
    read: '2026-11-23',
  },
  note: null,
};
