// Known truth put in, interval looked for: 90 % intervals must hold the truth in about 90 % of made-up trials.
// A share seen in n trials may miss 90 % by chance; the gates allow two standard errors below and anything above.
import { createAnswerer } from '../../answer/answer.ts';
import { gatherInputs } from '../../answer/inputs.ts';
import type { Range } from '../../check.ts';
import { evidence } from '../../evidence/evidence.ts';
import { abcSmc, posteriorQuantile } from '../../inference/abc.ts';
import { quantile } from '../../inference/distribution.ts';
import { createStream } from '../../inference/stream.ts';
import { quantilesOf } from '../../inference/summary.ts';
import { must } from '../../problem.ts';
import { exampleLocal, exampleProgram } from '../../program/example.ts';
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
  kind: 'self',
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
  kind: 'self',
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

/**
 * Worlds drawn from the same uncertainty, one at a time and by other random numbers than the answer's own, held two-sided: an
 * interval that is too wide fails like one that is too narrow. By the rules of engine 1 (what is expected, given the deaths) and
 * by today's (counts), with so many deaths that ending at whole deaths does not widen the interval. One curve: which of them
 * holds is what the coverage study varies (test/impact/coverage).
 */
const coverage = (rules: 1 | 2): Gate => ({
  kind: 'self',
  name: `coordinator answer, rules of engine ${rules}: 90 % intervals of deaths averted hold the truth`,
  published: '90 % of made-up worlds',
  tolerance: '2 points either way',
  run: async () => {
    // A hundred example programs in a hundred of its places: as many deaths, kits and people.
    const places = rules === 1 ? 1 : 100;
    const deaths = 45 * places;
    const kits = exampleProgram.kits.map((row) => ({ ...row, kits: row.kits * places }));
    const program = { ...exampleProgram, kits, reversals: null };
    const all = ({ low, high, likely }: Range): Range => ({
      low: low * places,
      high: high * places,
      ...(likely !== undefined && { likely: likely * places }),
    });
    const local = {
      ...exampleLocal,
      deaths: { low: deaths, high: deaths },
      peopleAtRisk: all(exampleLocal.peopleAtRisk),
      otherKitsPerYear: all(exampleLocal.otherKitsPerYear),
      kitsPerMonthBefore: all(exampleLocal.kitsPerMonthBefore),
      law: { kind: 'people-at-risk' },
      injecting: null,
    } as const;
    const { draws } = must(createAnswerer(evidence, { rules }).answer(program, local));
    const [low, high] = quantilesOf(draws, [0.05, 0.95]);
    const inputs = must(gatherInputs(evidence, program, local, {}, rules));
    const stream = createStream(77);
    const trials = 4000;
    let held = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const world = Object.fromEntries(
        inputs.map(({ name, distribution }) => [name, quantile(distribution, stream.uniform())]),
      );
      const expected = avertedByHand(world, 120 * places);
      // Both counts are in the thousands here: normal with the variance of a count.
      const rate = (Math.sqrt(deaths + 0.25) + stream.normal() / 2) ** 2 / deaths;
      const counted = expected * rate + Math.sqrt(Math.max(0, expected * rate)) * stream.normal();
      if (inside(rules === 1 ? expected : counted, low, high)) held += 1;
    }
    const share = held / trials;
    return {
      computed: `${(share * 100).toFixed(1)} % of ${trials} worlds`,
      ok: Math.abs(share - 0.9) <= 0.02,
      note: 'seed 77; the worlds are computed by a separate, plain transcription of the equations',
    };
  },
});

// The equations once more, month by month and without shared code, with as many kits every month.
const avertedByHand = (world: Readonly<Record<string, number>>, kits: number): number => {
  const v = (name: string): number => world[name] ?? Number.NaN;
  const fade = 1 - 1 / 15.5;
  const others = (v('otherKitsPerYear') / 12) * 15.5;
  const unaided = v('deathWithoutHelp') * (v('ambulance') * v('ambulanceRatio') + (1 - v('ambulance')));
  const dies = (use: number): number =>
    (1 - v('witnessed')) * v('deathWithoutHelp') +
    v('witnessed') * (use * v('deathWithNaloxone') + (1 - use) * unaided);
  const useOf = (kits: number): number => 1 - Math.exp((-v('useLawScale') * kits) / v('peopleAtRisk'));
  let stock = v('kitsPerMonthBefore') * 15.5;
  let death = 0;
  for (let month = 0; month < 24; month += 1) {
    stock = stock * fade + kits;
    if (month >= 12) death += dies(useOf(stock + others)) / 12;
  }
  return (v('deaths') / death) * dies(useOf(others)) - v('deaths');
};

export const gates: readonly Gate[] = [reporting, calibration, coverage(1), coverage(2)];
