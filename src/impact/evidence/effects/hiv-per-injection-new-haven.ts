import type { Effect } from '../effect.ts';

export const hivPerInjectionNewHaven: Effect = {
  id: 'hiv-per-injection-new-haven',
  link: 'hiv-per-injection',
  intervention: 'one injection with a contaminated needle',
  outcome: 'HIV infection',
  measure: 'probability',
  estimate: 0.0067,
  interval: null,
  distribution: null,
  moreBenefit: 'higher',
  design: 'needle circulation study',
  grade: null,
  population: 'New Haven',
  source: {
    citation: 'Kaplan EH, Heimer R. 1992, New Haven',
    identifier: null,
    place: 'abstract',
    read: '2026-11-23',
  },
  note: 'No interval was read.',
};
