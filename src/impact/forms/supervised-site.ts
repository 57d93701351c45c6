// What one supervised site averts in a year: the closed form of Irwin et al. 2017 (doi 10.1186/s12954-017-0153-2).
// Formulas are inferred from the paper's parameter tables and confirmed by its results (validate/gates/irwin.ts).
//
//   infections   A = I N s d (1 - (1 - q t)^m),  averted = A n C / T
//   hospital     C h r L days for skin and soft-tissue infection
//   deaths       reduction x share of deaths in reach x deaths
//   calls, ER, hospital after overdose   overdoses on site x (rate outside - rate inside)
//   treatment    C x entry share

import { type Checker, createChecker } from '../check.ts';
import { guard, guardBare } from '../guard.ts';
import type { Result } from '../problem.ts';
import { amount, flat, group, orNull } from '../shape.ts';

/** One infection (HIV or HCV) among the people who inject in the city. Shares are 0 to 1. */
export type InfectionInputs = {
  /** I: share not yet infected. */
  readonly susceptible: number;
  /** N: needles in circulation a year. */
  readonly needles: number;
  /** s: share of injections with a shared needle. */
  readonly sharing: number;
  /** d: share of shared needles not bleached. */
  readonly notBleached: number;
  /** q: share infected. */
  readonly prevalence: number;
  /** t: chance of infection per contaminated injection. */
  readonly perInjection: number;
  /** m: partners sharing one needle. */
  readonly partners: number;
  /** Lifetime cost of one infection. */
  readonly lifetimeCost: number;
};

export type SupervisedSite = {
  /** C: participants of the site. */
  readonly participants: number;
  /** T: people who inject in the city. */
  readonly peopleWhoInject: number;
  /** n: reduction of sharing among participants. */
  readonly sharingReduction: number;
  readonly hiv: InfectionInputs;
  readonly hcv: InfectionInputs;
  readonly skin: {
    /** h: share of participants in hospital for it in a year. */
    readonly hospitalized: number;
    /** r: reduction. */
    readonly reduction: number;
    /** L: days a stay. */
    readonly days: number;
    readonly costPerDay: number;
  };
  readonly deaths: {
    /** Reduction of overdose deaths in the site's reach. */
    readonly reduction: number;
    /** Share of the city's overdose deaths in reach. */
    readonly shareInReach: number;
    /** Overdose deaths a year in the city. */
    readonly perYear: number;
    /** Yearly wage, working years and discount rate that value one life. */
    readonly wage: number;
    readonly years: number;
    readonly discount: number;
  };
  readonly overdoses: {
    readonly injectionsPerYear: number;
    readonly overdosesPerInjection: number;
    readonly ambulance: OutsideInside;
    readonly hospital: OutsideInside;
    /** Null when the local rate is not known: then no visits are counted. */
    readonly emergency: OutsideInside | null;
  };
  readonly treatment: {
    readonly entryShare: number;
    readonly retention: number;
    readonly benefitCostRatio: number;
    readonly costPerYear: number;
  };
  /** Yearly cost of the site. */
  readonly cost: number;
};

/** Share of overdoses that end so outside and on site, and the cost of one. */
export type OutsideInside = { readonly outside: number; readonly inside: number; readonly cost: number };

export type SiteBenefits = {
  readonly hivAverted: number;
  readonly hcvAverted: number;
  readonly hospitalDaysAverted: number;
  readonly deathsAverted: number;
  readonly valuePerDeath: number;
  readonly overdosesOnSite: number;
  readonly ambulanceCallsAverted: number;
  readonly hospitalizationsAverted: number;
  /** Null when the outside rate was not given. */
  readonly emergencyVisitsAverted: number | null;
  readonly treatmentEntries: number;
  readonly savings: number;
  readonly cost: number;
  readonly benefitCostRatio: number;
};

const siteShape = group({
  participants: amount,
  peopleWhoInject: amount,
  hiv: group({}),
  hcv: group({}),
  skin: group({}),
  deaths: group({}),
  overdoses: group({ ambulance: group({}), hospital: group({}), emergency: orNull(group({})) }),
  treatment: group({}),
});

/** Benefits of a year of the site; money in the currency of the inputs. */
export const siteBenefits = guard([flat('site', siteShape)], (site: SupervisedSite): Result<SiteBenefits> => {
  const check = createChecker();
  checkSite(check, site);
  return check.finish(() => computeBenefits(site));
});

