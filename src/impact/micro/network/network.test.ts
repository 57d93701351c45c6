import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { solveOde } from '../../ode/solve.ts';
import { must } from '../../problem.ts';
import { gates } from '../../validate/gates/scott-county.ts';
import { createGraph, firstEnd, type Graph } from './graph.ts';
import { createPartners } from './partners.ts';
import { hcvPathogen, hivPathogen } from './pathogen.ts';
import { scottCounty } from './scott-county.ts';
import { runSharing } from './sharing.ts';
import type { SharingSetting } from './sharing-setting.ts';
import { runSpread } from './spread.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

for (const gate of gates)
  test(`the gate holds: ${gate.name}`, async () => {
    const result = await gate.run();
    console.log(`${gate.name}: published ${gate.published}, computed ${result.computed}; ${result.note}`);
    assert.ok(result.ok, result.computed);
  });

const sum = (counts: Int32Array): number => counts.reduce((a, b) => a + b, 0);

test('a graph joins each pair from both sides and gives each person the wanted ends', () => {
  for (const degrees of [4, Array.from({ length: 2000 }, (_, i) => i % 7)])
    checkGraph(must(createGraph(2000, degrees, SEED, 0)));
});

const checkGraph = (graph: Graph): void => {
  let free = 0;
  const seen = new Map<string, number>();
  for (let person = 0; person < 2000; person += 1)
    for (let end = firstEnd(graph, person); end < firstEnd(graph, person + 1); end += 1) {
      const other = graph.neighbours[end] ?? -1;
      if (other < 0) free += 1;
      else seen.set(`${person} ${other}`, (seen.get(`${person} ${other}`) ?? 0) + 1);
    }
  assert.ok(free < 20, `${free} ends stay free`);
  for (const [pair, times] of seen) assert.equal(seen.get(pair.split(' ').reverse().join(' ')), times);
};

test('an infection on a complete graph follows the equations of the mean', () => {
  const people = 400;
  const graph = must(createGraph(people, people, SEED, 1));
  const [transmit, recover, steps, runs] = [0.0005, 0.03, 120, 60];
  const seeds = Array.from({ length: 40 }, (_, i) => i);
  let infected = 0;
  for (let draw = 0; draw < runs; draw += 1)
    infected +=
      sum(must(runSpread(graph, { transmit, recover, steps, seeds }, SEED, draw)).infections) / runs;
  const solved = must(
    solveOde({
      start: [people - 40, 40],
      from: 0,
      to: steps,
      steps: 480,
      derivative: (_t, y, change) => {
        const force = -Math.log(1 - transmit) * (y[0] ?? 0) * (y[1] ?? 0);
        change[0] = -force;
        change[1] = force + Math.log(1 - recover) * (y[1] ?? 0);
      },
    }),
  );
  const wanted = people - (solved.last[0] ?? 0);
  assert.ok(Math.abs(infected / wanted - 1) < 0.05, `${infected} against ${wanted}`);
});

test('without transmission only the seeds are infected, with certain transmission everyone joined is', () => {
  const graph = must(createGraph(500, 4, SEED, 2));
  const none = must(runSpread(graph, { transmit: 0, recover: 0.1, steps: 50, seeds: [3, 9, 3] }, SEED, 0));
  assert.equal(sum(none.infections), 2);
  const all = must(runSpread(graph, { transmit: 1, recover: 0, steps: 50, seeds: [3] }, SEED, 0));
  assert.ok(sum(all.infections) >= 499);
  assert.equal(all.infectious.at(-1), sum(all.infections));
});

test('partnerships are mutual, end in their month and never join anyone to herself', () => {
  const wanted = Array.from({ length: 300 }, (_, i) => i % 6);
  const network = createPartners(wanted, new Uint8Array(300), 0, 5, 60, SEED, 0);
  for (let month = 0; month <= 60; month += 1) {
    network.turn(month);
    if (month % 7 === 3) network.leave(month * 3);
    let joined = 0;
    for (let person = 0; person < 300; person += 1) {
      const slots = network.partner.subarray(network.offsets[person], network.offsets[person + 1]);
      assert.equal(
        new Set(slots.filter((other) => other >= 0)).size,
        slots.filter((other) => other >= 0).length,
      );
      for (const other of slots) {
        if (other < 0) continue;
        joined += 1;
        assert.notEqual(other, person);
        assert.ok(
          network.partner.subarray(network.offsets[other], network.offsets[other + 1]).includes(person),
        );
      }
    }
    assert.ok(joined > 700, `${joined} of 750 slots are joined in month ${month}`);
  }
  // 375 partnerships at a time, each lasting 5 months on average, in 60 months.
  assert.ok(Math.abs(network.begun() / (375 * (1 + 60 / 5)) - 1) < 0.15, `${network.begun()}`);
});

test('the same seed gives the same run and the answer is pinned', () => {
  const total = (draw: number): readonly number[] => {
    const [hiv] = must(runSharing(scottCounty('none'), SEED, draw)).pathogens;
    return [...(hiv?.infections.subarray(48, 60) ?? [])];
  };
  assert.deepEqual(total(0), total(0));
  assert.notDeepEqual(total(0), total(1));
  assert.deepEqual(total(1), [8, 2, 3, 1, 3, 3, 0, 2, 3, 4, 1, 3]);
});

