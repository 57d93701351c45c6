// Anything that may change from month to month: one figure, a figure for each month, or steps with ramps.
import { isRecord } from '../check.ts';
import type { FieldChecks } from '../field-checks.ts';
import { createProblem } from '../problem.ts';

/**
 * A number holds always. A list of numbers is month by month; its last goes on. Steps: from `fromMonth` the value moves straight
 * to `value` within `rampMonths` (0, as when left out: at once) and stays there until the next step. The first begins in month 0.
 */
export type Schedule = number | readonly number[] | readonly ScheduleStep[];

export type ScheduleStep = {
  readonly fromMonth: number;
  readonly value: number;
  readonly rampMonths?: number | undefined;
};

/** The schedule's value in each of so many months. Assumes a checked schedule. */
export const seriesOf = (schedule: Schedule, months: number): Float64Array => {
  if (typeof schedule === 'number') return new Float64Array(months).fill(schedule);
  const series = new Float64Array(months);
  let now = 0;
  let [step, start] = [-1, 0];
  for (let month = 0; month < months; month += 1) {
    const given = schedule[month];
    if (isByMonth(schedule)) now = typeof given === 'number' ? given : now;
    else {
      while ((schedule[step + 1]?.fromMonth ?? months) <= month) {
        step += 1;
        start = now;
      }
      const { fromMonth = 0, value = 0, rampMonths = 0 } = schedule[step] ?? {};
      // A value holds for a whole month: a ramp of three months has passed a third of its way in its first.
      const passed = rampMonths > 0 ? Math.min(1, (month + 1 - fromMonth) / rampMonths) : 1;
      now = start + passed * (value - start);
    }
    series[month] = now;
  }
  return series;
};

const isByMonth = (schedule: readonly number[] | readonly ScheduleStep[]): schedule is readonly number[] =>
  typeof schedule[0] === 'number';

/** Reports everything wrong with a schedule whose values lie between `low` and `high`. */
export const checkSchedule = (
  checks: FieldChecks,
  field: string,
  schedule: unknown,
  low: number,
  high: number,
): void => {
  if (!Array.isArray(schedule)) {
    checks.range(field, schedule, low, high);
    return;
  }
  if (schedule.length === 0) checks.add(createProblem('empty', field));
  if (typeof schedule[0] === 'number') {
    schedule.forEach((value: unknown, i) => {
      checks.range(`${field}[${i}]`, value, low, high);
    });
    return;
  }
  let last = -1;
  schedule.forEach((step: unknown, i) => {
    const at = `${field}[${i}]`;
    if (!isRecord(step)) {
      checks.add(createProblem('not-an-object', at));
      return;
    }
    for (const key of Object.keys(step))
      if (!known.includes(key)) checks.add(createProblem('unknown-field', `${at}.${key}`));
    checks.range(`${at}.value`, step['value'], low, high);
    if (step['rampMonths'] !== undefined) checks.whole(`${at}.rampMonths`, step['rampMonths'], 0, 1200);
    // Steps stand in order, the first in month 0.
    checks.whole(`${at}.fromMonth`, step['fromMonth'], i === 0 ? 0 : last + 1, i === 0 ? 0 : 60_000);
    if (typeof step['fromMonth'] === 'number') last = step['fromMonth'];
  });
};

const known = ['fromMonth', 'value', 'rampMonths'];
