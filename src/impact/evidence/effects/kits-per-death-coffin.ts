import type { Effect } from '../effect.ts';

export const kitsPerDeathCoffin: Effect = {
  id: 'kits-per-death-coffin',
  link: 'kits-per-death',
  intervention: 'naloxone kits given to people who use heroin',
  outcome: 'kits for one overdose death averted',
  measure: 'kits per death',
  estimate: 227,
  interval: { low: 71, high: 716, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 227, low: 71, high: 716 },
  moreBenefit: 'lower',
  design: 'decision model',
  grade: null,
  population: 'people who use heroin, United States',
  source: {
    citation: 'Coffin PO and Sullivan SD. Ann Intern Med 2013;158:1-9',
    identifier: null,
    place: 'abstract',
    read: '2026-11-26',
  },
  note: 'Modeled before fentanyl.',
};
