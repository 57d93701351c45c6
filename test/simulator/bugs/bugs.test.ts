import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceBugs } from './on-device.ts';
import { serverBugs } from './on-server.ts';
import { syncBugs } from './on-the-way.ts';
import { huntIn } from './plant.ts';

/** A checker that has never complained proves nothing: each of these mistakes must make it complain. */
const seeds = Array.from({ length: 30 }, (_, index) => `planted-${index}`);
const bugs = [...serverBugs, ...deviceBugs, ...syncBugs];

describe('the checker finds that', { concurrency: 2 }, () => {
  for (const bug of bugs) {
    it(bug.name, async (test) => {
      const caught = await huntIn(bug, { seeds, where: bug.where });
      test.diagnostic(caught);
      assert.notEqual(caught, '', 'nothing was noticed');
    });
  }
});

describe('the checker is content with the real program', { concurrency: 2 }, () => {
  for (const where of new Set(bugs.map((bug) => bug.where))) {
    it(`in ${where ?? 'worlds that the seeds draw'}`, async () => {
      assert.equal(await huntIn(undefined, { seeds, where }), '');
    });
  }
});
