import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, clock as systemClock } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { Clock, Uuid } from '#log/index.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { confirmClock, examine } from '../doctor/examine.ts';
import { migrations } from '../migrations.ts';
import { createTimerRunner, unhurried } from '../timers/runner.ts';
import { createClockGuard } from './guard.ts';

const { database } = await createTestDatabase({ migrations });
const day = 24 * 3_600_000;
const start = Date.parse('2026-06-01T12:00:00Z');
const seconds = (ms: number) => sql`to_timestamp(${ms}::float8 / 1000)`;

/** An organization whose last entry came at `start`. */
const addSeen = async (): Promise<Uuid> => {
  const org = anyId();
  await database.inOrganization(org, async (tx) => {
    await tx.run(sql`insert into organization (org_id, name, created_at, device, settings)
      values (${org}, 'Test', ${seconds(start - 300 * day)}, gen_random_uuid(), '{}')`);
    await tx.run(sql`insert into log_head (org_id, last_seq, roster, epoch, seen_at)
      values (${org}, 0, 1, gen_random_uuid(), ${seconds(start)})`);
  });
  return org;
};
const runAt = async (now: number) => {
  const clock = { ...systemClock, now: () => time.now };
  const time = { now };
  return { clock: clock as Clock, time, guard: await createClockGuard({ database, clock }) };
};
const waitsIn = (org: Uuid) =>
  database.inOrganization(org, (tx) =>
    tx.first<{ waits: string | null }>(sql`select fading_waits as waits from log_head where org_id = ${org}`),
  );

test('a clock is believed up to 45 days after and a day before it was last known good', async () => {
  const org = await addSeen();
  const doubtAt = async (ms: number) => (await runAt(ms)).guard.doubt(org);
  assert.equal(await doubtAt(start + 44 * day), undefined);
  assert.equal(await doubtAt(start + 46 * day), 'clock-ahead');
  assert.equal(await doubtAt(start + 3_650 * day), 'clock-ahead');
  assert.equal(await doubtAt(start - day / 2), undefined);
  assert.equal(await doubtAt(start - 2 * day), 'clock-behind');
});

test('a server ten years ahead is not believed in its next run either, and is at once when its clock is right again', async () => {
  const org = await addSeen();
  const ahead = await runAt(start + 3_650 * day);
  assert.equal(ahead.guard.received(org), false);
  await ahead.guard.stopped();
  assert.equal(await (await runAt(start + 3_650 * day)).guard.doubt(org), 'clock-ahead');
  assert.equal(await (await runAt(start + day)).guard.doubt(org), undefined);
});

test('a clock that jumps in the middle of a run is not believed', async () => {
  const org = await addSeen();
  const { guard, time } = await runAt(start);
  assert.equal(await guard.doubt(org), undefined);
  time.now = start + 400 * day;
  assert.equal(guard.received(org), false);
  assert.equal(await guard.doubt(org), 'clock-ahead');
});

test('a clean stop counts as known good', async () => {
  const org = await addSeen();
  await (await runAt(start + 40 * day)).guard.stopped();
  assert.equal(await (await runAt(start + 80 * day)).guard.doubt(org), undefined);
});

test('the clocks of the devices in contact decide, and one wrong phone among several does not', async () => {
  const org = await addSeen();
  const { guard, time } = await runAt(start);
  guard.met(org, anyId(), start - 3 * day);
  assert.equal(await guard.doubt(org), 'devices-differ');
  assert.equal(guard.received(org), false);
  const other = anyId();
  guard.met(org, other, start + 60_000);
  // The same worker again, on however many devices, is heard once.
  guard.met(org, other, start + 120_000);
  assert.equal(await guard.doubt(org), 'devices-differ');
  guard.met(org, anyId(), start - 60_000);
  assert.equal(await guard.doubt(org), undefined);
  // What was said on another day bears out nothing.
  time.now = start + 30 * day;
  assert.equal(await guard.doubt(org), undefined);
  time.now = start + 90 * day;
  assert.equal(await guard.doubt(org), 'clock-ahead');
});

