import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { callback, flat, group, list, parameter, problemsOf } from '../shape.ts';

/**
 * A cohort that moves between states once a month. `move[from][to]` is the chance of being in `to` next month;
 * each row sums to 1. The chances may differ month by month.
 */
export type CohortModel = {
  readonly start: readonly number[];
  readonly months: number;
  readonly move: (month: number) => readonly (readonly number[])[];
};

/** People in each state: `people[month * states + state]`, months 0 (the start) to `months`. */
export type CohortResult = { readonly states: number; readonly people: Float64Array };

/** Runs the cohort; expected people, not whole ones. Problems name the month and row, such as `move(3)[1]`. */
export const runCohort = guard(
  [flat('model', group({ start: list(), move: callback }))],
  (model: CohortModel): Result<CohortResult> => {
    const checks = createFieldChecks();
    const states = model.start.length;
    checks.whole('months', model.months, 1, 12_000);
    checks.whole('start.length', states, 1, 1000);
    model.start.forEach((people, i) => {
      checks.amount(`start[${i}]`, people);
    });
    if (checks.problems.length > 0) return err(checks.problems);
    const people = new Float64Array((model.months + 1) * states);
    people.set(model.start);
    for (let month = 0; month < model.months; month += 1) {
      const move = model.move(month);
      const wrong = problemsOf([parameter(`move(${month})`, list(list()))], [move]);
      if (wrong.length > 0) return err(wrong);
      checks.length(`move(${month})`, move, states);
      move.forEach((row, from) => {
        const field = `move(${month})[${from}]`;
        checks.length(field, row, states);
        let sum = 0;
        row.forEach((chance, to) => {
          checks.probability(`${field}[${to}]`, chance);
          sum += chance;
        });
        if (!(Math.abs(sum - 1) < 1e-9))
          checks.add(createProblem('wrong-sum', field, { got: sum, expected: 1 }));
      });
      if (checks.problems.length > 0) return err(checks.problems);
      for (let from = 0; from < states; from += 1) {
        const here = people[month * states + from] ?? 0;
        for (let to = 0; to < states; to += 1) {
          const at = (month + 1) * states + to;
          people[at] = (people[at] ?? 0) + here * (move[from]?.[to] ?? 0);
        }
      }
    }
    return ok({ states, people });
  },
);
