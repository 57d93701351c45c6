import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bug } from './bug.ts';
import { deviceBugs } from './on-device.ts';
import { serverBugs } from './on-server.ts';
import { syncBugs } from './on-the-way.ts';
import { huntIn } from './plant.ts';

/** A checker that has never complained proves nothing: each of these mistakes must make it complain. */
const seeds = Array.from({ length: 30 }, (_, index) => `planted-${index}`);
const bugs = [...serverBugs, ...deviceBugs, ...syncBugs];
/** Where a mistake was noticed, and in which worlds. */
const noticed = new Map<Bug['where'], Set<string>>();
const notice = (where: Bug['where'], caught: string): void => {
  const [world = ''] = caught.split(':');
  noticed.set(
    where,
    (noticed.get(where) ?? new Set<string>()).add(seeds.includes(world) ? world : 'planted-0'),
  );
};

describe('the checker finds that', { concurrency: 2 }, () => {
  for (const bug of bugs) {
    it(bug.name, async (test) => {
      const known = seeds[bug.seed ?? 0] ?? '';
      const caught = await huntIn(bug, { seeds: [...new Set([known, ...seeds])], where: bug.where });
      test.diagnostic(caught);
      assert.notEqual(caught, '', 'nothing was noticed');
      notice(bug.where, caught);
    });
  }
});

// What it said of a mistake proves something only if it says nothing of the real program in the same worlds. Of the same
// sweeps simulator.test.ts says it.
describe('the checker is content with the real program', { concurrency: 2 }, () => {
  for (const where of new Set(bugs.map((bug) => bug.where).filter((each) => each !== 'sweep'))) {
    it(`in ${where ?? 'worlds that the seeds draw'}`, async () => {
      const worlds = [...(noticed.get(where) ?? [])];
      assert.notEqual(worlds.length, 0);
      assert.equal(await huntIn(undefined, { seeds: worlds, where }), '');
    });
  }
});
