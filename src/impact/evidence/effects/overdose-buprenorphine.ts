import type { Effect } from '../effect.ts';

export const overdoseBuprenorphine: Effect = {
  id: 'overdose-buprenorphine',
  link: 'overdose-buprenorphine',
  intervention: 'buprenorphine treatment',
  outcome: 'overdose',
  measure: 'rate per 1000 person-months',
  estimate: 2.72,
  interval: { low: 2.2, high: 3.28, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 2.72, low: 2.2, high: 3.28 },
  moreBenefit: 'lower',
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
