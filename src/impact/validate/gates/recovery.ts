// Known truth put in, interval looked for: 90 % intervals must hold the truth in about 90 % of made-up trials.
// A share seen in n trials may miss 90 % by chance; the gates allow two standard errors below and anything above.
import { abcSmc, posteriorQuantile } from '../../inference/abc.ts';
import { createStream } from '../../inference/stream.ts';
import { quantilesOf } from '../../inference/summary.ts';
import { must } from '../../problem.ts';
import { fitReporting } from '../../reporting/reporting.ts';
import { makeReporting } from '../../reporting/synthetic.ts';
import type { Gate, GateResult } from '../gate.ts';

const judge = (held: number, trials: number, note: string): GateResult => {
  const least = 0.9 - 2 * Math.sqrt((0.9 * 0.1) / trials);
  const share = held / trials;
  return { computed: `${(share * 100).toFixed(1)} % of ${trials} trials`, ok: share >= least, note };
};

const inside = (truth: number, low: number | undefined, high: number | undefined): boolean =>
  low !== undefined && high !== undefined && truth >= low && truth <= high;

/** Kits used, from programs of which half the kits were asked about. */
const reporting: Gate = {
  name: 'reporting correction: kits used found again from made-up programs',
  published: '90 % of 90 % intervals hold the truth',
  tolerance: 'two standard errors of the trials',
  run: async () => {
    const trials = 60;
    let held = 0;
    for (let seed = 1; seed <= trials; seed += 1) {
      const { data, used } = makeReporting(seed);
      const run = must(await fitReporting(data, { seed: seed + 500, sweeps: 1500, warmup: 600 }));
      if (!run.done) continue;
      const [low, high] = quantilesOf(run.fit.draws, [0.05, 0.95]);
      if (inside(used, low, high)) held += 1;
    }
    return judge(held, trials, 'seeds 1 to 60');
  },
};

/** A slope and a level of overdoses by month, from counts alone. */
const calibration: Gate = {
  name: 'ABC-SMC: rate and yearly growth of overdoses found again from made-up counts',
  published: '90 % of 90 % intervals hold the truth',
  tolerance: 'two standard errors of the trials',
  run: async () => {
    const trials = 30;
    let held = 0;
    for (let seed = 1; seed <= trials; seed += 1) {
      const source = createStream(seed + 9000);
      const truth = { rate: 20 + 60 * source.uniform(), growth: -0.5 + source.uniform() };
      const seen = counts(truth, source.normal);
      const run = must(
        await abcSmc(
          {
            priors: {
              rate: { kind: 'uniform', low: 20, high: 80 },
              growth: { kind: 'uniform', low: -0.5, high: 0.5 },
            },
            distance: ({ rate = 0, growth = 0 }, stream) =>
              distanceOf(counts({ rate, growth }, stream.normal), seen),
          },
          { seed, particles: 120, maxRounds: 6 },
        ),
      );
      for (const name of ['rate', 'growth'] as const) {
        if (inside(truth[name], posteriorQuantile(run, name, 0.05), posteriorQuantile(run, name, 0.95)))
          held += 1;
      }
    }
    return judge(held, trials * 2, 'two parameters in 30 trials, seeds 1 to 30');
  },
};

// Twelve monthly counts, normal with the variance of a Poisson count: enough for rates of 20 and more.
const counts = (
  truth: { readonly rate: number; readonly growth: number },
  normal: () => number,
): readonly number[] =>
  Array.from({ length: 12 }, (_, t) => {
    const mean = truth.rate * Math.exp((truth.growth * (t - 5.5)) / 12);
    return mean + Math.sqrt(mean) * normal();
  });

// Level and trend of the counts, each in its own standard error: the two numbers that tell the parameters.
const distanceOf = (a: readonly number[], b: readonly number[]): number => {
  const summary = (list: readonly number[]): readonly [number, number] => {
    const level = list.reduce((sum, y) => sum + y, 0) / 12;
    const trend = list.reduce((sum, y, t) => sum + y * (t - 5.5), 0) / 143;
    return [Math.sqrt(level) * 2 * Math.sqrt(12), (trend / Math.sqrt(level)) * Math.sqrt(143)];
  };
  const [levelA, trendA] = summary(a);
  const [levelB, trendB] = summary(b);
  return Math.hypot(levelA - levelB, trendA - trendB);
};

export const gates: readonly Gate[] = [reporting, calibration];
