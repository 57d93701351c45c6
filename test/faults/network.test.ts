import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createPrng } from '#sample/prng.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { pullAll, startPushers } from '../support/pusher.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

test('a network that cuts, delays, doubles and swallows answers loses nothing and doubles nothing', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261);
  const server = await startTestServer();
  const { token, place } = await setUpTestServer(server);
  const faults = ['cut-request', 'drop-answer', 'cut-answer', 'duplicate', 'delay', 'none'] as const;
  const proxy = await startFaultProxy(
    { port: Number(new URL(server.url).port) },
    { fraction: createPrng(seed).next },
    faults,
  );
  after(proxy.stop);
  const target = { url: () => proxy.url, token, oneRequestAConnection: true };
  const devices = startPushers(4, target, place);
  await devices.untilTaken(15);
  const pushed = await devices.stop();
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
