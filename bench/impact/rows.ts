import { fifteenStates } from '#impact/hiv-hcv/example.ts';
import { hivModel } from '#impact/hiv-hcv/hiv.ts';
import { infectionDerivative } from '#impact/hiv-hcv/model.ts';
import { createNodeThread } from '#impact/micro/adapters/node-threads.ts';
import { runBatch } from '#impact/micro/batch.ts';
import { createGraph } from '#impact/micro/network/graph.ts';
import { scottCounty } from '#impact/micro/network/scott-county.ts';
import { runSharing } from '#impact/micro/network/sharing.ts';
import { runSpread } from '#impact/micro/network/spread.ts';
import { drawRhodeIsland } from '#impact/micro/overdose/posterior.ts';
import { rhodeIslandMedian } from '#impact/micro/overdose/rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '#impact/micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '#impact/micro/overdose/run.ts';
import type { OverdoseMode } from '#impact/micro/overdose/tables.ts';
import { solveOde } from '#impact/ode/solve.ts';
import { must } from '#impact/problem.ts';
import type { Row } from './row.ts';
import { slider } from './slider.ts';

const SEED = 20261123;

const rhodeIsland = (mode: OverdoseMode) => ({
  start: rhodeIslandStart,
  places: rhodeIslandPlaces,
  months: 84,
  mode,
});

const overdose = (mode: OverdoseMode): Row => ({
  name: `overdose microsimulation, 63 131 people x 84 months, all outcomes, mode ${mode}`,
  measure: 'cpu',
  aim: 0.03,
  repeats: 25,
  run: (draw) => must(must(createOverdoseModel(rhodeIsland(mode))).run(rhodeIslandMedian, SEED, draw)),
});

const sets = (threads: number): Row => ({
  name: `the same (replicate), 1 000 parameter sets, ${threads} thread${threads === 1 ? '' : 's'}`,
  measure: 'wall',
  aim: 30,
  repeats: 0,
  run: async () => {
    const pool = Array.from({ length: threads }, createNodeThread);
    const parameters = Array.from({ length: 1000 }, (_, draw) => drawRhodeIsland(SEED, draw));
    const batch = { setting: rhodeIsland('replicate'), sets: parameters, seed: SEED };
    must(await runBatch(batch, pool));
    for (const thread of pool) thread.close();
  },
});

/** Every adult is on the network here, not only the 2.44 % who inject: the harder run. */
const sharing = (people: number, aim: number): Row => ({
  name: `HIV sharing network, ${people} people on it x 108 months`,
  measure: 'cpu',
  aim,
  repeats: 3,
  run: (draw) => must(runSharing({ ...scottCounty('none'), people }, SEED, draw)),
});

const spread = (people: number, steps: number, chance: number, aim: number): Row => ({
  name: `infection on a network of ${people}, degree 4, ${steps} steps, network made anew`,
  measure: 'cpu',
  aim,
  repeats: people > 500_000 ? 1 : 5,
  run: (draw) =>
    must(
      runSpread(
        must(createGraph(people, 4, SEED, draw)),
        { transmit: chance, recover: chance / 2, steps, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
        SEED,
        draw,
      ),
    ),
});

const ode = (): Row => {
  const model = hivModel(fifteenStates);
  const derivative = must(infectionDerivative(model));
  const start = [...model.start.flat(), 0];
  return {
    name: '15-state ODE, 100 years, 6 steps a year (largest error 1e-4)',
    measure: 'cpu',
    aim: 0.0003,
    repeats: 15,
    times: 200,
    run: () => must(solveOde({ derivative, start, from: 0, to: 100, steps: 600, keepEvery: 6 })),
  };
};

export const rows: readonly Row[] = [
  overdose('replicate'),
  overdose('corrected'),
  sets(1),
  sets(2),
  sharing(14_573, 0.2),
  sharing(100_000, 2),
  spread(100_000, 121, 0.1, 0.5),
  { ...spread(1_000_000, 520, 0.05, 1), aimMegabytes: 100 },
  ode(),
  slider,
];
