import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { err, ok, type Result } from '../problem.ts';
import { group, list, parameter, whole } from '../shape.ts';
import type { Derivative } from './solve.ts';

/** People move from one state to another at a rate per person and unit of time. */
export type Flow = { readonly from: number; readonly to: number; readonly rate: number };

/**
 * The derivative of a model in which people only move between states at constant rates. What leaves one state
 * enters another in the same sum, so the total is kept by construction.
 */
export const flowsToDerivative = guard(
  [parameter('states', whole(1, 1e6)), parameter('flows', list(group({})))],
  (states: number, flows: readonly Flow[]): Result<Derivative> => {
    const checks = createFieldChecks();
    flows.forEach((flow, i) => {
      checks.whole(`flows[${i}].from`, flow.from, 0, states - 1);
      checks.whole(`flows[${i}].to`, flow.to, 0, states - 1);
      checks.amount(`flows[${i}].rate`, flow.rate);
    });
    if (checks.problems.length > 0) return err(checks.problems);
    const from = Int32Array.from(flows, (flow) => flow.from);
    const to = Int32Array.from(flows, (flow) => flow.to);
    const rate = Float64Array.from(flows, (flow) => flow.rate);
    return ok((_time, state, change) => {
      change.fill(0);
      for (let i = 0; i < rate.length; i += 1) {
        const source = from[i] as number;
        const target = to[i] as number;
        const moved = (rate[i] as number) * (state[source] as number);
        change[source] = (change[source] as number) - moved;
        change[target] = (change[target] as number) + moved;
      }
    });
  },
);