test('index cases that vary from draw to draw have the mean and the spread asked for, and are told apart', () => {
  const setting = scottCounty('none');
  const [hiv] = setting.pathogens;
  assert.ok(hiv !== undefined);
  // No months after the seeding: what is counted is what was planted.
  const alone = { ...setting, months: 1, pathogens: [{ ...hiv, seeds: 6, seedShape: 2, seedMonth: 0 }] };
  const runs = Array.from({ length: 1500 }, (_, draw) => must(runSharing({ ...alone, acts: 0 }, SEED, draw)));
  const planted = runs.map(({ pathogens }) => pathogens[0]?.seeded ?? Number.NaN);
  runs.forEach(
    ({ pathogens }, i) => void assert.equal(sum(pathogens[0]?.infections ?? new Int32Array(0)), planted[i]),
  );
  const mean = planted.reduce((a, b) => a + b, 0) / planted.length;
  const variance = planted.reduce((a, b) => a + (b - mean) ** 2, 0) / planted.length;
  assert.ok(Math.abs(mean / 6 - 1) < 0.05, `${mean}`);
  // Negative binomial: mean + mean squared over the shape.
  assert.ok(Math.abs(variance / (6 + 36 / 2) - 1) < 0.15, `${variance}`);
  const refused = runSharing({ ...alone, pathogens: [{ ...hiv, seedShape: 0 }] }, SEED, 0);
  assert.deepEqual(refused.ok ? [] : refused.error.map(({ field }) => field), [
    'pathogens[0].seedShape',
    'pathogens[0].seedMonth',
  ]);
});

const anySetting: fc.Arbitrary<SharingSetting> = fc
  .record({
    people: fc.integer({ min: 1, max: 120 }),
    shape: fc.double({ min: 0.2, max: 5, noNaN: true }),
    scale: fc.double({ min: 0, max: 3, noNaN: true }),
    meanMonths: fc.double({ min: 1, max: 40, noNaN: true }),
    groups: fc.integer({ min: 1, max: 4 }),
    chances: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
    seeds: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ people, shape, scale, meanMonths, groups, chances, seeds }) => {
    const chance = (i: number): number => chances[i] ?? 0;
    const treat = { startTreatment: chance(4), stopTreatment: chance(5) };
    const hiv = {
      perAct: chance(3),
      acuteInfectious: 5.6,
      acuteMonths: 3,
      treatedInfectious: 0.03,
      ...treat,
    };
    const hcv = {
      perAct: chance(6),
      acuteMonths: 6,
      clearance: 0.26,
      startTreatment: chance(7),
      courseMonths: 3,
      cure: 0.9,
    };
    return {
      people,
      months: 40,
      partners: { shape, scale, meanMonths, groups, assortative: chance(0) },
      acts: 20 * chance(8),
      unsafe: chance(1),
      unsafeWithProgram: chance(2),
      program: { people: Math.floor(people / 2), fromMonth: 10 },
      leave: chance(9) * 0.2,
      pathogens: [
        { pathogen: hivPathogen(hiv), seeds: Math.min(seeds, people), seedMonth: 0 },
        { pathogen: hcvPathogen(hcv), seeds: Math.min(seeds, people), seedMonth: 5 },
      ],
    };
  });

test('people are kept and no count is below zero, whatever the setting', () => {
  fc.assert(
    fc.property(anySetting, fc.nat(), (setting, seed) => {
      const run = runSharing(setting, seed, 0);
      if (!run.ok) assert.fail(JSON.stringify(run.error));
      for (const { infected, infections, stage } of run.value.pathogens) {
        for (const count of infected) assert.ok(count >= 0 && count <= setting.people);
        for (const count of infections) assert.ok(count >= 0 && count <= setting.people);
        assert.equal(stage.filter((s) => s > 0).length, infected.at(-1));
        for (const s of stage) assert.ok(s <= 3);
      }
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('bad input is refused by the name of its field', () => {
  const setting = scottCounty('none');
  const fields = (changed: Partial<SharingSetting>): readonly string[] => {
    const run = runSharing({ ...setting, ...changed }, 1, 1);
    return run.ok ? [] : run.error.map((p) => p.field);
  };
  assert.deepEqual(fields({ people: 0 }), ['people', 'pathogens[0].seeds']);
  assert.deepEqual(fields({ unsafe: 1.01 }), ['unsafe']);
  assert.deepEqual(fields({ acts: Number.NaN }), ['acts']);
  const dense = { ...setting.partners, shape: 100, scale: 10 };
  assert.deepEqual(fields({ people: 2_000_000, partners: dense }), ['people']);
  const none = createGraph(0, -1, 1, 1);
  assert.deepEqual(none.ok ? [] : none.error.map((p) => p.field), ['people', 'degrees']);
  assert.deepEqual(fields({ pathogens: [] }), ['pathogens.length']);
  const spread = runSpread(
    must(createGraph(3, 2, 1, 1)),
    { transmit: 2, recover: -1, steps: 1, seeds: [9] },
    1,
    1,
  );
  assert.deepEqual(spread.ok ? [] : spread.error.map((p) => p.field), ['transmit', 'recover', 'seeds[0]']);
});
