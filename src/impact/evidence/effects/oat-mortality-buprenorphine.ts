import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const oatMortalityBuprenorphine: Effect = {
  id: 'oat-mortality-buprenorphine',
  link: 'oat-mortality',
  intervention: 'time in buprenorphine treatment',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 0.34,
  interval: { low: 0.26, high: 0.45, level: 0.95 },
  distribution: lognormalFromInterval(0.34, 0.26, 0.45),
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
