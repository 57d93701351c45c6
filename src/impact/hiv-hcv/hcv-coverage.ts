import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { type OdeSolution, solveOde } from '../ode/solve.ts';
import { createProblem, fail, type Result, succeed } from '../problem.ts';
import { flat, group, list } from '../shape.ts';

/**
 * The share of people who inject with chronic hepatitis C, when coverage of needle programs and opioid agonist
 * treatment is spread evenly over people and changes hands fast beside the infection:
 *
 *   dc/dt = b R(z) c (1 - c) - leave c - cure treated(t)
 *   R(z)  = z1 z2 both + z1 (1 - z2) oat + (1 - z1) z2 needles + (1 - z1)(1 - z2)
 *
 * b, the infections that become chronic (so clearance without treatment is inside it), is set so that `chronic`
 * is in balance at the coverage of the start, before treatment.
 */
export type HcvCoverage = {
  /** Share with chronic infection at the start, 0 to 1. */
  readonly chronic: number;
  /** Leaving the population, per year. */
  readonly leave: number;
  readonly relativeRisk: { readonly oat: number; readonly needles: number; readonly both: number };
  /** Coverage of both programs at the start, and from `rampYears` on; straight in between. */
  readonly coverage: {
    readonly oat: readonly [start: number, end: number];
    readonly needles: readonly [start: number, end: number];
    readonly rampYears: number;
  };
  /** Courses per person who injects (infected or not) and year, never more than the infected; share that cures. */
  readonly treated: number;
  readonly cure: number;
  readonly years: number;
};

export type HcvCoverageRun = {
  /** Row by quarter of a year; one column, the share with chronic infection. */
  readonly solution: OdeSolution;
  /** 1 - share at the end / share at the start. */
  readonly relativeReduction: number;
};

/** Runs the share forward. Problems name the field. */
export const runHcvCoverage = guard(
  [flat('input', group({ relativeRisk: group({}), coverage: group({ oat: list(), needles: list() }) }))],
  (input: HcvCoverage): Result<HcvCoverageRun> => {
    const problems = check(input);
    if (problems.length > 0) return fail(...problems);
    const { leave, coverage, treated, cure, chronic } = input;
    const risk = (time: number): number => {
      const done = coverage.rampYears === 0 ? 1 : Math.min(1, time / coverage.rampYears);
      const oat = coverage.oat[0] + done * (coverage.oat[1] - coverage.oat[0]);
      const needles = coverage.needles[0] + done * (coverage.needles[1] - coverage.needles[0]);
      return riskOf(input, oat, needles);
    };
    // Balance at the start: b R (1 - c) = leave.
    const start = riskOf(input, coverage.oat[0], coverage.needles[0]);
    const strength = leave / (start * (1 - chronic));
    const perYear = 48;
    const solved = solveOde({
      start: [chronic],
      from: 0,
      to: input.years,
      steps: input.years * perYear,
      keepEvery: perYear / 4,
      derivative: (time, state, change) => {
        const c = state[0] as number;
        // Nobody is treated who is not infected, and nobody starts more than one course a month.
        const courses = Math.min(treated, 12 * c);
        change[0] = strength * risk(time) * c * (1 - c) - leave * c - cure * courses;
      },
    });
    if (!solved.ok) return solved;
    const outside = solved.value.states.find((share) => !(share >= 0 && share <= 1));
    if (outside !== undefined)
      return fail(createProblem('unstable', 'leave', { got: leave, at: input.years }));
    return succeed({ solution: solved.value, relativeReduction: 1 - (solved.value.last[0] ?? 0) / chronic });
  },
);

/** Risk of infection relative to no program when coverage is independent: the R(z) above. */
const riskOf = (input: HcvCoverage, oat: number, needles: number): number => {
  const rr = input.relativeRisk;
  return (
    oat * needles * rr.both +
    oat * (1 - needles) * rr.oat +
    (1 - oat) * needles * rr.needles +
    (1 - oat) * (1 - needles)
  );
};

const check = (input: HcvCoverage) => {
  const checks = createFieldChecks();
  checks.range('chronic', input.chronic, 1e-6, 0.999);
  checks.range('leave', input.leave, 1e-9, 12);
  checks.positive('relativeRisk.oat', input.relativeRisk.oat);
  checks.positive('relativeRisk.needles', input.relativeRisk.needles);
  checks.positive('relativeRisk.both', input.relativeRisk.both);
  for (const program of ['oat', 'needles'] as const)
    input.coverage[program].forEach((share, i) => {
      checks.probability(`coverage.${program}[${i}]`, share);
    });
  checks.amount('coverage.rampYears', input.coverage.rampYears);
  checks.range('treated', input.treated, 0, 10);
  checks.probability('cure', input.cure);
  checks.whole('years', input.years, 1, 1000);
  return checks.problems;
};
