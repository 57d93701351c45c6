import type { Effect } from '../effect.ts';

export const naloxoneBystanderSurvival: Effect = {
  id: 'naloxone-bystander-survival',
  link: 'naloxone-survival',
  intervention: 'naloxone given by a bystander',
  outcome: 'survival of an overdose',
  measure: 'odds ratio',
  estimate: 8.58,
  interval: { low: 3.9, high: 13.25, level: 0.95 },
  distribution: { kind: 'normal', mean: 8.58, sd: 2.385248, low: 0 },
  moreBenefit: 'higher',
  design: 'meta-analysis of 4 studies',
  grade: null,
  population: 'people who overdosed',
  source: {
    citation: 'Giglio RE, Li G, DiMaggio CJ. Injury Epidemiology 2015;2',
    identifier: '10.1186/s40621-015-0041-8',
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'The published interval is symmetric on the plain scale, so it is drawn as a normal cut at zero.',
};
