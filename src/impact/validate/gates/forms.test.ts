import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGates } from '../run.ts';
import { gates as irwin } from './irwin.ts';
import { gates as naloxoneLaw } from './naloxone-law.ts';
import { gates as recovery } from './recovery.ts';
import { gates as closedForm } from './rhode-island-closed-form.ts';
import { gates as scotland } from './scotland.ts';
import { gates as otherSites } from './supervised-site-others.ts';
import { gates as theory } from './theory.ts';

for (const gate of [
  ...irwin,
  ...naloxoneLaw,
  ...recovery,
  ...closedForm,
  ...otherSites,
  ...scotland,
  ...theory,
]) {
  test(`the engine reproduces: ${gate.name}`, async () => {
    const [line] = await runGates([gate]);
    console.log(
      `${gate.name}: published ${line?.published}, computed ${line?.computed} (${line?.tolerance})`,
    );
    assert.equal(line?.ok, true);
  });
}

test('a gate that throws fails and carries its error', async () => {
  const [line] = await runGates([
    {
      name: 'x',
      kind: 'self',
      published: '1',
      tolerance: '0',
      run: () => Promise.reject(new Error('no data')),
    },
  ]);
  assert.deepEqual([line?.ok, line?.computed], [false, 'no data']);
});

test("the gates are all there: 8 of Irwin, 36 curves, 12 states and the paper's Illinois, 11 weights, 2 of the other 38 states", () => {
  assert.equal(irwin.length, 8);
  assert.equal(naloxoneLaw.length, 36 + 12 + 1 + 11 + 2);
});
