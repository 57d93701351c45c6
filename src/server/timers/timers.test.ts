import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { setTimer, type TimerHandler } from '#database/timers.ts';
import { addOrganization, createWriter, testKinds } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { everything } from '../access/reach.ts';
import { createIntake } from '../intake/intake.ts';
import { createLogStore } from '../log-store/log-store.ts';
import { migrations } from '../migrations.ts';
import { blur, clearing, createBlurring } from './retention.ts';
import { createTimerRunner, unhurried } from './runner.ts';

const { database } = await createTestDatabase({ migrations });
const projector = createProjector([]);
const day = 24 * 3_600_000;
let now = Date.parse('2026-06-01T12:00:00Z');
const clock = { ...systemClock, now: () => now };
const silent = () => {};
const base = { database, clock, random, sha256, kinds: testKinds, projector, log: silent };
const runnerWith = (...handlers: readonly TimerHandler[]) =>
  createTimerRunner({ ...base, handlers, pace: unhurried });

test('a timer runs once it is due, once, whoever else looks for it', async () => {
  const { org } = await addOrganization(database);
  const done: string[] = [];
  const handler: TimerHandler = {
    kind: 'test.once',
    run: async (_tx, { payload }) => {
      done.push(String(payload['about']));
      return undefined;
    },
  };
  await database.inOrganization(org, (tx) =>
    setTimer(base, tx, org, { kind: 'test.once', dueAt: now + 1_000, payload: { about: 'x' } }),
  );
  await runnerWith(handler).runDue();
  assert.deepEqual(done, []);
  now += 1_000;
  await Promise.all([1, 2, 3].map(() => runnerWith(handler).runDue()));
  assert.deepEqual(done, ['x']);
});

test('who asks for what is due while it is being done is answered when it is done', async () => {
  const { org } = await addOrganization(database);
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const runner = runnerWith({
    kind: 'test.slow',
    run: async () => {
      begun.resolve();
      await goOn.promise;
      done.push('timer');
      return undefined;
    },
  });
  await database.inOrganization(org, (tx) => setTimer(base, tx, org, { kind: 'test.slow', dueAt: now }));
  const first = runner.runDue();
  await begun.promise;
  const second = runner.runDue().then((settled) => {
    done.push('answer');
    return settled;
  });
  // Long enough for a look that waits for nobody: it takes one query.
  await runnerWith().runDue();
  goOn.resolve();
  assert.deepEqual(await Promise.all([first, second]), [1, 0]);
  assert.deepEqual(done, ['timer', 'answer']);
});

test('a server killed between claim and finish delays a timer and does not lose it', async () => {
  const { org } = await addOrganization(database);
  let runs = 0;
  const handler: TimerHandler = {
    kind: 'test.killed',
    run: async () => {
      runs += 1;
      return undefined;
    },
  };
  await database.inOrganization(org, async (tx) => {
    await setTimer(base, tx, org, { kind: 'test.killed', dueAt: now });
    // What a claim leaves behind when its server dies.
    await tx.run(
      sql`update timer set lease_until = to_timestamp(${now + 60_000}::float8 / 1000), attempts = 1`,
    );
  });
  await runnerWith(handler).runDue();
  assert.equal(runs, 0);
  now += 60_000;
  await runnerWith(handler).runDue();
  assert.equal(runs, 1);
});

test('a timer that an entry ended between its claim and its settling does not ring', async () => {
  const { org } = await addOrganization(database);
  const rung: string[] = [];
  // What is due is written before it is settled: meanwhile a hand is quicker.
  const ended: TimerHandler = {
    kind: 'test.ended',
    writes: async (_tx, { id }) => {
      await database.inOrganization(org, (tx) =>
        tx.run(sql`delete from timer where org_id = ${org} and id = ${id}`),
      );
      return [];
    },
    run: async () => {
      rung.push('ended');
      return now + 1_000;
    },
  };
  const late: TimerHandler = {
    kind: 'test.rung',
    writes: async (_tx, { id }) => {
      await database.inOrganization(org, (tx) =>
        tx.run(sql`update timer set state = 'rung' where org_id = ${org} and id = ${id}`),
      );
      return [];
    },
    run: async () => {
      rung.push('rung');
      return now + 1_000;
    },
  };
  await database.inOrganization(org, async (tx) => {
    for (const kind of ['test.ended', 'test.rung']) await setTimer(base, tx, org, { kind, dueAt: now });
  });
  await runnerWith(ended, late).runDue();
  assert.deepEqual(rung, []);
  const left = await database.inOrganization(org, (tx) =>
    tx.rows<{ kind: string; rings: number }>(sql`
      select kind, rings from timer where org_id = ${org} and kind like 'test.%'`),
  );
  assert.deepEqual(left, [{ kind: 'test.rung', rings: 0 }]);
});

