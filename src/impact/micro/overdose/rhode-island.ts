import type { OverdoseParameters } from './parameters.ts';

/** Median and 95 % range over the 1 000 calibrated sets. */
type Marginal = readonly [median: number, low: number, high: number];

/**
 * The calibrated parameters of the Rhode Island model (Zang et al. 2022, PMC9647481), summarized one by one. How they hang
 * together is in the sets themselves (rhode-island-sets.ts).
 */
export const rhodeIslandPosterior: { readonly [Name in keyof OverdoseParameters]: Marginal } = {
  fentanylStart: [0.564103, 0.564103, 0.564103],
  fentanylGrowth: [0.00826732, 0.00339711, 0.00993685],
  fentanylStartOtherDrugs: [0.1567, 0.1567, 0.1567],
  prescriptionDilution: [0.192341, 0.192341, 0.192341],
  overdosePrescription: [0.00231156, 0.00128707, 0.00424097],
  overdoseLowerRisk: [0.0153127, 0.0123654, 0.0183857],
  higherRiskFactor: [3.01443, 1.85764, 4.3268],
  fentanylFactor: [6.40086, 3.97981, 9.76088],
  returnFactor: [4.37759, 3.64214, 5.15943],
  everOverdosedFactor: [4.36371, 2.22935, 6.27161],
  otherDrugsFentanylFactor: [1.0, 1.0, 1.0],
  prescriptionToLowerRisk: [0.000418, 0.000418, 0.000418],
  prescriptionToNotUsing: [0.00374, 0.00374, 0.00374],
  lowerToHigherRisk: [0.00824, 0.00824, 0.00824],
  lowerRiskToNotUsing: [0.00595, 0.00595, 0.00595],
  higherToLowerRisk: [0.0148, 0.0148, 0.0148],
  higherRiskToNotUsing: [0.00254, 0.00254, 0.00254],
  notUsingToReturn: [0.0452, 0.0452, 0.0452],
  notUsingGrowth: [0.00594, 0.00594, 0.00594],
  publicPlace: [0.123971, 0.103832, 0.144632],
  witnessedPublic: [0.815923, 0.75399, 0.875499],
  witnessedPrivate: [0.50099, 0.335603, 0.735474],
  ambulancePublic: [0.68078, 0.567783, 0.793949],
  ambulancePrivate: [0.361645, 0.253934, 0.506988],
  hospital: [0.899765, 0.852456, 0.947764],
  ceaseAfterOverdose: [0.080191, 0.0496556, 0.113694],
  deathUnhelped: [0.0392933, 0.0315947, 0.0538565],
  deathWithNaloxone: [0.00950525, 0.00572667, 0.0129936],
  ambulanceRelativeRisk: [0.579968, 0.427206, 0.74936],
  kitLoss: [0.0645161, 0.0645161, 0.0645161],
  kitStrength: [1.00548, 0.763971, 1.23004],
  kitCap: [1.0, 1.0, 1.0],
  pharmacyKitsPerUsed: [2.69, 2.69, 2.69],
};

/** The medians as one set. */
export const rhodeIslandMedian: OverdoseParameters = {
  fentanylStart: 0.564103,
  fentanylGrowth: 0.00826732,
  fentanylStartOtherDrugs: 0.1567,
  prescriptionDilution: 0.192341,
  overdosePrescription: 0.00231156,
  overdoseLowerRisk: 0.0153127,
  higherRiskFactor: 3.01443,
  fentanylFactor: 6.40086,
  returnFactor: 4.37759,
  everOverdosedFactor: 4.36371,
  otherDrugsFentanylFactor: 1.0,
  prescriptionToLowerRisk: 0.000418,
  prescriptionToNotUsing: 0.00374,
  lowerToHigherRisk: 0.00824,
  lowerRiskToNotUsing: 0.00595,
  higherToLowerRisk: 0.0148,
  higherRiskToNotUsing: 0.00254,
  notUsingToReturn: 0.0452,
  notUsingGrowth: 0.00594,
  publicPlace: 0.123971,
  witnessedPublic: 0.815923,
  witnessedPrivate: 0.50099,
  ambulancePublic: 0.68078,
  ambulancePrivate: 0.361645,
  hospital: 0.899765,
  ceaseAfterOverdose: 0.080191,
  deathUnhelped: 0.0392933,
  deathWithNaloxone: 0.00950525,
  ambulanceRelativeRisk: 0.579968,
  kitLoss: 0.0645161,
  kitStrength: 1.00548,
  kitCap: 1.0,
  pharmacyKitsPerUsed: 2.69,
};

/** Published results of the 1 000 calibrated sets, and what was observed, 2016 to 2019. */
export const rhodeIslandTargets = {
  deaths: [
    { year: 2016, median: 287.0, low: 251.0, high: 319.0, observed: 290 },
    { year: 2017, median: 283.0, low: 254.0, high: 311.0, observed: 286 },
    { year: 2018, median: 272.0, low: 243.0, high: 300.0, observed: 272 },
    { year: 2019, median: 262.0, low: 237.0, high: 294.0, observed: 256 },
  ],
  fentanylShare: [
    { year: 2016, median: 0.742506, low: 0.665505, high: 0.815972, observed: 0.679 },
    { year: 2017, median: 0.734266, low: 0.667939, high: 0.806897, observed: 0.724 },
    { year: 2018, median: 0.757003, low: 0.68, high: 0.833948, observed: 0.831 },
    { year: 2019, median: 0.78629, low: 0.694981, high: 0.854331, observed: 0.836 },
  ],
  hospitalVisits: [
    { year: 2016, median: 1632.0, low: 1496.0, high: 1787.0, observed: 1608 },
    { year: 2017, median: 1635.0, low: 1513.0, high: 1746.0, observed: 1679 },
    { year: 2018, median: 1598.0, low: 1488.0, high: 1724.0, observed: 1561 },
    { year: 2019, median: 1620.0, low: 1489.0, high: 1747.0, observed: 1652 },
  ],
} as const;