const computeBenefits = (site: SupervisedSite): SiteBenefits => {
  const { skin, deaths, overdoses, treatment } = site;
  const hivAverted = infectionsAverted(site.hiv, site);
  const hcvAverted = infectionsAverted(site.hcv, site);
  const hospitalDaysAverted = site.participants * skin.hospitalized * skin.reduction * skin.days;
  const deathsAverted = deaths.reduction * deaths.shareInReach * deaths.perYear;
  const valuePerDeath = deaths.wage * annuity(deaths.years, deaths.discount);
  const overdosesOnSite = overdoses.injectionsPerYear * overdoses.overdosesPerInjection;
  const averted = ({ outside, inside }: OutsideInside): number => overdosesOnSite * (outside - inside);
  const ambulanceCallsAverted = averted(overdoses.ambulance);
  const hospitalizationsAverted = averted(overdoses.hospital);
  const emergencyVisitsAverted = overdoses.emergency === null ? null : averted(overdoses.emergency);
  const treatmentEntries = site.participants * treatment.entryShare;
  const savings =
    hivAverted * site.hiv.lifetimeCost +
    hcvAverted * site.hcv.lifetimeCost +
    hospitalDaysAverted * skin.costPerDay +
    deathsAverted * valuePerDeath +
    ambulanceCallsAverted * overdoses.ambulance.cost +
    hospitalizationsAverted * overdoses.hospital.cost +
    (emergencyVisitsAverted ?? 0) * (overdoses.emergency?.cost ?? 0) +
    treatmentEntries * treatment.retention * (treatment.benefitCostRatio - 1) * treatment.costPerYear;
  return {
    hivAverted,
    hcvAverted,
    hospitalDaysAverted,
    deathsAverted,
    valuePerDeath,
    overdosesOnSite,
    ambulanceCallsAverted,
    hospitalizationsAverted,
    emergencyVisitsAverted,
    treatmentEntries,
    savings,
    cost: site.cost,
    benefitCostRatio: savings / site.cost,
  };
};

/** New infections a year in the city before the site (Kaplan-O'Keefe form), unchecked. */
export const newInfections = guardBare(
  [flat('infection', group({}))],
  (i: InfectionInputs): number =>
    i.susceptible *
    i.needles *
    i.sharing *
    i.notBleached *
    (i.partners === 0 ? 0 : -Math.expm1(i.partners * Math.log1p(-i.prevalence * i.perInjection))),
  {
    further: (infection) => {
      const check = createChecker();
      checkInfection(check, '', infection);
      return check.problems;
    },
  },
);

const infectionsAverted = (inputs: InfectionInputs, site: SupervisedSite): number =>
  (newInfections(inputs) * site.sharingReduction * site.participants) / site.peopleWhoInject;

// Present value of 1 a year for `years`, paid at the end of each; `years` itself when nothing is discounted.
const annuity = (years: number, rate: number): number =>
  rate === 0 ? years : (1 - (1 + rate) ** -years) / rate;

const checkSite = (check: Checker, site: SupervisedSite): void => {
  check.notNegative('participants', site.participants);
  check.positive('peopleWhoInject', site.peopleWhoInject);
  if (site.participants > site.peopleWhoInject) {
    check.report('more-than', 'participants', {
      got: site.participants,
      limit: site.peopleWhoInject,
      of: 'peopleWhoInject',
    });
  }
  check.probability('sharingReduction', site.sharingReduction);
  for (const name of ['hiv', 'hcv'] as const) checkInfection(check, `${name}.`, site[name]);
  check.probability('skin.hospitalized', site.skin.hospitalized);
  check.probability('skin.reduction', site.skin.reduction);
  check.notNegative('skin.days', site.skin.days);
  check.notNegative('skin.costPerDay', site.skin.costPerDay);
  check.probability('deaths.reduction', site.deaths.reduction);
  check.probability('deaths.shareInReach', site.deaths.shareInReach);
  for (const key of ['perYear', 'wage', 'years', 'discount'] as const) {
    check.notNegative(`deaths.${key}`, site.deaths[key]);
  }
  check.notNegative('overdoses.injectionsPerYear', site.overdoses.injectionsPerYear);
  check.probability('overdoses.overdosesPerInjection', site.overdoses.overdosesPerInjection);
  for (const key of ['ambulance', 'hospital', 'emergency'] as const) {
    const rates = site.overdoses[key];
    if (rates === null) continue;
    check.probability(`overdoses.${key}.outside`, rates.outside);
    check.probability(`overdoses.${key}.inside`, rates.inside);
    check.notNegative(`overdoses.${key}.cost`, rates.cost);
  }
  check.probability('treatment.entryShare', site.treatment.entryShare);
  check.probability('treatment.retention', site.treatment.retention);
  check.notNegative('treatment.benefitCostRatio', site.treatment.benefitCostRatio);
  check.notNegative('treatment.costPerYear', site.treatment.costPerYear);
  check.positive('cost', site.cost);
};

const checkInfection = (check: Checker, at: string, infection: InfectionInputs): void => {
  for (const key of ['susceptible', 'sharing', 'notBleached', 'prevalence', 'perInjection'] as const) {
    check.probability(`${at}${key}`, infection[key]);
  }
  for (const key of ['needles', 'partners', 'lifetimeCost'] as const) {
    check.notNegative(`${at}${key}`, infection[key]);
  }
};