test('a handler that fails leaves nothing half done, harms no other, and comes again', async () => {
  const { org } = await addOrganization(database);
  let fails = true;
  const failing: TimerHandler = {
    kind: 'test.failing',
    run: async (tx) => {
      await tx.run(sql`insert into erased_person (org_id, person) values (${org}, ${org})`);
      if (fails) throw new Error('on purpose');
      return undefined;
    },
  };
  const fine: TimerHandler = { kind: 'test.fine', run: async () => undefined };
  await database.inOrganization(org, async (tx) => {
    await setTimer(base, tx, org, { kind: 'test.failing', dueAt: now });
    await setTimer(base, tx, org, { kind: 'test.fine', dueAt: now });
  });
  const left = () =>
    database.inOrganization(org, (tx) =>
      tx.rows(sql`select kind from timer union all select 'person' from erased_person order by 1`),
    );
  await runnerWith(failing, fine).runDue();
  assert.deepEqual(await left(), [{ kind: 'test.failing' }]);
  fails = false;
  now += day;
  await runnerWith(failing, fine).runDue();
  assert.deepEqual(await left(), [{ kind: 'person' }]);
});

test('a repeating timer is there for every organization and comes back', async () => {
  const { org } = await addOrganization(database);
  const ran: number[] = [];
  const handler: TimerHandler = {
    kind: 'test.daily',
    everyMs: day,
    run: async (_tx, timer) => {
      if (timer.org === org) ran.push(timer.now);
      return undefined;
    },
  };
  const runner = runnerWith(handler);
  const start = now;
  await runner.runDue();
  await runner.runDue();
  now += day;
  await runner.runDue();
  assert.deepEqual(ran, [start, start + day]);
});

test('a timer of a kind that nothing rings for any more goes, one of a kind that is not known here stays', async () => {
  const { org } = await addOrganization(database);
  const kinds = ['stock.lot-expiry', 'newer.kind'];
  await database.inOrganization(org, async (tx) => {
    for (const kind of kinds) await setTimer(base, tx, org, { kind, dueAt: now });
  });
  const handler: TimerHandler = { kind: 'test.daily', everyMs: day, run: async () => undefined };
  await runnerWith(handler).runDue();
  const left = await database.inOrganization(org, (tx) =>
    tx.rows(sql`select kind from timer where kind = any(${kinds}::text[])`),
  );
  assert.deepEqual(left, [{ kind: 'newer.kind' }]);
});

test('old entries keep their day and counts and lose the hour, the person and the visit', async () => {
  const place = await addOrganization(database);
  const store = createLogStore(base);
  const intake = createIntake({ ...base, store });
  const writer = createWriter(place);
  const old = writer.entry({
    occurredAt: '2025-05-01T23:40:00-05:00',
    recordedAt: '2025-05-01T23:41:00-05:00',
    subject: anyId(),
    visit: anyId(),
    body: { n: 4, mark: 'gone' },
  });
  const young = writer.entry({ occurredAt: '2026-05-01T10:00:00-05:00', subject: anyId() });
  const future = writer.entry({ kind: 'future.kind', occurredAt: '2025-01-01T10:00:00Z', body: { x: 1 } });
  await intake(place.org, [old, young, future]);
  now = Date.parse('2026-06-10T12:00:00Z');
  await runnerWith(createBlurring({ ...base, effectOf: () => undefined }), clearing).runDue();
  const page = await store.page(place.org, { after: 0, limit: 10, reach: everything });
  const [first, second, third] = page.entries.map(({ entry }) => entry);
  const { subject: _subject, visit: _visit, ...rest } = old;
  assert.deepEqual(first, {
    ...rest,
    occurredAt: '2025-05-01T00:00:00-05:00',
    recordedAt: '2025-05-01T00:00:00-05:00',
    body: { n: 4 },
  });
  assert.deepEqual(second, young);
  assert.deepEqual(third?.body, { x: 1 });
  assert.equal((await intake(place.org, [old])).verdicts[0]?.verdict, 'duplicate');
  // A device that read it since holds what was left, and offers that to a restored server.
  assert.equal((await intake(place.org, [first])).verdicts[0]?.verdict, 'duplicate');
  const other = { ...first, body: { n: 5 } };
  assert.equal((await intake(place.org, [other])).verdicts[0]?.verdict, 'quarantined');
});

test('blurring twice is blurring once', () => {
  const entry = createWriter({ org: anyId(), site: anyId(), worker: anyId() }).entry({ subject: anyId() });
  const deps = { kinds: testKinds, effectOf: () => undefined };
  const once = blur(deps, entry, []);
  assert.deepEqual(blur(deps, once, []), once);
});

test('a dismissed entry goes after the keeping time, an open one never', async () => {
  const place = await addOrganization(database);
  const intake = createIntake({ ...base, store: createLogStore(base) });
  const writer = createWriter(place);
  const [open, dismissed] = [writer.entry({ site: anyId() }), writer.entry({ site: anyId() })];
  await intake(place.org, [open, dismissed]);
  await database.inOrganization(place.org, (tx) =>
    tx.run(sql`update quarantine set state = 'dismissed', decided_at = to_timestamp(${now}::float8 / 1000)
      where id = ${dismissed.id}`),
  );
  now += 400 * day;
  await runnerWith(clearing).runDue();
  const left = await database.inOrganization(place.org, (tx) => tx.rows(sql`select id from quarantine`));
  assert.deepEqual(left, [{ id: open.id }]);
});
