import { runHcvCoverage } from '../../hiv-hcv/hcv-coverage.ts';
import { martinScenario } from '../../hiv-hcv/published.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const gateFor = (chronic: number, perThousand: number): Gate => ({
  name: `Martin 2013: both programs at 40 % and ${perThousand} treatments per 1000, ${chronic * 100} % chronic, 10 years`,
  kind: 'fitted',
  published: '50 % less',
  tolerance: '1 point',
  run: async () => {
    const run = must(runHcvCoverage(martinScenario(chronic, perThousand / 1000)));
    const computed = 100 * run.relativeReduction;
    return {
      computed: `${computed.toFixed(1)} % less`,
      ok: Math.abs(computed - 50) <= 1,
      note: 'fitted together with Vickerman 2012: leaving rate, ramp and cure share (3 numbers) to 6 targets',
    };
  },
});

/** Treatment in the time of interferon: rates that halve chronic prevalence in ten years. */
export const gates: readonly Gate[] = [gateFor(0.2, 10), gateFor(0.4, 23), gateFor(0.6, 42)];
