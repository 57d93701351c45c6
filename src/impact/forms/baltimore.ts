// The inputs of Irwin et al. 2017 for Baltimore (doi 10.1186/s12954-017-0153-2, Tables 1 to 5, 7, 8), as published:
// a worked example of the form, and its gate. They describe one city in one year and are nobody's defaults.
// Table 6 (emergency visits) was not found, so those visits are left out.
import type { SupervisedSite } from './supervised-site.ts';

export const baltimore: SupervisedSite = {
  participants: 2100,
  peopleWhoInject: 20_950,
  sharingReduction: 0.7,
  hiv: {
    susceptible: 0.823,
    needles: 1_600_000,
    sharing: 0.028,
    notBleached: 1,
    prevalence: 0.177,
    perInjection: 0.0067,
    partners: 1.2,
    lifetimeCost: 402_000,
  },
  hcv: {
    susceptible: 0.25,
    needles: 1_600_000,
    sharing: 0.028,
    notBleached: 1,
    prevalence: 0.75,
    perInjection: 0.03,
    partners: 1.2,
    lifetimeCost: 68_219,
  },
  skin: { hospitalized: 0.0443, reduction: 0.67, days: 6, costPerDay: 2500 },
  deaths: { reduction: 0.257, shareInReach: 0.05, perYear: 463, wage: 25_707, years: 30, discount: 0.03 },
  overdoses: {
    injectionsPerYear: 180_000,
    overdosesPerInjection: 0.00133,
    ambulance: { outside: 0.46, inside: 0.0079, cost: 750 },
    hospital: { outside: 0.12, inside: 0.0079, cost: 2500 },
    emergency: null,
  },
  treatment: { entryShare: 0.0578, retention: 0.5, benefitCostRatio: 4.5, costPerYear: 4000 },
  cost: 1_800_000,
};
