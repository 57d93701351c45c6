import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { group, leaf, oneOf, parameter } from '../shape.ts';
import { type HcvCoverage, runHcvCoverage } from './hcv-coverage.ts';

/** What is to be lowered, and by which share of what it was at the start. */
export type HcvGoal = { readonly of: 'chronic' | 'incidence'; readonly reduction: number };

/**
 * Courses a year per person who injects (infected or not; times 1000 as papers give them) that just reach the goal in the last
 * of `input.years`, to 1e-7. `input.treated` is not read. 0 when the goal is reached without any; the problem is `outside` on
 * `goal.reduction` when one course a year for everyone does not reach it.
 */
export const coursesNeeded = guard(
  [
    parameter('input', leaf),
    parameter('goal', group({ of: oneOf('chronic', 'incidence'), reduction: leaf }, 'closed')),
  ],
  (input: HcvCoverage, goal: HcvGoal): Result<number> => {
    const checks = createFieldChecks();
    checks.probability('goal.reduction', goal.reduction);
    const reached = (treated: number): Result<number> => {
      const run = runHcvCoverage({ ...input, treated });
      if (!run.ok) return run;
      return ok(goal.of === 'chronic' ? run.value.relativeReduction : run.value.incidenceReduction);
    };
    const none = reached(0);
    if (!none.ok || checks.problems.length > 0)
      return err([...checks.problems, ...(none.ok ? [] : none.error)]);
    if (none.value >= goal.reduction) return ok(0);
    const most = reached(1);
    if (!most.ok) return most;
    if (most.value < goal.reduction)
      return err([
        createProblem('outside', 'goal.reduction', { low: 0, high: most.value, got: goal.reduction }),
      ]);
    let [low, high] = [0, 1];
    while (high - low > 1e-7) {
      const middle = (low + high) / 2;
      const found = reached(middle);
      if (!found.ok) return found;
      if (found.value < goal.reduction) low = middle;
      else high = middle;
    }
    return ok(high);
  },
);
