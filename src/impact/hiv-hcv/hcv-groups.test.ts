import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { runHcvCoverage } from './hcv-coverage.ts';
import { runHcvGroups } from './hcv-groups.ts';
import type { HcvGroups } from './hcv-groups-input.ts';

const SEED = 20261128;
console.log(`seed ${SEED}`);

/** Round figures that describe no place. */
const place: HcvGroups = {
  groups: [
    { name: 'now and then', share: 0.7, risk: 1 },
    { name: 'every day', share: 0.3, risk: 3 },
  ],
  recent: { years: 3, risk: 2 },
  clearance: 0.26,
  reinfection: 0.8,
  relativeRisk: { oat: 0.5, needles: 0.79, both: 0.29 },
  programs: { oat: 0.2, needles: 0.3 },
  cascade: { tested: 0.5, linked: 0.4, lost: 0.1, treated: 0.3, courseYears: 0.25, cure: 0.95 },
  local: { chronic: 0.4, leave: 0.1 },
  years: 10,
};

test('held to the share of a place, it stays there while nothing changes, and the totals are those of the balance', () => {
  const { start, end, totals } = must(runHcvGroups(place));
  assert.ok(Math.abs(start.chronic - 0.4) < 1e-9, `${start.chronic}`);
  assert.ok(Math.abs(end.chronic - 0.4) < 1e-6, `${end.chronic}`);
  for (const name of ['infections', 'reinfections', 'courses'] as const)
    assert.ok(Math.abs(totals.changed[name] / totals.asItIs[name] - 1) < 1e-6, name);
  assert.ok(totals.asItIs.reinfections > 0 && totals.asItIs.reinfections < totals.asItIs.infections);
});

test('held to share and infections of a place, it finds who must leave; told that, it finds the infections again', () => {
  const byInfections = must(runHcvGroups({ ...place, local: { chronic: 0.4, incidence: 0.25 } }));
  assert.ok(Math.abs(byInfections.here.incidence - 0.25) < 1e-6);
  const { leave } = byInfections.here;
  const byLeaving = must(runHcvGroups({ ...place, local: { chronic: 0.4, leave } }));
  assert.ok(Math.abs(byLeaving.here.incidence - 0.25) < 1e-6);
  assert.ok(Math.abs(byLeaving.here.transmission / byInfections.here.transmission - 1) < 1e-6);
});

test('with one group, nobody recent and courses by the infected alone it is the model of one share', () => {
  const one: HcvGroups = {
    ...place,
    groups: [{ name: 'all', share: 1, risk: 1 }],
    recent: { years: 3, risk: 1 },
    clearance: 0,
    reinfection: 1,
    programs: { oat: 0, needles: 0 },
    cascade: { ...place.cascade, tested: 0, treated: 0 },
    local: { chronic: 0.4, leave: 0.0945 },
    change: { programs: { oat: 0.4, needles: 0.4 }, rampYears: 3 },
  };
  const groups = must(runHcvGroups(one));
  const share = must(
    runHcvCoverage({
      chronic: 0.4,
      leave: 0.0945,
      relativeRisk: one.relativeRisk,
      coverage: { oat: [0, 0.4], needles: [0, 0.4], rampYears: 3 },
      treated: 0,
      cure: 0.9,
      years: 10,
    }),
  );
  assert.ok(Math.abs(1 - groups.end.chronic / 0.4 - share.relativeReduction) < 1e-8);
});

test('those at higher risk and those who began lately are told apart, and reinfection takes back some of what cures do', () => {
  const treating = { ...place, change: { cascade: { ...place.cascade, tested: 2, linked: 2, treated: 3 } } };
  const { start, end, totals } = must(runHcvGroups(treating));
  const [lower = 1, higher = 0] = start.byGroup;
  assert.ok(higher > lower && start.amongRecent < start.chronic, `${higher} ${lower} ${start.amongRecent}`);
  assert.ok(end.chronic < start.chronic && totals.changed.courses > totals.asItIs.courses);
  // A place where nobody is cured yet: what was counted there means the same transmission either way.
  const beginning = (reinfection: number) =>
    must(runHcvGroups({ ...treating, reinfection, cascade: { ...place.cascade, treated: 0 } }));
  assert.equal(beginning(0).totals.changed.reinfections, 0);
  assert.ok(Math.abs(beginning(0).here.transmission / beginning(1).here.transmission - 1) < 1e-9);
  assert.ok(beginning(0).end.chronic < beginning(1).end.chronic);
});

test('whatever the place, people are kept, no share goes below zero, and programs never add infections', () => {
  const rate = fc.double({ min: 0.01, max: 3, noNaN: true });
  const share = fc.double({ min: 0.02, max: 0.6, noNaN: true });
  fc.assert(
    fc.property(rate, rate, rate, rate, share, share, (risk, recent, tested, treated, chronic, part) => {
      const run = runHcvGroups({
        ...place,
        groups: [
          { name: 'a', share: part, risk },
          { name: 'b', share: 1 - part, risk: 1 },
        ],
        recent: { years: 2, risk: recent },
        cascade: { ...place.cascade, tested, treated },
        local: { chronic, leave: 0.12 },
        change: { programs: { oat: 0.6, needles: 0.6 } },
        years: 5,
      });
      // Where so many are cured, no transmission keeps that share: it is said, and by name.
      if (!run.ok) return run.error.every(({ field }) => field === 'local.chronic');
      const { solution, totals, start } = run.value;
      assert.ok(Math.abs(start.chronic - chronic) < 1e-6);
      assert.ok(solution.states.every((value) => value >= -1e-9));
      assert.ok(totals.changed.infections <= totals.asItIs.infections * (1 + 1e-6));
      return true;
    }),
    { seed: SEED, numRuns: 40 },
  );
});

test('what cannot be is refused by the name of its field', () => {
  const fields = (changed: object): readonly string[] => {
    const run = runHcvGroups({ ...place, ...changed });
    return run.ok ? [] : run.error.map(({ field }) => field);
  };
  assert.deepEqual(fields({ groups: [{ name: 'a', share: 0.5, risk: 1 }] }), ['groups[].share']);
  assert.deepEqual(fields({ local: { chronic: 0.4 } }), ['local.leave']);
  assert.deepEqual(fields({ local: { chronic: 0.4, leave: 0.1, incidence: 0.1 } }), ['local.incidence']);
  assert.deepEqual(fields({ local: { chronic: 0.998, leave: 0.1 } }), ['local.chronic']);
  assert.deepEqual(fields({ local: { chronic: 0.4, incidence: 1e-5 } }), ['local.incidence']);
  assert.deepEqual(fields({ cascade: { ...place.cascade, cure: 1.2 } }), ['cascade.cure']);
});