test('after a long pause the devices bear the clock out, for the next run', async () => {
  const org = await addSeen();
  const now = start + 100 * day;
  const first = await runAt(now);
  first.guard.met(org, anyId(), now);
  assert.equal(await first.guard.doubt(org), 'clock-ahead');
  assert.equal(first.guard.received(org), true);
  await first.guard.stopped();
  assert.equal(await (await runAt(now)).guard.doubt(org), undefined);
});

test('a person who says that the clock is right is believed at once', async () => {
  const org = await addSeen();
  const now = systemClock.now();
  const long = seconds(now - 100 * day);
  await database.acrossOrganizations((tx) => tx.run(sql`update log_head set seen_at = ${long}`));
  const { guard } = await runAt(now);
  guard.met(org, anyId(), start);
  assert.notEqual(await guard.doubt(org), undefined);
  const wrong = async () =>
    (await examine({ database, clock: systemClock, migrations, where: 'test' })).filter(
      ({ ok, text }) => !ok && /do not fade/.test(text),
    );
  assert.ok((await wrong()).length > 0);
  await confirmClock(database, now);
  assert.equal(await guard.doubt(org), undefined);
  assert.deepEqual(await wrong(), []);
});

test('nothing is done for good by a clock in doubt, other timers run, and it goes on when the doubt is gone', async () => {
  const org = await addSeen();
  const done: string[] = [];
  const handler = (kind: string, more: Partial<TimerHandler> = {}): TimerHandler => ({
    kind,
    everyMs: day,
    run: async (_tx, timer) => {
      if (timer.org === org) done.push(kind);
      return undefined;
    },
    ...more,
  });
  const { clock, time, guard } = await runAt(start + 3_650 * day);
  const runner = createTimerRunner({
    pace: unhurried,
    database,
    clock,
    random,
    log: () => {},
    handlers: [handler('test.fade', { isForGood: true }), handler('test.notice')],
    doubt: guard.doubt,
  });
  await runner.runDue();
  assert.deepEqual(done, ['test.notice']);
  assert.equal((await waitsIn(org))?.waits, 'clock-ahead');
  // Both are due in ten years by now: they are pulled in.
  time.now = start + day;
  await runner.runDue();
  assert.deepEqual(done.toSorted(), ['test.fade', 'test.notice', 'test.notice']);
  assert.equal((await waitsIn(org))?.waits, null);
});

test('a lease taken by a clock that was ahead holds nobody up', async () => {
  const org = await addSeen();
  let runs = 0;
  const handler: TimerHandler = {
    kind: 'test.leased',
    run: async () => {
      runs += 1;
      return undefined;
    },
  };
  await database.inOrganization(org, (tx) =>
    tx.run(sql`insert into timer (org_id, id, kind, due_at, lease_until, payload)
      values (${org}, ${anyId()}, 'test.leased', ${seconds(start)}, ${seconds(start + 3_650 * day)}, '{"a":1}')`),
  );
  const { clock } = await runAt(start + 1_000);
  await createTimerRunner({
    database,
    clock,
    random,
    log: () => {},
    handlers: [handler],
    pace: unhurried,
  }).runDue();
  assert.equal(runs, 1);
});

test('the server learns of clocks from what devices send, and tells the office that fading waits', async () => {
  let now = start;
  const server = await startTestServer({ clock: { ...systemClock, now: () => now } });
  const { token, place } = await setUpTestServer(server);
  const writer = createWriter(place);
  const push = (recordedAt: string) =>
    server.call('POST', '/v1/entries', { token, body: { entries: [writer.entry({ recordedAt })] } });
  const waits = async (): Promise<unknown> =>
    (await server.call('GET', '/v1/quarantine', { token })).json.fadingWaits;
  await push('2026-06-01T12:00:00Z');
  await server.housekeeping.runDue();
  assert.equal(await waits(), null);
  now = start + 3 * day;
  await push('2026-06-01T12:05:00Z');
  await server.housekeeping.runDue();
  assert.equal(await waits(), 'devices-differ');
  await push('2026-06-04T12:05:00Z');
  now += day / 2;
  await server.housekeeping.runDue();
  assert.equal(await waits(), null);
});
