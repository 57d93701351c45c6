// What people who begin opioid agonist treatment gain: who stays, the first four weeks, and the four weeks after it ends.
/**
 * People who begin, and deaths per 1000 person-years. Ratios are to `deathsInTreatment`, that of treatment after its first four
 * weeks. Sources of usual figures: 2.6 in methadone and 12.7 out of it, by overdose (Sordo 2017); first weeks 2.01 (1.55 to
 * 5.09) for methadone, 0.58 (0.18 to 1.85) for buprenorphine, after stopping 6.01 (4.32 to 8.36) (Santo 2021, from memory: to be confirmed); in treatment after
 * six months 0.66 for methadone, 0.47 for buprenorphine (PMC10500382, table 1).
 */
export type TreatmentPlan = {
  readonly starts: number;
  /** Share still in treatment after six months; people leave at one rate. */
  readonly retainedSixMonths: number;
  readonly deathsInTreatment: number;
  readonly deathsOutside: number;
  readonly firstWeeksRatio: number;
  readonly afterStoppingRatio: number;
  /** Time from the start that is counted, in years; who has left is not taken to begin again. */
  readonly years: number;
  /**
   * Left prison at the start: for its first four weeks deaths outside are `deaths` per 1000 person-years, and `ratio` of that in
   * treatment: 36.7 and 0.25 (0.12 to 0.53) in New South Wales, from any cause (Degenhardt 2014). Replaces the first four weeks of both.
   */
  readonly release?: { readonly deaths: number; readonly ratio: number } | undefined;
};

export type TreatmentBenefit = {
  readonly deathsWithTreatment: number;
  readonly deathsWithout: number;
  /** May be below zero: a short stay can cost more by its ends than it averts. */
  readonly deathsAverted: number;
  /** Person-years: the first four weeks, later treatment, the four weeks after it ended, later without. */
  readonly personYears: readonly [first: number, later: number, afterEnd: number, without: number];
};

export const fourWeeks = 28 / 365.25;

/** Expected deaths of those who begin, against the same people outside, unchecked. Deaths are few, so nobody is taken out of the count by them. */
export const benefitOf = (plan: TreatmentPlan): TreatmentBenefit => {
  const { starts, years, release, deathsInTreatment: inside, deathsOutside: outside } = plan;
  const leave = -Math.log(plan.retainedSixMonths) / 0.5;
  /** Years in treatment from `from` to `to`, of one who begins. */
  const inTreatment = (from: number, to: number): number =>
    leave === 0 ? to - from : (Math.exp(-leave * from) - Math.exp(-leave * to)) / leave;
  const first = inTreatment(0, fourWeeks);
  const later = inTreatment(fourWeeks, years);
  // Who left within the last four weeks: those out at time t less those who were out four weeks before.
  const out = (to: number): number => to - inTreatment(0, to);
  const afterEnd = out(years) - out(years - fourWeeks);
  const without = out(years - fourWeeks);
  const firstDeaths =
    release === undefined ? first * inside * plan.firstWeeksRatio : first * release.deaths * release.ratio;
  const withTreatment =
    firstDeaths + later * inside + afterEnd * inside * plan.afterStoppingRatio + without * outside;
  const withoutTreatment =
    release === undefined ? years * outside : fourWeeks * release.deaths + (years - fourWeeks) * outside;
  const all = (perPerson: number): number => starts * perPerson;
  return {
    deathsWithTreatment: all(withTreatment) / 1000,
    deathsWithout: all(withoutTreatment) / 1000,
    deathsAverted: all(withoutTreatment - withTreatment) / 1000,
    personYears: [all(first), all(later), all(afterEnd), all(without)],
  };
};
