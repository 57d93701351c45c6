// What the theory of epidemics says exactly, for the two engines that spread something: figures of textbooks, no fit.
import { solveOde } from '../../ode/solve.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

/** Share ever infected when one person brings an infection that each passes on to `r0` others (Kermack and McKendrick 1927). */
const finalSize = (r0: number): number => {
  const { last } = must(
    solveOde({
      start: [1 - 1e-7, 1e-7],
      from: 0,
      to: 400,
      steps: 8000,
      keepEvery: 8000,
      derivative: (_time, [susceptible = 0, infected = 0], change) => {
        const infections = r0 * susceptible * infected;
        change[0] = -infections;
        change[1] = infections - infected;
      },
    }),
  );
  return 1 - (last[0] ?? 0);
};

export const gates: readonly Gate[] = (
  [
    [1.5, 0.583],
    [2, 0.797],
    [3, 0.94],
  ] as const
).map(([r0, published]) => ({
  name: `theory: share ever infected when each infected person infects ${r0} others`,
  kind: 'predicted',
  published: `${published}`,
  tolerance: '0.001',
  source: 'Kermack WO, McKendrick AG. Proc R Soc A 1927;115:700-21: the root of 1 - z = exp(-R z)',
  run: async () => {
    const computed = finalSize(r0);
    return { computed: computed.toFixed(4), ok: Math.abs(computed - published) <= 0.001 };
  },
}));
