// What the counts of a place mean for the model: transmission, and who leaves, such that the place is in balance today.
//
// In balance the force on a person is one number. It gives each cell's people and steps of care exactly (a linear system), so the
// share with chronic infection is met by halving an interval of that number; transmission follows from who passes it on. Where the
// infections of a year were counted and those who leave were not, leaving is halved around it.
import { createProblem, err, ok, type Result } from '../problem.ts';
import { createFlow, riskOf } from './hcv-groups-flow.ts';
import type { HcvGroups } from './hcv-groups-input.ts';

export type Here = { readonly transmission: number; readonly leave: number; readonly state: Float64Array };

/** Most infections a year on a person of risk 1, and most who leave a year, that are looked for. */
const mostForce = 100;
const leaves = [1e-4, 4] as const;

export const calibrateHere = (input: HcvGroups): Result<Here> => {
  const { chronic } = input.local;
  const at = (leave: number): Result<Here & { readonly incidence: number }> => {
    const flow = createFlow(input, input.cascade, leave);
    const share = (force: number): number => flow.chronic(flow.balance(force), () => true);
    const most = share(mostForce);
    if (most < chronic)
      return err([createProblem('outside', 'local.chronic', { low: 0, high: most, got: chronic })]);
    const force = halve([0, mostForce], (tried) => share(tried) < chronic);
    const state = flow.balance(force);
    const strength = force / flow.pressure(state);
    return ok({
      transmission: strength / riskOf(input, input.programs),
      leave,
      state,
      incidence: flow.incidence(strength, state),
    });
  };
  if ('leave' in input.local) return at(input.local.leave);
  const { incidence } = input.local;
  // The more leave, the more get infected where the share stays; where even so many could not, too many leave.
  const isTooFew = (leave: number): boolean => {
    const tried = at(leave);
    return tried.ok && tried.value.incidence < incidence;
  };
  const found = at(halve(leaves, isTooFew));
  if (!found.ok) return found;
  if (Math.abs(found.value.incidence / incidence - 1) < 1e-6) return found;
  const { incidence: nearest } = found.value;
  return err([
    createProblem('outside', 'local.incidence', {
      low: Math.min(nearest, incidence),
      high: nearest < incidence ? nearest : Number.MAX_VALUE,
      got: incidence,
    }),
  ]);
};

/** Where `isBelow` turns from true to false. */
const halve = ([least, most]: readonly [number, number], isBelow: (value: number) => boolean): number => {
  let [low, high] = [least, most];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
