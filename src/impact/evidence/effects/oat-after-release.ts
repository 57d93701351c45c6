import type { Effect } from '../effect.ts';

export const oatAfterRelease: Effect = {
  id: 'oat-after-release',
  link: 'oat-after-release',
  intervention: 'opioid agonist treatment after release from incarceration, against none',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 0.09,
  interval: { low: 0.02, high: 0.56, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 0.09, low: 0.02, high: 0.56 },
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
