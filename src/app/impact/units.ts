import type { ConstantName } from '#impact/answer/constants.ts';
import type { InputName } from '#impact/answer/inputs.ts';
import type { Measure } from '#impact/evidence/effect.ts';

/** What a figure counts: `percent` is said with its sign, all others in words (`app.impact.unit.NAME`). */
export type Unit =
  | 'percent'
  | 'deaths'
  | 'people'
  | 'kits'
  | 'kits-a-year'
  | 'kits-a-month'
  | 'injections-a-year'
  | 'injections-a-month'
  | 'times'
  | 'months'
  | 'per-death'
  | 'per-months'
  | 'dollars'
  /** A number of a curve, which counts nothing. */
  | 'none';

/** What each input of the answer counts. */
export const unitOf: { readonly [N in InputName]: Unit } = {
  deaths: 'deaths',
  peopleAtRisk: 'people',
  witnessed: 'percent',
  ambulance: 'percent',
  otherKitsPerYear: 'kits-a-year',
  kitsPerMonthBefore: 'kits-a-month',
  useLawScale: 'none',
  pharmacyKitRatio: 'kits',
  deathWithoutHelp: 'percent',
  deathWithNaloxone: 'percent',
  ambulanceRatio: 'times',
  people: 'people',
  wellCovered: 'percent',
  hcvSusceptible: 'percent',
  hcvIncidence: 'percent',
  hivSusceptible: 'percent',
  hivIncidence: 'percent',
  hcvRatio: 'times',
  hivRatio: 'times',
  law: 'none',
  stateSlope: 'none',
  rateRatio: 'times',
  reportedShare: 'percent',
  injectionsPerYear: 'injections-a-year',
  oxygenAlone: 'percent',
  beginTreatment: 'percent',
};

const measured: { readonly [M in Measure]: Unit } = {
  'rate ratio': 'times',
  'risk ratio': 'times',
  'odds ratio': 'times',
  'probability ratio': 'times',
  probability: 'percent',
  'rate per 1000 person-months': 'per-months',
  // The one figure of this kind is injections.
  'difference per month': 'injections-a-month',
  months: 'months',
  ratio: 'none',
  'kits per death': 'per-death',
  'US dollars': 'dollars',
};

/** What a published figure counts. */
export const unitOfEffect = ({
  link,
  measure,
}: {
  readonly link: string;
  readonly measure: Measure;
}): Unit => (link === 'pharmacy-kit' ? 'kits' : measured[measure]);

/** What each constant of the answer counts. */
export const constantUnits: { readonly [N in ConstantName]: Unit } = {
  kitLife: 'months',
  prescriptionWeight: 'kits',
  stateSlope: 'none',
};
