import type { Effect } from '../effect.ts';

export const pharmacyKitRatio: Effect = {
  id: 'pharmacy-kit-ratio',
  link: 'pharmacy-kit',
  intervention: 'community kits that do as much as this many pharmacy kits',
  outcome: 'naloxone at hand',
  measure: 'ratio',
  estimate: 2.69,
  interval: { low: 2.5, high: 2.9, level: 0.95 },
  distribution: { kind: 'interval', scale: 'log', median: 2.69, low: 2.5, high: 2.9 },
  moreBenefit: 'lower',
  design: 'model input',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'kit inputs and cost inputs of the public model',
    read: '2026-11-23',
  },
  note: null,
};
