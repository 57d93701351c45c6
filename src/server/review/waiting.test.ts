import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const as = (who: string) => async () =>
  (await server.call('GET', '/v1/waiting', { token: who })).json.lists as readonly {
    readonly code: string;
    readonly items: readonly { readonly id: string; readonly site: string; readonly path: string }[];
    readonly more: boolean;
  }[];
const waiting = as(token);
const push = (entries: readonly unknown[]) =>
  server.call('POST', '/v1/entries', { token, body: { entries } });

test('nothing waits: there is no list, and nobody reads 0 where nobody looked', async () => {
  assert.deepEqual(await waiting(), []);
});

test('what is held and what was corrected twice stand in one list, each told only to who may decide it', async () => {
  await server.call('POST', '/v1/workers', {
    token,
    body: { name: 'Peer', role: 'peer', passphrase: 'long walk home' },
  });
  const peer = await server.call('POST', '/v1/sign-in', {
    body: { worker: 'Peer', passphrase: 'long walk home', device: anyId() },
  });
  const writer = createWriter(place);
  const thing = writer.entry();
  const elsewhere = writer.entry({ site: anyId() });
  await push([thing, elsewhere]);
  const tips = [writer.entry({ supersedes: [thing.id] }), writer.entry({ supersedes: [thing.id] })];
  await push(tips);
  const lists = await waiting();
  assert.deepEqual(
    lists.map(({ code, items, more }) => [code, items.length, more]),
    [
      ['log.forks', 1, false],
      ['log.held', 1, false],
    ],
  );
  const [fork, held] = lists.map(({ items }) => items[0]);
  assert.ok(fork?.path.startsWith('/entry/'));
  assert.deepEqual([held?.id, held?.site, held?.path], [elsewhere.id, elsewhere.site, '/office/attention']);
  assert.deepEqual(
    (await as(String(peer.json.token))()).map(({ code }) => code),
    ['log.forks'],
  );

  await push([writer.entry({ supersedes: tips.map(({ id }) => id) })]);
  const { held: all } = (await server.call('GET', '/v1/quarantine', { token })).json;
  await server.call('POST', `/v1/quarantine/${all[0].key}/dismiss`, { token });
  assert.deepEqual(
    (await waiting()).map(({ code }) => code),
    [],
  );
});

test('a correction that was taken back with its device asks nobody anything, until that is undone', async () => {
  const [writer, lost] = [createWriter(place), createWriter(place)];
  const thing = writer.entry();
  await push([thing]);
  await push([writer.entry({ supersedes: [thing.id] }), lost.entry({ supersedes: [thing.id] })]);
  const codes = async () => (await waiting()).map(({ code }) => code);
  assert.deepEqual(await codes(), ['log.forks']);
  const body = { device: lost.device, first: 1, last: 9, reason: 'mistake' };
  const takeback = writer.entry({ kind: 'log.takeback', version: 1, body });
  await push([takeback]);
  assert.deepEqual(await codes(), []);
  await push([
    writer.entry({ kind: 'log.void', version: 1, body: { reason: 'mistake' }, supersedes: [takeback.id] }),
  ]);
  assert.deepEqual(await codes(), ['log.forks']);
});
