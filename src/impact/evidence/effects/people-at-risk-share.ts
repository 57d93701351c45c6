import type { Effect } from '../effect.ts';

export const peopleAtRiskShare: Effect = {
  id: 'people-at-risk-share',
  link: 'people-at-risk',
  intervention: 'living in the area',
  outcome: 'people at risk of an overdose, as a share of residents',
  measure: 'probability',
  estimate: 0.0598,
  interval: null,
  distribution: null,
  moreBenefit: 'higher',
  design: 'model input: 63 131 people of 1 055 673 residents',
  grade: null,
  population: 'Rhode Island, 2016',
  source: {
    citation: 'Zang X et al. 2022, Rhode Island overdose microsimulation, public inputs',
    identifier: 'PMC9647481',
    place: 'starting population',
    read: '2026-11-26',
  },
  note: 'Everyone who uses opioids, prescribed or not, and everyone who uses other drugs that may hold fentanyl. One place; no interval is given.',
};
