import type { FieldChecks } from '../../field-checks.ts';
import { createProblem } from '../../problem.ts';
import { power } from '../../random/exact.ts';
import { checkSchedule, type Schedule, seriesOf } from '../../schedule/schedule.ts';
import { naloxoneTable } from './naloxone.ts';
import type { OverdoseParameters } from './parameters.ts';
import { OTHER_DEATHS_PER_100K, type OverdosePlace } from './population.ts';

/** 'replicate' keeps the quirks of the published model, 'corrected' does not; see `replicate.ts`. */
export type OverdoseMode = 'replicate' | 'corrected';

/** Growth (of fentanyl, and of stopping) ends in this month, and exposure never passes the cap (PMC9647481). */
export const GROWTH_MONTHS = 48;
const FENTANYL_CAP = 0.9;

/**
 * Everything a person-month can ask, as flat tables of chances. States and last uses are codes (population.ts).
 * A month's chance is cut in zones, from 0 upward: `low` (to lower risk), nothing, `mid` (to more risk), `high` (to
 * less or, from no use, back), other death, overdose at the top.
 */
export type OverdoseTables = {
  readonly months: number;
  /** Overdose: [code] with code = ((state * 4 + last use) * 2 + ever) * 2 + fentanyl. */
  readonly overdose: Float64Array;
  /** Move to a lower code at the bottom of the zones: [state]. */
  readonly low: Float64Array;
  readonly mid: Float64Array;
  /** [state * months + month]. */
  readonly high: Float64Array;
  /** Highest value of `high` over the months: [state]. */
  readonly highMost: Float64Array;
  /** Other death in a month: [age band]. */
  readonly otherDeath: Float64Array;
  /** Exposed to fentanyl when the person's rank is below this: [last use * months + month]; never falls. */
  readonly fentanyl: Float64Array;
  /** [(last use * places + place) * months + month]. */
  readonly naloxone: Float64Array;
  readonly places: number;
  readonly parameters: OverdoseParameters;
};

export const createOverdoseTables = (
  parameters: OverdoseParameters,
  places: readonly OverdosePlace[],
  months: number,
  mode: OverdoseMode,
  shares: readonly number[],
  fentanylShare?: Schedule,
): OverdoseTables => {
  const p = parameters;
  const scheduled = fentanylShare === undefined ? null : seriesOf(fentanylShare, months);
  const growth = (month: number, rate: number): number => 1 + rate * Math.min(month, GROWTH_MONTHS);
  const low = Float64Array.of(0, 0, p.higherToLowerRisk, 0, 0, 0);
  const mid = Float64Array.of(p.prescriptionToLowerRisk, p.lowerToHigherRisk, 0, 0, 0, 0);
  const stop = [p.prescriptionToNotUsing, p.lowerRiskToNotUsing, p.higherRiskToNotUsing, 0, 0, 0];
  const high = new Float64Array(6 * months);
  const highMost = new Float64Array(6);
  const fentanyl = new Float64Array(4 * months);
  for (let month = 0; month < months; month += 1) {
    for (let state = 0; state < 6; state += 1) {
      const chance =
        state === 3 ? p.notUsingToReturn : (stop[state] as number) * growth(month, p.notUsingGrowth);
      high[state * months + month] = chance;
      highMost[state] = Math.max(highMost[state] as number, chance);
    }
    const grown = Math.min(FENTANYL_CAP, p.fentanylStart * growth(month, p.fentanylGrowth));
    const exposed = scheduled?.[month] ?? Math.max(p.fentanylStart, grown);
    fentanyl[month] = exposed * p.prescriptionDilution;
    fentanyl[months + month] = exposed;
    fentanyl[2 * months + month] = exposed;
    fentanyl[3 * months + month] = p.fentanylStartOtherDrugs;
  }
  const otherDeath = Float64Array.from(
    OTHER_DEATHS_PER_100K,
    (rate) => 1 - power(1 - rate / 100_000, 1 / 12),
  );
  const overdose = overdoseChances(
    p,
    mode,
    (state) => (low[state] ?? 0) + (mid[state] ?? 0) + (highMost[state] ?? 0),
  );
  const naloxone = naloxoneTable(places, p, months, shares);
  return {
    months,
    overdose,
    low,
    mid,
    high,
    highMost,
    otherDeath,
    fentanyl,
    naloxone,
    places: places.length,
    parameters,
  };
};

/** A share of people, month by month, that never falls. */
export const checkFentanyl = (
  checks: FieldChecks,
  { fentanylShare, months }: { readonly fentanylShare?: Schedule | undefined; readonly months: number },
): void => {
  if (fentanylShare === undefined) return;
  const before = checks.problems.length;
  checkSchedule(checks, 'fentanylShare', fentanylShare, 0, 1);
  if (checks.problems.length > before || !Number.isInteger(months) || months < 1 || months > 1200) return;
  const series = seriesOf(fentanylShare, months);
  const falls = series.findIndex((share, month) => share < (series[month - 1] ?? 0));
  if (falls > 0)
    checks.add(
      createProblem('outside', `fentanylShare in month ${falls}`, {
        low: series[falls - 1] ?? 0,
        high: 1,
        got: series[falls] ?? 0,
      }),
    );
};

/** Chance of an overdose by code, never more than what the moves and the highest other death leave. */
const overdoseChances = (
  p: OverdoseParameters,
  mode: OverdoseMode,
  moves: (state: number) => number,
): Float64Array => {
  const table = new Float64Array(96);
  const later = [p.overdosePrescription, p.overdoseLowerRisk, p.overdoseLowerRisk * p.higherRiskFactor, 0];
  for (let code = 0; code < 96; code += 1) {
    const fentanyl = code & 1;
    const ever = (code >> 1) & 1;
    const use = (code >> 2) & 3;
    const state = code >> 4;
    const returned = state === 5;
    if (state === 3) continue;
    let chance = later[use] as number;
    if (use === 3)
      chance = fentanyl ? p.overdoseLowerRisk * p.otherDrugsFentanylFactor * p.fentanylFactor : 0;
    else if (fentanyl && !(returned && mode === 'replicate')) chance *= p.fentanylFactor;
    if (returned) chance *= p.returnFactor;
    if (!ever) chance /= p.everOverdosedFactor;
    // Quirk: one branch of the published model leaves this group without any overdose.
    if (mode === 'replicate' && returned && ever && use === 1) chance = 0;
    table[code] = Math.min(chance, Math.max(0, 0.95 - moves(state)));
  }
  return table;
};
