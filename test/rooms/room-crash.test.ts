import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { type Entry, type JsonObject, msToTime, type Uuid } from '#log/index.ts';
import { type Alarm, alarmsAt } from '#programs/consumption/rules/alarms.ts';
import { responseIdOf } from '#programs/consumption/rules/response.ts';
import { createRoomFold, foldRoom } from '#programs/consumption/rules/room.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import { createTimerRunner, urgent } from '#server/timers/runner.ts';
import { addOrganization, createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';

/**
 * Every short story of a stay: what happens, in every order, and the crash after each of it. A story that ends there is the crash:
 * whoever starts anew has its entries and its rows, and nothing else.
 */
const start = Date.parse('2026-06-01T12:00:00Z');
const minute = 60_000;
const next = { minutes: 5, late: 3 };
const events = ['using', 'check', 'take', 'help', 'second', 'helped', 'left'] as const;
type Event = (typeof events)[number];
const longest = 3;
/** With the rows of a real database: shorter, for each takes its time. */
const longestWithRows = 2;

const stories = Array.from({ length: longest }).reduce<readonly (readonly Event[])[]>(
  (found) => [[], ...found.flatMap((story) => events.map((event) => [...story, event]))],
  [[]],
);

/** The entries of a story, a minute apart. A take is of what calls then, and none where nothing does. */
const tell = (story: readonly Event[], write: Write, visit: Uuid): readonly Entry[] => {
  const response = responseIdOf(visit, 0);
  const bodies: Readonly<Record<Exclude<Event, 'take'>, readonly [string, JsonObject]>> = {
    using: ['stay', { stage: 'using', seat: 'a', next }],
    check: ['check', { responsive: true, next }],
    help: ['response', { response, seat: 'a' }],
    second: ['step', { response, step: 'second-worker', second: 60 }],
    helped: ['response-end', { response, outcome: 'recovered' }],
    left: ['stay', { stage: 'left-well' }],
  };
  const told: Entry[] = [];
  for (const [index, event] of story.entries()) {
    const at = start + index * minute;
    if (event !== 'take') {
      told.push(write(...bodies[event], at, visit));
      continue;
    }
    const room = foldRoom(told);
    const [alarm] = alarmsAt(room, room.takes, at);
    if (alarm === undefined) continue;
    const { condition, about, due } = alarm;
    told.push(write('take', { condition, about, due, minutes: 2 }, at, visit));
  }
  return told;
};
type Write = (kind: string, body: JsonObject, at: number, visit: Uuid) => Entry;

const moments = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 14].map((minutes) => start + minutes * minute);
const alarmsOf = (entries: readonly Entry[], now: number): readonly Alarm[] => {
  const room = foldRoom(entries);
  return alarmsAt(room, room.takes, now);
};

test('after a crash at any point of any short story, entries alone give the same board and alarms, and the rows ring them', async () => {
  const { database } = await createTestDatabase({ migrations: migrationsOf(rooms) });
  const own = rooms.filter(({ name }) => ['consumption', 'stock', 'cards'].includes(name));
  const timers = own.flatMap((room) => room.timers ?? []).filter(({ everyMs }) => everyMs === undefined);
  let now = start;
  const clock = { ...systemClock, now: () => now };
  const base = { database, clock, random, sha256, kinds: kindRegistry, log: () => {} };
  const projector = createProjector(projectionsOf(base, own));
  await projector.prepare(database, entrySource);
  const intake = createIntake({ ...base, store: createLogStore({ ...base, projector }) });
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const write: Write = (kind, body, at, visit) =>
    writer.entry({
      kind: `consumption.${kind}`,
      body,
      visit,
      occurredAt: msToTime(at, 0),
      recordedAt: msToTime(at, 0),
    });

  const told = stories.map((story) => {
    const visit = anyId();
    return { story: story.join(' '), visit, entries: tell(story, write, visit), steps: story.length };
  });
  for (const { story, entries } of told) {
    const running = createRoomFold();
    for (const [index] of entries.entries()) {
      const prefix = entries.slice(0, index + 1);
      assert.deepEqual(running(prefix), foldRoom(prefix), story);
      const { takes: _order, ...board } = foldRoom(prefix.toReversed());
      const { takes: _same, ...shown } = running(prefix);
      assert.deepEqual(board, shown, story);
      for (const moment of moments)
        assert.deepEqual(alarmsOf(prefix.toReversed(), moment), alarmsOf(prefix, moment), story);
    }
  }
  const withRows = told.filter(({ steps }) => steps <= longestWithRows);
  const all = withRows.flatMap(({ entries }) => entries);
  for (let from = 0; from < all.length; from += 200) {
    const { verdicts } = await intake(place.org, all.slice(from, from + 200));
    assert.ok(verdicts.every(({ verdict }) => verdict === 'accepted'));
  }

  let rung = 0;
  for (const moment of moments.slice(longest)) {
    now = moment + 2_000;
    // A runner that was never there before: it has the rows and nothing else.
    await createTimerRunner({ ...base, handlers: timers, pace: urgent }).runDue();
    const rows = new Set(
      (
        await database.inOrganization(place.org, (tx) =>
          tx.rows<{ kind: string; about: Uuid }>(sql`
            select kind, about from timer where about is not null and state <> 'waiting'`),
        )
      ).map(({ kind, about }) => `${kind} ${about}`),
    );
    for (const { story, visit, entries } of withRows) {
      const room = foldRoom(entries);
      for (const { condition, about } of alarmsOf(entries, moment)) {
        rung += 1;
        // Whoever helps alone is called by a row of its own until somebody comes.
        const is = [
          `consumption.${condition}`,
          ...(condition === 'response-open' ? ['room-call.no-second'] : []),
        ];
        assert.ok(
          is.some((kind) => rows.has(`${kind} ${about}`)),
          `${story}: ${condition} at ${(moment - start) / minute} min`,
        );
      }
      // What ended rings nowhere.
      for (const response of room.responses)
        if (response.state !== 'open')
          assert.ok(!rows.has(`consumption.response-open ${response.id}`), story);
      if (story.includes('left'))
        for (const kind of ['check-due', 'check-overdue'])
          assert.ok(!rows.has(`consumption.${kind} ${visit}`), `${story}: ${kind} after the end`);
    }
  }
  assert.ok(rung > 100, `${rung} alarms were looked for`);
});
