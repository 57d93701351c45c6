import type { Effect } from '../effect.ts';

export const oatAfterStopping: Effect = {
  id: 'oat-after-stopping',
  link: 'oat-after-stopping',
  intervention: 'four weeks after treatment ended, against treatment',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 6.01,
  interval: { low: 4.32, high: 8.36, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 6.01, low: 4.32, high: 8.36 },
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
