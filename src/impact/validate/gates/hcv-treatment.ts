// Treatment of people who inject, without a change of programs: published projections by other groups and for other places.
// Nothing was fitted to them. Where a paper's own leaving rate was not read, that of the British models stands in, and the gate
// says so.
import { coursesNeeded } from '../../hiv-hcv/courses-needed.ts';
import { type HcvCoverage, runHcvCoverage } from '../../hiv-hcv/hcv-coverage.ts';
import { martinScenario } from '../../hiv-hcv/published.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const { leave } = martinScenario(0.4, 0);
const standIn = 'leaving rate of the British models stands in for their own';

/** No program moves: the relative risks play no part. */
const treatment = (
  setting: Pick<HcvCoverage, 'chronic' | 'cure' | 'courseYears' | 'years'>,
): HcvCoverage => ({
  leave,
  relativeRisk: { oat: 1, needles: 1, both: 1 },
  coverage: { oat: [0, 0], needles: [0, 0], rampYears: 0 },
  treated: 0,
  ...setting,
});

/** Interferon: 62.5 % cured; half a year for genotypes 2 and 3, a year for 1, here 36 weeks for all. */
const interferon = { cure: 0.625, courseYears: 36 / 52 };

const lessAfter = (
  name: string,
  input: HcvCoverage,
  published: number,
  tolerance: number,
  source: string,
): Gate => ({
  name: `${name}: ${input.treated * 1000} treatments per 1000 a year, ${input.chronic * 100} % chronic, ${input.years} years`,
  kind: 'predicted',
  published: `${published} % less`,
  tolerance: `${tolerance} points`,
  source,
  run: async () => {
    const computed = 100 * must(runHcvCoverage(input)).relativeReduction;
    return {
      computed: `${computed.toFixed(1)} % less`,
      ok: Math.abs(computed - published) <= tolerance,
      note: standIn,
    };
  },
});

const martin2011 = 'Martin NK et al. J Hepatol 2011;54:1137-44 (10.1016/j.jhep.2010.08.029), abstract';
const victoria =
  'Modelling antiviral treatment to prevent hepatitis C infection among people who inject drugs in Victoria, Australia. Med J Aust 2012;196:638, abstract; its authors were not seen';
const chicago = 'Echevarria D et al. PLoS One 2015;10:e0135901 (PMC4546683), abstract';

const rounded = (
  [
    [0.47, 35],
    [0.3, 19],
    [0.1, 5],
  ] as const
).map(
  ([chronic, published]): Gate => ({
    name: `Chicago: treatments per 1000 that halve hepatitis C in 10 years, ${chronic * 100} % chronic`,
    kind: 'predicted',
    published: `${published}`,
    tolerance: '2 per 1000',
    source: chicago,
    run: async () => {
      const setting = treatment({ chronic, cure: 0.9, courseYears: 12 / 52, years: 10 });
      const computed = 1000 * must(coursesNeeded(setting, { of: 'chronic', reduction: 0.5 }));
      return {
        computed: computed.toFixed(1),
        ok: Math.abs(computed - published) <= 2,
        note: `${standIn}; cure 0.9 and 12 weeks as of the new treatments`,
      };
    },
  }),
);

/** PMC8133359, table 1: 26 % clear, 95 % cured, injecting for 17.5 years, 2 % die a year. Chronic: those ever infected who did not clear. */
const border = (everInfected: number, years: number): HcvCoverage =>
  treatment({ chronic: everInfected * (1 - 0.26), cure: 0.95, courseYears: 12 / 52, years });

const borderGate = (
  name: string,
  setting: HcvCoverage,
  published: string,
  low: number,
  high: number,
  tolerance: string,
  source: string,
): Gate => ({
  name: `${name}: treatments a year per 10 000 who inject, new infections 80 % less by 2030`,
  kind: 'predicted',
  published,
  tolerance,
  source,
  run: async () => {
    const input = { ...setting, leave: 1 / 17.5 + 0.02 };
    const computed = 10_000 * must(coursesNeeded(input, { of: 'incidence', reduction: 0.8 }));
    return { computed: computed.toFixed(0), ok: computed >= low && computed <= high };
  },
});

export const gates: readonly Gate[] = [
  ...(
    [
      [0.2, 31],
      [0.4, 13],
      [0.6, 7],
    ] as const
  ).map(([chronic, published]) =>
    lessAfter(
      'Martin 2011',
      { ...treatment({ ...interferon, chronic, years: 10 }), treated: 0.01 },
      published,
      1,
      martin2011,
    ),
  ),
  ...(
    [
      [0.013, 20],
      [0.017, 30],
      [0.025, 50],
    ] as const
  ).map(([treated, published]) =>
    lessAfter(
      'Victoria, Australia',
      { ...treatment({ ...interferon, chronic: 0.5, years: 30 }), treated },
      published,
      2,
      victoria,
    ),
  ),
  ...rounded,
  borderGate(
    'Tijuana',
    border(0.9, 11),
    '770 (640 to 970)',
    640,
    970,
    'inside the published 95 % interval',
    'Marquez LK et al. Int J Drug Policy 2021;88:102710 (PMC8133359), abstract and table 1',
  ),
  borderGate(
    'Ciudad Juárez',
    border(0.92, 9),
    '910',
    865,
    955,
    '5 %',
    'Marquez LK et al. Micro-elimination along the USA-Mexico border, abstract; other inputs as Tijuana, PMC8133359 table 1',
  ),
];
