import { runHcvCoverage } from '../../hiv-hcv/hcv-coverage.ts';
import { vickermanScenario } from '../../hiv-hcv/published.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const percent = (coverage: number): number =>
  100 * must(runHcvCoverage(vickermanScenario(coverage))).relativeReduction;

const gateFor = (coverage: number, published: number): Gate => ({
  name: `Vickerman 2012: opioid agonist treatment and needles 0 to ${coverage * 100} %, hepatitis C at 10 years`,
  kind: 'fitted',
  published: `${published} % less`,
  tolerance: '1 point',
  run: async () => {
    const computed = percent(coverage);
    return {
      computed: `${computed.toFixed(1)} % less`,
      ok: Math.abs(computed - published) <= 1,
      note: 'fitted together with Martin 2013: leaving rate, ramp and cure share (3 numbers) to 6 targets',
    };
  },
});

/** Three levels of coverage, relative reduction of chronic prevalence from 40 %. */
export const gates: readonly Gate[] = [gateFor(0.2, 13), gateFor(0.4, 24), gateFor(0.6, 33)];
