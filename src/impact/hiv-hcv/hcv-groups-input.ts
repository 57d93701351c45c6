// What hcv-groups.ts is told of a place.

/** A kind of injecting: its share of those who begin, and its risk of infection and of passing it on beside the others'. */
export type HcvGroup = { readonly name: string; readonly share: number; readonly risk: number };

/** Steps of care. Rates per person in the step and year, but for the last two. */
export type HcvCascade = {
  /** From infected and not known to be, to known. */
  readonly tested: number;
  /** From known to in care, and from in care back. */
  readonly linked: number;
  readonly lost: number;
  /** Courses begun by people in care. */
  readonly treated: number;
  readonly courseYears: number;
  /** Share of courses that cure; the others go back to known and not in care. */
  readonly cure: number;
};

export type HcvPrograms = { readonly oat: number; readonly needles: number };

/**
 * Hepatitis C among people who inject, by kind of injecting, by whether they began lately, and by step of care, held to one
 * place. Nothing here has a default: every number is the user's own, or of a source that the user names. Time in years.
 */
export type HcvGroups = {
  readonly groups: readonly HcvGroup[];
  /** How long somebody counts as having begun lately, and their risk of infection beside the rest of their group. */
  readonly recent: { readonly years: number; readonly risk: number };
  /** Share who clear an infection by themselves. */
  readonly clearance: number;
  /** Risk of a further infection after a cure, beside a first one. */
  readonly reinfection: number;
  readonly relativeRisk: { readonly oat: number; readonly needles: number; readonly both: number };
  /** What is there now: share of people whom each program reaches, and care. */
  readonly programs: HcvPrograms;
  readonly cascade: HcvCascade;
  /**
   * What was counted here: the share with chronic infection, and either how many leave a year (`leave`: stop injecting or die) or
   * how many get infected (`incidence`: per person without infection and year). Programs and care have been there long enough for
   * these to be in balance.
   */
  readonly local:
    | { readonly chronic: number; readonly leave: number }
    | { readonly chronic: number; readonly incidence: number };
  /** What changes from today on; what is left out stays. `rampYears`: until programs have changed, straight in between. */
  readonly change?:
    | {
        readonly programs?: HcvPrograms | undefined;
        readonly rampYears?: number | undefined;
        readonly cascade?: HcvCascade | undefined;
      }
    | undefined;
  readonly years: number;
};
