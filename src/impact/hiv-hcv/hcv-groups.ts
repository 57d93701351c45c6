import { guard } from '../guard.ts';
import { type OdeSolution, solveOde } from '../ode/solve.ts';
import { err, ok, type Result } from '../problem.ts';
import { amount, flat, group, list, optional, text } from '../shape.ts';
import { checkHcvGroups } from './hcv-groups-check.ts';
import { createFlow, type Flow, riskOf } from './hcv-groups-flow.ts';
import type { HcvGroups } from './hcv-groups-input.ts';
import { calibrateHere } from './hcv-groups-local.ts';

export type HcvGroupsRun = {
  /** What the counts of the place mean: infectiousness a year, share who leave a year, new infections a year and person without one. */
  readonly here: { readonly transmission: number; readonly leave: number; readonly incidence: number };
  /** Row by quarter of a year, column by group, by recent or not, by stage (`HCV_CARE_STAGES`), then the sums of `totals`. */
  readonly solution: OdeSolution;
  /** Per person who injects, over all years: with the change, and had all stayed as it is. */
  readonly totals: { readonly changed: HcvTotals; readonly asItIs: HcvTotals };
  readonly end: HcvShares;
  readonly start: HcvShares;
};

export type HcvTotals = {
  readonly infections: number;
  /** Of those, after a cure. */
  readonly reinfections: number;
  readonly courses: number;
};

/** Shares of all people who inject, and new infections a year and person without one. */
export type HcvShares = {
  readonly chronic: number;
  readonly incidence: number;
  /** Share with chronic infection in each group, in their order, and among those who began lately. */
  readonly byGroup: readonly number[];
  readonly amongRecent: number;
};

const stepsPerYear = 48;

/** Holds the model to the counts of the place, then runs it with the change. Problems name the field. */
export const runHcvGroups = guard(
  [
    flat(
      'input',
      group({
        groups: list(group({ name: text, share: amount, risk: amount }), 1),
        recent: group({ years: amount, risk: amount }),
        relativeRisk: group({ oat: amount, needles: amount, both: amount }),
        programs: group({ oat: amount, needles: amount }),
        cascade: group({}),
        local: group({ chronic: amount, leave: optional(amount), incidence: optional(amount) }, 'closed'),
        change: optional(
          group(
            {
              programs: optional(group({ oat: amount, needles: amount })),
              rampYears: optional(amount),
              cascade: optional(group({})),
            },
            'closed',
          ),
        ),
      }),
    ),
  ],
  (input: HcvGroups): Result<HcvGroupsRun> => {
    const problems = checkHcvGroups(input);
    if (problems.length > 0) return err(problems);
    const held = calibrateHere(input);
    if (!held.ok) return held;
    const { transmission, leave, state } = held.value;
    const { change = {}, programs, years } = input;
    const to = change.programs ?? programs;
    const now = createFlow(input, input.cascade, leave);
    const flow = createFlow(input, change.cascade ?? input.cascade, leave);
    const strengthAt = (time: number): number => {
      const done = change.rampYears ? Math.min(1, time / change.rampYears) : 1;
      const oat = programs.oat + done * (to.oat - programs.oat);
      const needles = programs.needles + done * (to.needles - programs.needles);
      return transmission * riskOf(input, { oat, needles });
    };
    const solved = solveOde({
      start: [...state, 0, 0, 0],
      from: 0,
      to: years,
      steps: years * stepsPerYear,
      keepEvery: stepsPerYear / 4,
      derivative: (time, at, out) => flow.derivative(strengthAt(time), at, out),
      conserved: { total: (at) => at.slice(0, flow.size).reduce((sum, share) => sum + share, 0) },
    });
    if (!solved.ok) return solved;
    const start = sharesOf(now, strengthOf(input, transmission), state);
    const sums = new Float64Array(flow.size + 3);
    now.derivative(strengthOf(input, transmission), [...state, 0, 0, 0], sums);
    const totalsOf = (at: ArrayLike<number>, times: number): HcvTotals => ({
      infections: times * (at[flow.size] ?? 0),
      reinfections: times * (at[flow.size + 1] ?? 0),
      courses: times * (at[flow.size + 2] ?? 0),
    });
    return ok({
      here: { transmission, leave, incidence: start.incidence },
      solution: solved.value,
      // In balance every year is like the first.
      totals: { changed: totalsOf(solved.value.last, 1), asItIs: totalsOf(sums, years) },
      start,
      end: sharesOf(flow, strengthAt(years), solved.value.last),
    });
  },
);

const strengthOf = (input: HcvGroups, transmission: number): number =>
  transmission * riskOf(input, input.programs);

const sharesOf = (flow: Flow, strength: number, state: ArrayLike<number>): HcvShares => ({
  chronic: flow.chronic(state, () => true),
  incidence: flow.incidence(strength, state),
  byGroup: flow.groups.map((_, g) => flow.chronic(state, (at) => at.group === g)),
  amongRecent: flow.chronic(state, ({ isRecent }) => isRecent),
});
