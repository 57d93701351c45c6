import { lognormalFromInterval } from '../../inference/distribution.ts';
import type { Effect } from '../effect.ts';

export const kitsOver100: Effect = {
  id: 'kits-over-100',
  link: 'kits-overdose-death',
  intervention: 'more than 100 naloxone kits ever given out per 100 000 residents',
  outcome: 'overdose death',
  measure: 'rate ratio',
  estimate: 0.88,
  interval: { low: 0.76, high: 1.02, level: 0.95 },
  distribution: lognormalFromInterval(0.88, 0.76, 1.02),
  moreBenefit: 'lower',
  design: 'before and after, counties with and without kits',
  grade: null,
  population: 'North Carolina counties, 2000 to 2016',
  source: {
    citation: 'Naumann RB et al. Drug Alcohol Depend 2019;204:107536',
    identifier: '10.1016/j.drugalcdep.2019.06.038',
    place: 'abstract',
    read: '2026-11-26',
  },
  note: 'Those who run programs note that kits went first to the counties where deaths rose most, which hides part of the effect.',
};
