import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { type OdeSolution, solveOde } from '../ode/solve.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { checkSchedule, type Schedule, seriesOf } from '../schedule/schedule.ts';
import { amount, flat, group, leaf, list, optional } from '../shape.ts';

/**
 * The share of people who inject with chronic hepatitis C, when coverage of needle programs and opioid agonist
 * treatment is spread evenly over people and changes hands fast beside the infection:
 *
 *   dc/dt = b R(z) c (1 - c - t) - leave c - treated(t) + (1 - cure) t / courseYears
 *   dt/dt = treated(t) - t / courseYears - leave t
 *   R(z)  = z1 z2 both + z1 (1 - z2) oat + (1 - z1) z2 needles + (1 - z1)(1 - z2)
 *
 * t, the share on a course, passes nothing on and is not counted as chronic. With courses of no length (`courseYears` left
 * out) treatment cures at once: dc/dt = b R(z) c (1 - c) - leave c - cure treated(t).
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
  /** Length of a course in years; 0, as when left out, cures at once. */
  readonly courseYears?: number | undefined;
  readonly years: number;
  /** By month from the start, instead of `coverage` and `treated`: programs that open, close and open again, with ramps. */
  readonly schedule?:
    | {
        readonly oat?: Schedule | undefined;
        readonly needles?: Schedule | undefined;
        /** Courses a year per person who injects. */
        readonly treated?: Schedule | undefined;
      }
    | undefined;
};

export type HcvCoverageRun = {
  /** Row by quarter of a year: the share with chronic infection and, where courses take time, the share on one. */
  readonly solution: OdeSolution;
  /** 1 - share at the end / share at the start. */
  readonly relativeReduction: number;
  /** The same of new infections a year in the whole population. */
  readonly incidenceReduction: number;
};

/** Runs the share forward. Problems name the field. */
export const runHcvCoverage = guard(
  [
    flat(
      'input',
      group({
        relativeRisk: group({}),
        coverage: group({ oat: list(), needles: list() }),
        courseYears: optional(amount),
        schedule: optional(
          group({ oat: optional(leaf), needles: optional(leaf), treated: optional(leaf) }, 'closed'),
        ),
      }),
    ),
  ],
  (input: HcvCoverage): Result<HcvCoverageRun> => {
    const problems = check(input);
    if (problems.length > 0) return err(problems);
    const { leave, coverage, treated, cure, chronic, courseYears = 0 } = input;
    const { schedule = {}, years } = input;
    const months = years * 12;
    const series = (one: Schedule | undefined): Float64Array | null =>
      one === undefined ? null : seriesOf(one, months);
    const [oatIn, needlesIn, treatedIn] = [
      series(schedule.oat),
      series(schedule.needles),
      series(schedule.treated),
    ];
    // The rounding of a time that is a whole month must not fall into the month before.
    const monthOf = (time: number): number => Math.min(months - 1, Math.floor(time * 12 + 1e-6));
    const risk = (time: number): number => {
      const done = coverage.rampYears === 0 ? 1 : Math.min(1, time / coverage.rampYears);
      const month = monthOf(time);
      const oat = oatIn?.[month] ?? coverage.oat[0] + done * (coverage.oat[1] - coverage.oat[0]);
      const needles =
        needlesIn?.[month] ?? coverage.needles[0] + done * (coverage.needles[1] - coverage.needles[0]);
      return riskOf(input, oat, needles);
    };
    // Balance at the start: b R (1 - c) = leave.
    const start = riskOf(input, coverage.oat[0], coverage.needles[0]);
    const strength = leave / (start * (1 - chronic));
    const infections = (time: number, c: number, onCourse: number): number =>
      strength * risk(time) * c * (1 - c - onCourse);
    // Nobody is treated who is not infected, and nobody starts more than one course a month.
    const coursesOf = (time: number, c: number): number =>
      Math.min(treatedIn?.[monthOf(time)] ?? treated, 12 * c);
    const perYear = 48;
    const solved = solveOde({
      start: courseYears > 0 ? [chronic, 0] : [chronic],
      from: 0,
      to: years,
      steps: years * perYear,
      keepEvery: perYear / 4,
      derivative: (time, [c = 0, onCourse = 0], change) => {
        const courses = coursesOf(time, c);
        change[0] = infections(time, c, onCourse) - leave * c;
        if (courseYears > 0) {
          change[0] += ((1 - cure) * onCourse) / courseYears - courses;
          change[1] = courses - onCourse / courseYears - leave * onCourse;
        } else change[0] -= cure * courses;
      },
    });
    if (!solved.ok) return solved;
    const outside = solved.value.states.find((share) => !(share >= 0 && share <= 1));
    if (outside !== undefined) return err([createProblem('unstable', 'leave', { got: leave, at: years })]);
    const [end = 0, onCourse = 0] = solved.value.last;
    return ok({
      solution: solved.value,
      relativeReduction: 1 - end / chronic,
      incidenceReduction: 1 - infections(years, end, onCourse) / infections(0, chronic, 0),
    });
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
  // Steps are a 48th of a year: a shorter course would be over within one.
  if (input.courseYears !== undefined && input.courseYears !== 0)
    checks.range('courseYears', input.courseYears, 1 / 24, 10);
  checks.whole('years', input.years, 1, 1000);
  const { oat, needles, treated } = input.schedule ?? {};
  for (const [name, one, high] of [
    ['oat', oat, 1],
    ['needles', needles, 1],
    ['treated', treated, 10],
  ] as const)
    if (one !== undefined) checkSchedule(checks, `schedule.${name}`, one, 0, high);
  return checks.problems;
};
