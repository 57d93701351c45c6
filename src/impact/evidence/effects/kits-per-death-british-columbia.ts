import type { Effect } from '../effect.ts';

export const kitsPerDeathBritishColumbia: Effect = {
  id: 'kits-per-death-british-columbia',
  link: 'kits-per-death',
  intervention: 'take-home naloxone kits',
  outcome: 'kits for one overdose death averted',
  measure: 'kits per death',
  estimate: 64,
  interval: { low: 40.2, high: 209.6, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 64, low: 40.2, high: 209.6 },
  moreBenefit: 'lower',
  design: 'Markov model fitted to deaths and ambulance calls',
  grade: null,
  population: 'British Columbia, 2012 to October 2016',
  source: {
    citation: 'Irvine MA et al. Lancet Public Health 2018;3:e218-e225',
    identifier: '10.1016/S2468-2667(18)30044-6',
    place: 'abstract: 19 074 kits, 298 deaths averted (91 to 474)',
    read: '2026-11-26',
  },
  note: 'Computed from kits and deaths averted over the whole study; in 2016 alone a kit did more.',
};
