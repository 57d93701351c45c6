import { createFieldChecks } from '../field-checks.ts';
import { guardBare } from '../guard.ts';
import { leaf, parameter, whole } from '../shape.ts';
import { checkSchedule, type Schedule, seriesOf as seriesOfChecked } from './schedule.ts';

export type { Schedule, ScheduleStep } from './schedule.ts';

/** The schedule's value in each of so many months (at most 60 000), as the models read it. Throws a `ProblemError`. */
export const seriesOf = guardBare(
  [parameter('schedule', leaf), parameter('months', whole(1, 60_000))],
  (schedule: Schedule, months: number): Float64Array => seriesOfChecked(schedule, months),
  {
    further: (schedule) => {
      const checks = createFieldChecks();
      checkSchedule(checks, 'schedule', schedule, -1e12, 1e12);
      return checks.problems;
    },
  },
);
