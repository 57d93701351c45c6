// A short run of the study that `npm run coverage:impact` does in full: pinned seed, so it is the same on any machine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runStudy } from './study.ts';
import { cells } from './worlds.ts';

test('the worlds are made without the engine', () => {
  const source = readFileSync(new URL('./worlds.ts', import.meta.url), 'utf8');
  assert.doesNotMatch(source, /^import|\bimport\(/m);
  assert.equal(cells.length, 16);
});

test('the 95 % interval holds the truth at least 91 times in a hundred, at every number of deaths, well and badly known', () => {
  const rows = runStudy({ worlds: 400, seed: 3, perBlock: 128 });
  for (const { deaths, knowledge, averted, expected, width } of rows) {
    const name = `${deaths} deaths, ${knowledge} known`;
    console.log(
      `${name}: ${averted} of the deaths averted, ${expected} of what was expected, width ${width}`,
    );
    assert.ok(averted >= 0.91, `${name}: ${averted}`);
    assert.ok(expected >= 0.91, `${name}: expected ${expected}`);
    // An interval that says nothing would hold everything.
    assert.ok(width <= 6 + 0.6 * deaths, `${name}: ${width} wide`);
  }
});
