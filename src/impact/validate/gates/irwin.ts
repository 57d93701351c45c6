// Irwin et al. 2017, Baltimore: all eight health outcomes that can be computed from the tables that were read.
import { baltimore } from '../../forms/baltimore.ts';
import { type SiteBenefits, siteBenefits } from '../../forms/supervised-site.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

type Row = readonly [
  name: string,
  outcome: (benefits: SiteBenefits) => number,
  published: number,
  decimals: number,
];

const rows: readonly Row[] = [
  ['HIV infections averted', (b) => b.hivAverted, 3.7, 1],
  ['HCV infections averted', (b) => b.hcvAverted, 21, 0],
  ['hospital days averted, skin and soft tissue', (b) => b.hospitalDaysAverted, 374, 0],
  ['overdose deaths averted', (b) => b.deathsAverted, 5.9, 1],
  ['value of one death averted, USD', (b) => b.valuePerDeath, 503_869, 0],
  ['ambulance calls averted', (b) => b.ambulanceCallsAverted, 108, 0],
  ['hospitalizations averted', (b) => b.hospitalizationsAverted, 27, 0],
  ['treatment entries', (b) => b.treatmentEntries, 121, 0],
];

export const gates: readonly Gate[] = rows.map(([name, outcome, published, decimals]) => ({
  name: `Irwin 2017 Baltimore: ${name}`,
  kind: 'predicted',
  published: String(published),
  tolerance: published > 1000 ? '1 USD' : `published rounding (${decimals} decimals)`,
  run: async () => {
    const computed = outcome(must(siteBenefits(baltimore)));
    const ok =
      published > 1000
        ? Math.abs(computed - published) <= 1
        : computed.toFixed(decimals) === published.toFixed(decimals);
    return {
      computed: computed.toFixed(3),
      ok,
      note: 'predicted from the published parameter tables; nothing fitted',
    };
  },
}));
