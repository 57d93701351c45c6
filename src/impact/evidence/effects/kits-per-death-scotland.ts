import type { Effect } from '../effect.ts';

export const kitsPerDeathScotland: Effect = {
  id: 'kits-per-death-scotland',
  link: 'kits-per-death',
  intervention: 'take-home naloxone kits, community and prisons',
  outcome: 'kits for one death averted in the four weeks after prison',
  measure: 'kits per death',
  estimate: 285.7,
  interval: { low: 184.6, high: 631.6, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 285.7, low: 184.6, high: 631.6 },
  moreBenefit: 'lower',
  design: 'before and after',
  grade: null,
  population: 'Scotland, 2006 to 2010 against 2011 to 2013',
  source: {
    citation: 'Bird SM et al. Addiction 2016;111:883-891',
    identifier: 'PMC4982071',
    place: 'abstract: 12 000 kits, 42 fewer deaths (19 to 65)',
    read: '2026-11-26',
  },
  note: 'Counts only deaths within four weeks of leaving prison, so it is a lower bound of what the kits did.',
};
