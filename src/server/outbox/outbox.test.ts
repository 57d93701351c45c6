import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, clock as systemClock } from '#cli/adapters/ports.ts';
import { sendOut } from '#database/outbox.ts';
import { sql } from '#database/sql.ts';
import type { JsonObject, Uuid } from '#log/index.ts';
import { addOrganization } from '../../../test/support/log.ts';
import { createTestDatabase } from '../../../test/support/postgres.ts';
import { migrations } from '../migrations.ts';
import { createTimerRunner, unhurried } from '../timers/runner.ts';
import { createCarrier, outboxClearing } from './carrier.ts';
import type { Carried, Channel } from './channel.ts';

const { database } = await createTestDatabase({ migrations });
let now = Date.parse('2026-06-01T12:00:00Z');
const clock = { ...systemClock, now: () => now };
const base = { database, clock, random, log: () => {} };
let channels = 0;

/** A way out that notes what it carried and answers as it is told. */
const startChannel = (answer: (key: string) => Carried | Promise<Carried>) => {
  channels += 1;
  const carried: { readonly org: Uuid; readonly key: string; readonly payload: JsonObject }[] = [];
  const channel: Channel = {
    name: `test-${channels}`,
    patienceMs: 50,
    carry: async (message) => {
      carried.push(message);
      return answer(message.key);
    },
  };
  return { carried, channel, carrier: createCarrier({ ...base, channel }) };
};

const put = (org: Uuid, channel: Channel, key: string, until?: number): Promise<number> =>
  database.inOrganization(org, (tx) =>
    sendOut(
      tx,
      org,
      { channel: channel.name, key, payload: { n: 1 }, ...(until !== undefined && { until }) },
      now,
    ),
  );
const statesOf = (org: Uuid) =>
  database.inOrganization(org, (tx) =>
    tx.rows<{ key: string; state: string }>(
      sql`select key, state from outbox where org_id = ${org} order by key`,
    ),
  );

test('a message is carried once, however often it is put and whoever carries', async () => {
  const { org } = await addOrganization(database);
  const { carried, channel, carrier } = startChannel(() => 'sent');
  await put(org, channel, 'a');
  await put(org, channel, 'a');
  const other = createCarrier({ ...base, channel });
  await Promise.all([carrier.carryDue(), other.carryDue(), carrier.carryDue()]);
  await put(org, channel, 'a');
  await carrier.carryDue();
  assert.deepEqual(carried, [{ org, key: 'a', payload: { n: 1 } }]);
  assert.deepEqual(await statesOf(org), [{ key: 'a', state: 'sent' }]);
});

test('what fails is tried again later and goes out; what the far end refuses is not', async () => {
  const { org } = await addOrganization(database);
  let isUp = false;
  const { carried, channel, carrier } = startChannel((key) =>
    key === 'bad' ? 'refused' : isUp ? 'sent' : 'failed',
  );
  await put(org, channel, 'bad');
  await put(org, channel, 'good');
  await carrier.carryDue();
  await carrier.carryDue();
  assert.equal(carried.length, 2);
  isUp = true;
  now += 2_000;
  await carrier.carryDue();
  assert.deepEqual(await statesOf(org), [
    { key: 'bad', state: 'refused' },
    { key: 'good', state: 'sent' },
  ]);
});

test('a channel that throws or hangs delays no other channel, and loses nothing', async () => {
  const { org } = await addOrganization(database);
  const broken = startChannel(() => {
    throw new Error('on purpose');
  });
  const hanging = startChannel(() => new Promise(() => {}));
  const fine = startChannel(() => 'sent');
  for (const { channel } of [broken, hanging, fine]) await put(org, channel, 'a');
  const stuck = hanging.carrier.carryDue();
  await broken.carrier.carryDue();
  await fine.carrier.carryDue();
  assert.equal(fine.carried.length, 1);
  await stuck;
  assert.deepEqual((await statesOf(org)).map(({ state }) => state).toSorted(), [
    'sent',
    'waiting',
    'waiting',
  ]);
});

test('a server killed between sending and noting sends again under the same name', async () => {
  const { org } = await addOrganization(database);
  const { carried, channel, carrier } = startChannel(() => 'sent');
  await put(org, channel, 'a');
  // What such a server leaves behind.
  await database.inOrganization(org, (tx) =>
    tx.run(sql`update outbox set lease_until = to_timestamp(${now + 5_050}::float8 / 1000), attempts = 1`),
  );
  await carrier.carryDue();
  assert.deepEqual(carried, []);
  now += 5_050;
  await carrier.carryDue();
  assert.deepEqual(
    carried.map(({ key }) => key),
    ['a'],
  );
});

test('a message that would mislead by now is dropped, and said to be', async () => {
  const { org } = await addOrganization(database);
  const { carried, channel, carrier } = startChannel(() => 'sent');
  await put(org, channel, 'a', now + 1_000);
  now += 1_001;
  await carrier.carryDue();
  assert.deepEqual(carried, []);
  assert.deepEqual(await statesOf(org), [{ key: 'a', state: 'dropped' }]);
});

test('what was sent keeps no content and is forgotten after 30 days', async () => {
  const { org } = await addOrganization(database);
  const { channel, carrier } = startChannel(() => 'sent');
  await put(org, channel, 'a');
  await carrier.carryDue();
  const contents = await database.inOrganization(org, (tx) => tx.rows(sql`select payload from outbox`));
  assert.deepEqual(contents, [{ payload: {} }]);
  now += 31 * 24 * 3_600_000;
  await createTimerRunner({ ...base, handlers: [outboxClearing], pace: unhurried }).runDue();
  assert.deepEqual(await statesOf(org), []);
});
