// Parameters of the compartment models for bad-input.fixtures.ts; round figures that describe no place.
export const hiv = {
  transmission: 0.2,
  acuteInfectious: 5,
  lateInfectious: 3,
  treatmentEffect: 0.9,
  acuteYears: 0.25,
  chronicYears: 8,
  startTreatment: 0.2,
  stopTreatment: 0.05,
  stopInjecting: 0.1,
  deathWithoutHiv: 0.01,
  deathLate: 0.3,
  strata: [
    { name: 'none', relativeRisk: 1 },
    { name: 'needles', relativeRisk: 0.5 },
  ],
  programs: [{ from: 0, to: 1, rate: 0.3 }],
  start: [
    [900, 0, 100, 0, 0],
    [0, 0, 0, 0, 0],
  ],
};
export const hcvGroups = {
  groups: [
    { name: 'now and then', share: 0.7, risk: 1 },
    { name: 'every day', share: 0.3, risk: 3 },
  ],
  recent: { years: 3, risk: 2 },
  clearance: 0.25,
  reinfection: 0.8,
  relativeRisk: { oat: 0.5, needles: 0.8, both: 0.3 },
  programs: { oat: 0.2, needles: 0.3 },
  cascade: { tested: 0.5, linked: 0.4, lost: 0.1, treated: 0.3, courseYears: 0.25, cure: 0.95 },
  local: { chronic: 0.4, leave: 0.1 },
  years: 2,
};
export const supply = {
  supplies: [{ name: 'fentanyl', share: 1, doses: [0.7, 0.3], reversible: 1, deathWithoutHelp: 0.1 }],
  dosesAtHand: 2,
  deathWithNaloxone: 0.01,
  months: 12,
};
export const hcv = {
  transmission: 0.2,
  clearance: 0.25,
  acuteInfectious: 1,
  acuteYears: 0.5,
  startTreatment: 0.1,
  courseYears: 0.25,
  cure: 0.9,
  stopInjecting: 0.1,
  death: 0.01,
  strata: [{ name: 'all', relativeRisk: 1 }],
  programs: [],
  start: [[600, 0, 400, 0]],
};
