import type { Effect } from '../effect.ts';

export const stateCurveSpread: Effect = {
  id: 'state-curve-spread',
  link: 'state-curve',
  intervention: 'slope of the naloxone use law of a state, against its middle',
  outcome: 'naloxone used',
  measure: 'ratio',
  estimate: 1,
  interval: { low: 0.57, high: 2.07, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 1, low: 0.57, high: 2.07 },
  moreBenefit: 'higher',
  design: 'Bayesian model; widest of three states with fentanyl',
  grade: null,
  population: 'Rhode Island, 2017',
  source: {
    citation: 'Irvine MA et al. Lancet Public Health 2022;7:e210-e218',
    identifier: '10.1016/S2468-2667(21)00304-2',
    place:
      'overview of the authors’ results site: naloxone used in 0.603 (0.410 to 0.853), as -ln(1 - p) against its middle',
    read: '2026-11-26',
  },
  note: 'The curve itself is read from the site’s medians; this carries the width that the authors give for Rhode Island to every state.',
};
