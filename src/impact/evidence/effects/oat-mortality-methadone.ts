import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatMortalityMethadone: Effect = {
  id: 'oat-mortality-methadone',
  link: 'oat-mortality',
  intervention: 'time in methadone treatment',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 0.47,
  interval: { low: 0.41, high: 0.54, level: 0.95 },
  distribution: lognormalFromInterval(0.47, 0.41, 0.54),
  moreBenefit: 'lower',
  design: 'random-effects meta-analysis of observational studies',
  grade: null,
  population: 'people with opioid dependence',
  source: {
    citation: 'Santo T et al. JAMA Psychiatry 2021;78:979-993',
    identifier: '10.1001/jamapsychiatry.2021.0976',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'The journal lists corrections to the abstract (2021, 2022) and to results and tables (2023).',
};
