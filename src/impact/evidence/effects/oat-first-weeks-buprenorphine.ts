import type { Effect } from '../effect.ts';

export const oatFirstWeeksBuprenorphine: Effect = {
  id: 'oat-first-weeks-buprenorphine',
  link: 'oat-first-weeks',
  intervention: 'first four weeks of buprenorphine, against the rest of treatment',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 0.58,
  interval: { low: 0.18, high: 1.85, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 0.58, low: 0.18, high: 1.85 },
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies',
  grade: null,
  population: 'people with opioid dependence',
  source: {
    citation: 'Santo T et al. JAMA Psychiatry 2021;78:979-993',
    identifier: 'PMC8173472',
    place: 'abstract, of which only the beginning was read',
    read: '2026-11-26',
  },
  note: 'Estimate and interval are from memory, to be confirmed in the paper.',
};
