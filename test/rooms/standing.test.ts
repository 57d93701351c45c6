import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseIdOf } from '#programs/consumption/rules/response.ts';
import { standingAlarms, standingRoom } from '#programs/consumption/rules/standing.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What the server tells a device that cannot read its log: out of entries that count, of one site. */

test('who is in a room, where help is open and who goes there, as its entries tell now; of another site nothing', async () => {
  const now = Date.parse('2026-03-08T09:15:00-05:00');
  const clock = { now: () => now, offsetMinutes: () => -300 };
  const server = await startTestServer({ rooms, clock, requestsPerMinute: 100_000 });
  const { token, place } = await setUpTestServer(server);
  const [visit, gone] = [anyId(), anyId()];
  const response = responseIdOf(visit, 0);
  const writer = createWriter(place);
  const entry = (kind: string, body: object, more = {}) =>
    writer.entry({ kind: `consumption.${kind}`, version: 1, body: { ...body }, ...more });
  const push = async (...entries: readonly unknown[]): Promise<void> => {
    const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
    for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted');
  };
  const at = async (site: string = place.site) => {
    const { status, json } = await server.call('GET', `/v1/sites/${site}/standing`, { token });
    assert.equal(status, 200);
    return json;
  };
  const conditions = async () => {
    const told = await at();
    return standingAlarms(standingRoom(told, []), told.now + 10 * 60_000).map(
      ({ condition, state }) => `${condition} ${state}`,
    );
  };
  assert.equal((await at()).isUsed, false);
  const set = (name: string) =>
    entry('room', { on: true, seats: [{ seat: 'a', name, area: 'injection' }], plan: { watch: 'eye' } });
  await push(set('Old'));
  await push(set('Window'));
  const next = { minutes: 5, late: 3 };
  await push(
    entry('stay', { stage: 'using', seat: 'a', arrived: true, next }, { visit }),
    entry('stay', { stage: 'using', arrived: true, next }, { visit: gone }),
    entry('stay', { stage: 'left-well' }, { visit: gone }),
  );
  const first = await at();
  assert.deepEqual(
    first.stays.map(({ visit: id, seat, stage }: Record<string, string>) => [id, seat, stage]),
    [[visit, 'Window', 'using']],
  );
  assert.deepEqual(await conditions(), ['check-overdue sounding']);
  const looked = entry('check', { responsive: true, next: { minutes: 30, late: 3 } }, { visit });
  await push(looked);
  assert.deepEqual(await conditions(), []);
  await push(entry('log.void', { reason: 'slip' }, { kind: 'log.void', supersedes: [looked.id] }));
  assert.deepEqual(await conditions(), ['check-overdue sounding'], 'a look that was taken back is none');
  await push(entry('response', { response, seat: 'a' }, { visit }));
  assert.deepEqual(await conditions(), ['response-open sounding']);
  const { helps } = await at();
  assert.deepEqual(
    helps.map(({ isOver, seat }: Record<string, unknown>) => [isOver, seat]),
    [[false, 'Window']],
  );
  await push(entry('cover', { covered: true }));
  assert.equal((await at()).isCovered, true);
  await push(entry('response-end', { response, outcome: 'recovered' }, { visit }));
  assert.deepEqual(
    (await at()).helps.map(({ isOver }: Record<string, unknown>) => isOver),
    [true],
  );
  await push(entry('stay', { stage: 'left-well' }, { visit }));
  assert.deepEqual((await at()).stays, []);
  const { json: other } = await server.call('POST', '/v1/sites', {
    token,
    body: { name: 'Another', channel: 'fixed' },
  });
  assert.equal((await at(other.id)).isUsed, false);
  assert.equal((await server.call('GET', `/v1/sites/${anyId()}/standing`, { token })).status, 404);
  assert.equal((await server.call('GET', `/v1/sites/${place.site}/standing`)).status, 401);
});
