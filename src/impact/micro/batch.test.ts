import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../problem.ts';
import { createNodeThread } from './adapters/node-threads.ts';
import { runBatch } from './batch.ts';
import { drawRhodeIsland } from './overdose/posterior.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from './overdose/rhode-island-people.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

const batch = {
  setting: { start: rhodeIslandStart, places: rhodeIslandPlaces, months: 12, mode: 'corrected' as const },
  sets: Array.from({ length: 6 }, (_, draw) => drawRhodeIsland(SEED, draw)),
  seed: SEED,
};

test('two threads give the same outcomes as one, and as none', async () => {
  const alone = must(await runBatch(batch, []));
  for (const count of [1, 2]) {
    const threads = Array.from({ length: count }, createNodeThread);
    const heard: number[] = [];
    const together = must(await runBatch(batch, threads, { onProgress: (done) => heard.push(done) }));
    for (const thread of threads) thread.close();
    for (let set = 0; set < 6; set += 1) assert.deepEqual(together.outcomes(set), alone.outcomes(set));
    assert.equal(heard.at(-1), 6);
  }
});

test('a batch that is told to stop says so', async () => {
  const stopped = await runBatch(batch, [], { signal: AbortSignal.abort() });
  assert.deepEqual(stopped.ok ? '' : stopped.error[0]?.field, 'signal');
});

test('a set that can not be used is named by its number and field', async () => {
  const [first] = batch.sets;
  if (first === undefined) assert.fail('no set');
  const refused = await runBatch({ ...batch, sets: [first, { ...first, hospital: 2 }] }, []);
  assert.deepEqual(refused.ok ? '' : refused.error[0]?.field, 'sets[1].parameters.hospital');
});
