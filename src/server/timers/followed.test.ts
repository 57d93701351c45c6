import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { sendOut } from '#database/outbox.ts';
import { type Follow, onEntry } from '#database/projection/follow.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import {
  createKindRegistry,
  defineKind,
  type Entry,
  eraseKind,
  isUuid,
  type Kind,
  linked,
  msToTime,
  open,
  timeToMs,
  type Uuid,
  voidKind,
} from '#log/index.ts';
import { addOrganization, createWriter } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { createIntake } from '../intake/intake.ts';
import { createLogStore } from '../log-store/log-store.ts';
import { entrySource } from '../log-store/source.ts';
import { migrations } from '../migrations.ts';
import { projectionsOf } from '../programs.ts';
import { createTimerRunner, urgent } from './runner.ts';

const uuid = v.custom<Uuid>(isUuid);
/** Look in after so many minutes; 0: it is over. */
const lookKind = defineKind({
  kind: 'test.look',
  version: 1,
  fields: {
    session: linked(v.optional(uuid), 'whose timer'),
    minutes: open(v.number(), 'when to look again'),
  },
});
const kinds = createKindRegistry([lookKind, voidKind, eraseKind] as unknown as readonly Kind[]);
const follow: Follow = {
  name: 'test',
  version: 1,
  handlers: [
    onEntry(lookKind, ({ occurredAt, body: { session, minutes } }) =>
      session === undefined
        ? []
        : minutes === 0
          ? [{ timer: 'test.look', about: session, final: true }]
          : [{ timer: 'test.look', about: session, due: timeToMs(occurredAt) + minutes * 60_000 }],
    ),
  ],
};

const { database } = await createTestDatabase({ migrations });
const minute = 60_000;

/** An organization with a clock of its own, a device that writes, and a timer that rings into the outbox. */
const startRoom = async () => {
  let now = Date.parse('2026-06-01T12:00:00Z');
  const clock = { ...systemClock, now: () => now };
  const base = { database, clock, random, sha256, kinds, log: () => {} };
  const room = { name: 'test', projections: [], reports: [], follows: [follow] };
  const projector = createProjector(projectionsOf(base, [room]));
  await projector.prepare(database, entrySource);
  const place = await addOrganization(database);
  const { org } = place;
  const intake = createIntake({ ...base, store: createLogStore({ ...base, projector }) });
  const writer = createWriter(place);
  const rang: { readonly about: Uuid | undefined; readonly late: number }[] = [];
  const handler: TimerHandler = {
    kind: 'test.look',
    run: async (tx, timer) => {
      await sendOut(
        tx,
        timer.org,
        { channel: 'push', key: `${timer.about} ${timer.dueAt}`, payload: {} },
        timer.now,
      );
      if (timer.org === org) rang.push({ about: timer.about, late: timer.now - timer.dueAt });
      return undefined;
    },
  };
  const runner = createTimerRunner({ ...base, handlers: [handler], pace: urgent });
  const entryOf = (session: Uuid, minutes: number, more: Partial<Entry> = {}): Entry =>
    writer.entry({
      kind: 'test.look',
      occurredAt: msToTime(now, 0),
      recordedAt: msToTime(now, 0),
      body: { session, minutes },
      ...more,
    });
  return {
    org,
    rang,
    clock,
    projector,
    entryOf,
    writer,
    at: (minutes: number) => msToTime(now + minutes * minute, 0),
    pass: async (minutes: number) => {
      now += minutes * minute;
      await runner.runDue();
    },
    take: async (...entries: readonly Entry[]) => {
      const { verdicts } = await intake(org, entries);
      assert.deepEqual(
        verdicts.map(({ verdict }) => verdict),
        entries.map(() => 'accepted'),
      );
    },
    timers: () =>
      database.inOrganization(org, (tx) =>
        tx.rows<{ about: Uuid; state: string }>(
          sql`select about, state from timer where about is not null order by wanted_ms`,
        ),
      ),
    outbox: () => database.inOrganization(org, (tx) => tx.rows<{ key: string }>(sql`select key from outbox`)),
  };
};

test('an entry sets a timer; it rings once when it is due and stands until an entry ends it', async () => {
  const room = await startRoom();
  const session = anyId();
  await room.take(room.entryOf(session, 10));
  await room.pass(9);
  assert.deepEqual(room.rang, []);
  await room.pass(1);
  await room.pass(1);
  assert.deepEqual(room.rang, [{ about: session, late: 0 }]);
  assert.deepEqual(await room.timers(), [{ about: session, state: 'rung' }]);
  await room.take(room.entryOf(session, 0));
  assert.deepEqual(await room.timers(), []);
});

test('a look in moves the timer, whichever device hands in first', async () => {
  const room = await startRoom();
  const session = anyId();
  await room.take(
    room.entryOf(session, 10, { occurredAt: room.at(5) }),
    room.entryOf(session, 10, { occurredAt: room.at(0) }),
  );
  await room.pass(12);
  assert.deepEqual(room.rang, []);
  await room.pass(3);
  assert.deepEqual(room.rang, [{ about: session, late: 0 }]);
});

