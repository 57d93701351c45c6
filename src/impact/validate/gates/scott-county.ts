import { scottCounty } from '../../micro/network/scott-county.ts';
import { runSharing } from '../../micro/network/sharing.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const REPLICATES = 300;
const SEED = 20150325;
const PUBLISHED = 176;
/** A replicate in which the index cases together infected at most this many has faded out. */
const FADED = 5;

/** New infections in five years, by replicate, without the index cases. */
const infections = (program: 'none' | 'proactive' | 'reactive'): readonly number[] => {
  const setting = scottCounty(program);
  const seeds = setting.pathogens[0]?.seeds ?? 0;
  return Array.from({ length: REPLICATES }, (_, draw) => {
    const run = must(runSharing(setting, SEED, draw));
    return (run.pathogens[0]?.infections.reduce((a, b) => a + b, 0) ?? Number.NaN) - seeds;
  });
};

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const createGates = (): readonly Gate[] => {
  let none: readonly number[] | undefined;
  const base = (): readonly number[] => {
    none ??= infections('none');
    return none;
  };
  const averted = (program: 'proactive' | 'reactive', published: number): Gate => ({
    name: `Scott County: infections averted by a ${program} needle program`,
    kind: 'fitted',
    published: `${published} %`,
    tolerance: '6 points',
    run: async () => {
      const computed = 100 * (1 - mean(infections(program)) / mean(base()));
      return {
        computed: `${computed.toFixed(1)} %`,
        ok: Math.abs(computed - published) <= 6,
        note: 'used in the choice of 2 fitted numbers (index cases, treatment start)',
      };
    },
  });
  return [
    {
      name: 'Scott County: HIV infections in 5 years, no program',
      kind: 'fitted',
      published: `${PUBLISHED}`,
      tolerance: `mean of ${REPLICATES} replicates within 15 %`,
      run: async () => {
        const runs = base();
        const computed = mean(runs);
        const faded = runs.filter((count) => count <= FADED).length / REPLICATES;
        const spread = Math.sqrt(mean(runs.map((count) => (count - computed) ** 2)) / (REPLICATES - 1));
        return {
          computed: computed.toFixed(1),
          ok: Math.abs(computed / PUBLISHED - 1) <= 0.15,
          note: `Monte Carlo error ${spread.toFixed(1)}; fade-out (at most ${FADED} infections) in ${(100 * faded).toFixed(1)} % of replicates; fitted: index cases and treatment start`,
        };
      },
    },
    averted('proactive', 90.3),
    averted('reactive', 60.8),
  ];
};

/** The outbreak without a program, and what two needle programs avert (Goedel et al. 2020). */
export const gates: readonly Gate[] = createGates();
