import assert from 'node:assert/strict';
import { test } from 'node:test';
import { health } from '#contract/system.ts';
import { ok } from '#log/index.ts';
import type { Api } from './api.ts';
import { createLazyApi } from './lazy-api.ts';

const answer = { version: '1', setUp: true };
const loaded = { ask: async () => ok(answer) } as unknown as Api;

test('code that does not come is a server out of reach, and the next asking tries again', async () => {
  let tries = 0;
  const api = createLazyApi(async () => {
    tries += 1;
    if (tries === 1) throw new TypeError('part did not come');
    return loaded;
  });
  assert.deepEqual(await api.ask(health, {}), {
    ok: false,
    error: { code: 'unreachable' },
  });
  assert.deepEqual(await api.ask(health, {}), ok(answer));
});

test('a bug in the code is no lost signal', async () => {
  const api = createLazyApi(async () => {
    throw new RangeError('a bug');
  });
  await assert.rejects(api.ask(health, {}), RangeError);
});
