import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { pullAll, pushUntil } from '../support/pusher.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Numbers that repeat from a seed (mulberry32), so that a failure can be had again. */
const seeded = (seed: number) => {
  let state = seed;
  return {
    fraction: () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
};

test('a network that cuts, delays, doubles and swallows answers loses nothing and doubles nothing', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261);
  const server = await startTestServer();
  const { token, place } = await setUpTestServer(server);
  const faults = ['cut-request', 'drop-answer', 'cut-answer', 'duplicate', 'delay', 'none'] as const;
  const proxy = await startFaultProxy({ port: Number(new URL(server.url).port) }, seeded(seed), faults);
  after(proxy.stop);
  let isOver = false;
  const devices = [1, 2, 3, 4].map(() =>
    pushUntil({ url: () => proxy.url, token, oneRequestAConnection: true }, place, () => isOver),
  );
  setTimeout(() => {
    isOver = true;
  }, 4_000);
  const pushed = await Promise.all(devices);
  const held = await pullAll(server.url, token);
  const ids = new Set(held.map(({ id }) => id));
  const acknowledged = pushed.flatMap((device) => device.acknowledged);
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  console.log(
    `seed ${seed}: ${JSON.stringify(proxy.counts)}, acknowledged ${acknowledged.length}, lost ${lost}`,
  );
  assert.equal(lost, 0);
  assert.equal(ids.size, held.length);
  assert.equal(ids.size, new Set(acknowledged).size, 'every batch was acknowledged in the end, each once');
  for (const fault of faults) assert.ok(proxy.counts[fault] > 0, fault);
});
