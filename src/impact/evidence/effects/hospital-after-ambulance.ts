import type { Effect } from '../effect.ts';

export const hospitalAfterAmbulance: Effect = {
  id: 'hospital-after-ambulance',
  link: 'hospital-after-ambulance',
  intervention: 'ambulance called',
  outcome: 'taken to hospital',
  measure: 'probability',
  estimate: 0.9,
  interval: { low: 0.85, high: 0.95, level: 0.95 },
  distribution: { kind: 'interval', scale: 'logit', median: 0.9, low: 0.85, high: 0.95 },
  moreBenefit: 'higher',
  design: 'model input',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'decision-tree inputs of the public model',
    read: '2026-11-23',
  },
  note: null,
};
