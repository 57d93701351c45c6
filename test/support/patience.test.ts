import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patience, slowness, stopwatch, timed, until } from './patience.ts';

test('a limit is never shorter than it was written', () => {
  assert.ok(slowness() >= 1);
  assert.ok(patience(1_000) >= 1_000);
});

test('what took long because the machine was busy is not counted as long', async () => {
  const from = performance.now();
  const read = stopwatch();
  const took = await timed(async () => {
    // Its own work, on top of what else the machine does.
    for (const work = performance.now(); performance.now() - work < 20; );
  });
  assert.ok(took > 0);
  assert.ok(read() <= performance.now() - from);
});

test('what comes is waited for, what never comes is told', async () => {
  let asked = 0;
  await until(async () => {
    asked += 1;
    return asked === 3;
  });
  assert.equal(asked, 3);
  await assert.rejects(
    until(() => false, 1),
    /waited \d+ s in vain/,
  );
});
