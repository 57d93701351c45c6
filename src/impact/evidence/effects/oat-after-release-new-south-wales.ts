import type { Effect } from '../effect.ts';

export const oatAfterReleaseNewSouthWales: Effect = {
  id: 'oat-after-release-new-south-wales',
  link: 'oat-after-release',
  intervention: 'opioid agonist treatment in the four weeks after release from prison, against none',
  outcome: 'death from any cause',
  measure: 'rate ratio',
  estimate: 0.25,
  interval: { low: 0.12, high: 0.53, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 0.25, low: 0.12, high: 0.53 },
  moreBenefit: 'lower',
  design: 'retrospective cohort, record linkage, adjusted Cox regression',
  grade: null,
  population: '16 453 people with opioid dependence released 60 161 times, New South Wales, 2000 to 2012',
  source: {
    citation: 'Degenhardt L et al. Addiction 2014',
    identifier: '10.1111/add.12536',
    place: 'abstract (university repository)',
    read: '2026-11-26',
  },
  note: 'An adjusted hazard ratio. Deaths per 1000 person-years in these weeks: 36.7 (28.8 to 45.9) with no treatment, 6.4 (5.2 to 7.8) with treatment kept up. An early online version has 0.15 to 0.52.',
};