test('what is over does not ring again because of an entry that arrives late', async () => {
  const room = await startRoom();
  const session = anyId();
  await room.take(room.entryOf(session, 10), room.entryOf(session, 0, { occurredAt: room.at(1) }));
  await room.take(room.entryOf(session, 10, { occurredAt: room.at(3) }));
  await room.pass(20);
  assert.deepEqual(room.rang, []);
  assert.deepEqual(await room.timers(), []);
});

test('a correction moves a timer, a void ends it, a taking back of the end brings it back', async () => {
  const room = await startRoom();
  const [moved, voided, brought] = [anyId(), anyId(), anyId()];
  const first = room.entryOf(moved, 10);
  const second = room.entryOf(voided, 10);
  const end = room.entryOf(brought, 0, { occurredAt: room.at(1) });
  await room.take(first, second, room.entryOf(brought, 10), end);
  const voidOf = (entry: Entry): Entry =>
    room.writer.entry({ kind: voidKind.kind, supersedes: [entry.id], body: { reason: 'slip' } });
  await room.take(room.entryOf(moved, 30, { supersedes: [first.id] }), voidOf(second), voidOf(end));
  await room.pass(10);
  assert.deepEqual(
    room.rang.map(({ about }) => about),
    [brought],
  );
  await room.pass(20);
  assert.deepEqual(
    room.rang.map(({ about }) => about),
    [brought, moved],
  );
});

test('a correction that leaves the time as it was does not ring a second time', async () => {
  const room = await startRoom();
  const session = anyId();
  const first = room.entryOf(session, 10);
  await room.take(first);
  await room.pass(10);
  await room.take({ ...room.entryOf(session, 10, { supersedes: [first.id] }), occurredAt: first.occurredAt });
  await room.pass(1);
  assert.equal(room.rang.length, 1);
  assert.deepEqual(await room.timers(), [{ about: session, state: 'rung' }]);
});

test('an erasure takes the timer away with the link it hung on', async () => {
  const room = await startRoom();
  const [session, subject] = [anyId(), anyId()];
  await room.take(room.entryOf(session, 10, { subject }));
  await room.take(room.writer.entry({ kind: eraseKind.kind, body: { person: subject } }));
  await room.pass(10);
  assert.deepEqual(room.rang, []);
  assert.deepEqual(await room.timers(), []);
});

test('an entry known long after its time stands as overdue and wakes nobody; one a little late rings', async () => {
  const room = await startRoom();
  const [old, recent] = [anyId(), anyId()];
  await room.take(
    room.entryOf(old, 10, { occurredAt: room.at(-60) }),
    room.entryOf(recent, 10, { occurredAt: room.at(-12) }),
  );
  await room.pass(0);
  assert.deepEqual(
    room.rang.map(({ about }) => about),
    [recent],
  );
  assert.deepEqual(
    (await room.timers()).map(({ state }) => state),
    ['overdue', 'rung'],
  );
  assert.equal((await room.outbox()).length, 1);
});

test('a rebuild makes the same timers, keeps what rang, and sends nothing', async () => {
  const room = await startRoom();
  const [rung, waiting, late] = [anyId(), anyId(), anyId()];
  await room.take(
    room.entryOf(rung, 1),
    room.entryOf(waiting, 60),
    room.entryOf(late, 1, { occurredAt: room.at(-60) }),
  );
  await room.pass(2);
  const before = await room.timers();
  const { before: printed, after } = await room.projector.rebuild(database, entrySource, room.org);
  assert.deepEqual(after, printed);
  assert.deepEqual(await room.timers(), before);
  // Even where the rows were lost: what is past does not ring.
  await database.inOrganization(room.org, (tx) => tx.run(sql`delete from timer where about is not null`));
  await room.pass(30);
  await room.projector.rebuild(database, entrySource, room.org);
  await room.pass(0);
  assert.deepEqual(
    (await room.timers()).map(({ state }) => state),
    ['overdue', 'overdue', 'waiting'],
  );
  assert.equal((await room.outbox()).length, 1);
});

test('a timer that an entry ends while it is being claimed does not ring', async () => {
  const room = await startRoom();
  const session = anyId();
  await room.take(room.entryOf(session, 1));
  // What a runner leaves that found the timer and died before it rang.
  await database.inOrganization(room.org, (tx) =>
    tx.run(sql`update timer set lease_until = to_timestamp(${room.clock.now() + 65_000}::float8 / 1000)`),
  );
  await room.pass(1);
  await room.take(room.entryOf(session, 0));
  await room.pass(1);
  assert.deepEqual(room.rang, []);
});

test('how late timers rang is kept by the day, without saying which', async () => {
  const room = await startRoom();
  await room.take(room.entryOf(anyId(), 10), room.entryOf(anyId(), 9));
  await room.pass(11);
  const rows = await database.inOrganization(room.org, (tx) =>
    tx.rows(sql`select day::text, rings, latest_ms from timer_rung_day where org_id = ${room.org}`),
  );
  assert.deepEqual(rows, [{ day: '2026-06-01', rings: 2, latest_ms: 2 * minute }]);
});
