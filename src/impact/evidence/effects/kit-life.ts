import type { Effect } from '../effect.ts';

export const kitLife: Effect = {
  id: 'kit-life',
  link: 'kit-life',
  intervention: 'naloxone kit handed out',
  outcome: 'mean life of a kit in circulation',
  measure: 'months',
  estimate: 15.5,
  interval: null,
  distribution: null,
  moreBenefit: 'higher',
  design: 'model constant',
  grade: null,
  population: 'Rhode Island, 2016 to 2019',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'kit inputs and cost inputs of the public model',
    read: '2026-11-23',
  },
  note: 'No interval is given.',
};
