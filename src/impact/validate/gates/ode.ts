import { fifteenStates } from '../../hiv-hcv/example.ts';
import { hivModel } from '../../hiv-hcv/hiv.ts';
import { infectionDerivative } from '../../hiv-hcv/model.ts';
import { solveAdaptively } from '../../ode/dormand-prince.ts';
import { solveOde } from '../../ode/solve.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const YEARS = 100;
/** Twenty steps a year: the fastest stage (acute HIV) lasts a quarter. */
export const STEPS_PER_YEAR = 20;

const largestDifference = (): number => {
  const model = hivModel(fifteenStates);
  const derivative = must(infectionDerivative(model));
  const start = [...model.start.flat(), 0];
  const times = Array.from({ length: YEARS + 1 }, (_, year) => year);
  const fixed = must(
    solveOde({
      derivative,
      start,
      from: 0,
      to: YEARS,
      steps: YEARS * STEPS_PER_YEAR,
      keepEvery: STEPS_PER_YEAR,
    }),
  );
  const exact = solveAdaptively({ derivative, start, times, tolerance: 1e-11 });
  let largest = 0;
  for (let year = 1; year <= YEARS; year += 1)
    for (let i = 0; i < fixed.size; i += 1) {
      const wanted = exact[year]?.[i] ?? Number.NaN;
      const found = fixed.states[year * fixed.size + i] ?? Number.NaN;
      largest = Math.max(largest, Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-3));
    }
  return largest;
};

/** The fixed-step solver against an adaptive one that shares no code with it. */
export const gates: readonly Gate[] = [
  {
    kind: 'self',
    name: 'fifteen-state ODE, 100 years, against an adaptive Dormand-Prince reference',
    published: 'the same trajectories',
    tolerance: '1e-4 relative, every state and year',
    run: async () => {
      const computed = largestDifference();
      return {
        computed: `largest relative difference ${computed.toExponential(1)}`,
        ok: computed <= 1e-4,
        note: `classical Runge-Kutta, ${STEPS_PER_YEAR} steps a year; nothing fitted`,
      };
    },
  },
];
