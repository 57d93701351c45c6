import type { Effect } from '../effect.ts';

export const oatFirstWeeksMethadone: Effect = {
  id: 'oat-first-weeks-methadone',
  link: 'oat-first-weeks',
  intervention: 'first four weeks of methadone, against the rest of treatment',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 2.01,
  interval: { low: 1.55, high: 5.09, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 2.01, low: 1.55, high: 5.09 },
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
  note: 'That deaths from any cause and by drugs are almost double in these weeks was read in the abstract of the authors’ repository. Estimate and interval are from memory, to be confirmed in the paper.',
};
