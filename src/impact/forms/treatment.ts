// Deaths averted by people who begin opioid agonist treatment: who stays, the first four weeks, and the four weeks after it ends.
import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { err, ok, type Result } from '../problem.ts';
import { flat, group, leaf, optional } from '../shape.ts';
import { benefitOf, fourWeeks, type TreatmentBenefit, type TreatmentPlan } from './treatment-benefit.ts';

export type { TreatmentBenefit, TreatmentPlan } from './treatment-benefit.ts';

/** Expected deaths of those who begin, against the same people outside. Deaths are few, so nobody is taken out of the count by them. */
export const treatmentBenefit = guard(
  [
    flat(
      'plan',
      group(
        {
          starts: leaf,
          retainedSixMonths: leaf,
          deathsInTreatment: leaf,
          deathsOutside: leaf,
          firstWeeksRatio: leaf,
          afterStoppingRatio: leaf,
          years: leaf,
          release: optional(group({ deaths: leaf, ratio: leaf }, 'closed')),
        },
        'closed',
      ),
    ),
  ],
  (plan: TreatmentPlan): Result<TreatmentBenefit> => {
    const checks = createFieldChecks();
    checks.range('starts', plan.starts, 0, 1e9);
    checks.range('retainedSixMonths', plan.retainedSixMonths, 1e-6, 1);
    for (const rate of ['deathsInTreatment', 'deathsOutside'] as const)
      checks.range(rate, plan[rate], 0, 1000);
    for (const ratio of ['firstWeeksRatio', 'afterStoppingRatio'] as const)
      checks.range(ratio, plan[ratio], 0, 1000);
    checks.range('years', plan.years, fourWeeks, 100);
    if (plan.release !== undefined) {
      checks.range('release.deaths', plan.release.deaths, 0, 10_000);
      checks.range('release.ratio', plan.release.ratio, 0, 1000);
    }
    return checks.problems.length > 0 ? err(checks.problems) : ok(benefitOf(plan));
  },
);
