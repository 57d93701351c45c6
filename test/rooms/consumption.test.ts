import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#build/words.ts';
import { fieldToCode } from '#catalog/choice.ts';
import { reportLabel } from '#catalog/report-lists.ts';
import { random, sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { createWords } from '#kit/words/words.ts';
import { type Entry, type JsonObject, msToTime } from '#log/index.ts';
import { ends, useQuestions } from '#programs/consumption/entries.ts';
import { eventNames } from '#programs/consumption/other-events.ts';
import { consumptionReports } from '#programs/consumption/report.ts';
import { responseIdOf } from '#programs/consumption/rules/response.ts';
import { callChannel } from '#programs/consumption/server/calls.ts';
import { useRoutes } from '#programs/consumption/use-routes.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { ReportRow } from '#report/column.ts';
import { headlineOf } from '#report/server/headlines.ts';
import { everything } from '#server/access/reach.ts';
import { createAliases } from '#server/board/aliases.ts';
import { timerRoutes } from '#server/http/routes/timers.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { createCarrier } from '#server/outbox/carrier.ts';
import { migrationsOf, projectionsOf, rooms, stockEffectOfAll } from '#server/programs.ts';
import { createCallChannel } from '#server/texts/call-channel.ts';
import { createTextNumbers } from '#server/texts/numbers.ts';
import { createBlurring } from '#server/timers/retention.ts';
import { createTimerRunner, urgent } from '#server/timers/runner.ts';
import { addOrganization, createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';

/** The supervised room on a real PostgreSQL: what is reported, what rings, and what is left after a month. */
const minute = 60_000;
const day = 24 * 60 * minute;
const { database } = await createTestDatabase({ migrations: migrationsOf(rooms) });
const own = rooms.filter(({ name }) => ['consumption', 'stock', 'cards'].includes(name));
const timers = own.flatMap((room) => room.timers ?? []).filter(({ everyMs }) => everyMs === undefined);
let now = Date.parse('2026-06-01T12:00:00Z');
const clock = { ...systemClock, now: () => now };
const base = { database, clock, random, sha256, kinds: kindRegistry, log: () => {} };
const projector = createProjector(projectionsOf(base, own));
await projector.prepare(database, entrySource);
const store = createLogStore({ ...base, projector });
const intake = createIntake({ ...base, store });
const runner = createTimerRunner({ ...base, handlers: timers, pace: urgent });
const blurring = createBlurring({ ...base, projector, effectOf: stockEffectOfAll });

const startRoom = async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const write = (kind: string, body: JsonObject, more: Partial<Entry> = {}): Entry =>
    writer.entry({
      kind: `consumption.${kind}`,
      body,
      occurredAt: msToTime(now, 0),
      recordedAt: msToTime(now, 0),
      ...more,
    });
  const [route] = timerRoutes({ database, clock, everywhere: [], aliases: createAliases(clock), rooms: own });
  return {
    ...place,
    write,
    take: async (...entries: readonly Entry[]) => {
      const { verdicts } = await intake(place.org, entries);
      assert.deepEqual(
        verdicts.map(({ verdict }) => verdict),
        entries.map(() => 'accepted'),
      );
    },
    past: async (site = place.site) => {
      const answer = await route?.run({
        caller: { who: 'worker', org: place.org, device: anyId(), worker: place.worker, role: 'room' },
        params: { id: site },
      } as never);
      assert.ok(answer?.ok);
      const { past } = answer.value as {
        readonly past: readonly { readonly kind: string; readonly about: string }[];
      };
      return past.map(({ kind, about }) => [kind, about]);
    },
    read: (id: string, to = '2026-12-31'): Promise<readonly ReportRow[]> =>
      database.readOrganization(place.org, (tx) => {
        const report = consumptionReports.find((each) => each.id === id);
        assert.ok(report);
        return report.rows(tx, { org: place.org, from: '2026-01-01', to, today: '2026-12-31' });
      }),
    fade: () =>
      database.inOrganization(place.org, (tx) =>
        blurring.run(tx, {
          org: place.org,
          id: anyId(),
          kind: blurring.kind,
          dueAt: now,
          now,
          rings: 0,
          payload: {},
        }),
      ),
    entries: async (): Promise<readonly Entry[]> =>
      (await store.page(place.org, { after: 0, limit: 500, reach: everything })).entries.map(
        ({ entry }) => entry as Entry,
      ),
  };
};
type Room = Awaited<ReturnType<typeof startRoom>>;
const next = { minutes: 5, late: 3 };

/** A stay with an event that needed oxygen, and one dose of which both tablets told something. */
const aStay = (room: Room, visit = anyId(), more: JsonObject = { drug: 'fentanyl', route: 'smoked' }) => {
  const response = responseIdOf(visit, 0);
  const step = (name: string, second: number, body: JsonObject = {}): Entry =>
    room.write('step', { response, step: name, second, ...body }, { visit });
  return [
    room.write('stay', { stage: 'waiting', arrived: true }, { visit }),
    room.write('stay', { stage: 'seated', seat: 'a', waited: 12 }, { visit }),
    room.write(
      'use',
      { ...more, checked: true, declined: ['alone'], lines: [{ item: 'foil', quantity: 2 }] },
      { visit },
    ),
    room.write('stay', { stage: 'using', next }, { visit }),
    room.write('response', { response, seat: 'a' }, { visit }),
    step('stimulated', 4),
    step('oxygen', 20, { liters: 10 }),
    step('oxygen', 25),
    step('ambulance-called', 60, { because: 'judgment' }),
    room.write('response-end', { response, outcome: 'recovered' }, { visit }),
    room.write('stay', { stage: 'left-well' }, { visit }),
  ];
};

test('figures derive from entries: an arrival is one visit, a step told twice is one, oxygen alone is apart', async () => {
  const room = await startRoom();
  await room.take(...aStay(room));
  const site = room.site;
  const month = '2026-06-01';
  assert.deepEqual(await room.read('consumption.visits'), [
    { month, site, arrivals: 1, uses: 1, seatedWaits: 1, waitMedian: 12, waitMost: 12 },
  ]);
  assert.deepEqual(
    (await room.read('consumption.uses')).map(({ question, answer, times }) => [question, answer, times]),
    [
      ['alone', 'rather-not-say', 1],
      ['checked', 'yes', 1],
      ['drug', 'fentanyl', 1],
      ['route', 'smoked', 1],
    ],
  );
  assert.deepEqual(await room.read('consumption.ends'), [{ month, site, end: 'left-well', ended: 1 }]);
  assert.deepEqual(await room.read('consumption.events'), [
    {
      month,
      site,
      event: 'overdose',
      eventCount: 1,
      falseAlarms: 0,
      oxygenOnly: 1,
      oxygenAndNaloxone: 0,
      naloxoneOnly: 0,
      neither: 0,
      doses: 0,
      calledByRule: 0,
      calledByJudgment: 1,
      calledUnsaid: 0,
      firstStepMedian: 4,
      firstStepNinety: 4,
    },
  ]);
});

test('what an event is was said last, the organization’s own steps are steps, and no quarrel is an overdose', async () => {
  const room = await startRoom();
  const [quarrel, overdose] = [anyId(), anyId()];
  await room.take(
    room.write('response', { response: quarrel }),
    room.write('event', { response: quarrel, event: 'seizure', second: 3 }),
    room.write('event', { response: quarrel, event: 'conflict', step: 'Give room', second: 9 }),
    room.write('response-end', { response: quarrel, outcome: 'recovered' }),
    room.write('response', { response: overdose }),
    room.write('step', { response: overdose, step: 'oxygen', second: 20 }),
    room.write('response-end', { response: overdose, outcome: 'recovered' }),
  );
  const rows = await room.read('consumption.events');
  assert.deepEqual(
    rows.map((row) => [row['event'], row['eventCount'], row['oxygenOnly'], row['firstStepMedian']]),
    [
      ['conflict', 1, 0, 9],
      ['overdose', 1, 1, 20],
    ],
  );
  const [headline] = consumptionReports.flatMap(({ headlines }) => headlines ?? []).slice(-1);
  assert.ok(headline);
  assert.equal(headlineOf(rows, headline), 1);
  // The server's own clock of the event is moved by the organization's steps as by any other.
  const open = anyId();
  await room.take(room.write('response', { response: open }));
  await room.take(room.write('event', { response: open, event: 'injury', step: 'Press', second: 1 }));
  now += minute;
  await runner.runDue();
  assert.deepEqual(await room.past(), []);
  now += 2 * minute;
  await runner.runDue();
  assert.deepEqual(await room.past(), [['consumption.response-open', open]]);
});

test('every code in the tables of the room has its words', () => {
  for (const [column, codes] of [
    ['end', ends],
    ['event', eventNames],
    ['question', useQuestions.map(fieldToCode)],
    ['answer', useRoutes],
  ] as const)
    for (const code of codes)
      assert.ok(reportLabel(column, code, { locale: 'es', t: (id) => id }), `${column} ${code}`);
});

test('who still waits is counted, with the longest wait, until they are seated or go, and never in a time that is past', async () => {
  const room = await startRoom();
  const [first, second, third] = [anyId(), anyId(), anyId()];
  const arrive = (visit: string): Entry => room.write('stay', { stage: 'waiting', arrived: true }, { visit });
  const since = msToTime(now, 0).slice(0, 16).replace('T', ' ');
  await room.take(arrive(first));
  now += 7 * minute;
  await room.take(arrive(second), arrive(third));
  const waits = async () =>
    (await room.read('consumption.waiting')).map((row) => [row['waitingNow'], row['waitingSince']]);
  assert.deepEqual(await waits(), [[3, since]]);
  assert.deepEqual(await room.read('consumption.waiting', '2026-12-30'), []);
  const later = msToTime(now, 0).slice(0, 16).replace('T', ' ');
  now += minute;
  const seated = room.write('stay', { stage: 'seated', seat: 'a', waited: 8 }, { visit: first });
  await room.take(seated, room.write('stay', { stage: 'left-queue' }, { visit: third }));
  assert.deepEqual(await waits(), [[1, later]]);
  // A slip of the thumb: the first one waits on, since they came.
  await room.take({
    ...room.write('room', {}),
    kind: 'log.void',
    body: { reason: 'slip' },
    supersedes: [seated.id],
  });
  assert.deepEqual(await waits(), [[2, since]]);
  now += 40 * day;
  await room.fade();
  assert.deepEqual(await waits(), [], 'without links nobody is known to wait');
});

test('a dose leaves the shelf with its lot, and a false alarm is no event', async () => {
  const room = await startRoom();
  const response = anyId();
  const item = 'naloxone-nasal-4mg-dose';
  await room.take(
    room.write('room', { on: true, seats: [] }),
    {
      ...room.write('room', {}),
      kind: 'stock.receive',
      body: { lines: [{ item, quantity: 10, lot: 'L1' }] },
    },
    room.write('step', { response, step: 'naloxone', second: 90, item, product: 'nasal-4mg', lot: 'L1' }),
    room.write('step', { response, step: 'naloxone', second: 91, item, product: 'nasal-4mg', lot: 'L1' }),
    room.write('response-end', { response, outcome: 'false-alarm' }),
  );
  const [row] = await room.read('consumption.events');
  assert.deepEqual([row?.['eventCount'], row?.['falseAlarms'], row?.['doses']], [0, 1, 2]);
  const effects = (await room.entries()).flatMap((entry) => stockEffectOfAll(entry)?.moves ?? []);
  assert.equal(
    effects.reduce((sum, { quantity }) => sum + quantity, 0),
    8,
  );
});

test('the server rings by its own rows until a hand ends it, for the site that asks and no other', async () => {
  const room = await startRoom();
  const visit = anyId();
  await room.take(room.write('stay', { stage: 'using', seat: 'a', next }, { visit }));
  now += 5 * minute;
  await runner.runDue();
  assert.deepEqual(await room.past(), [['consumption.check-due', visit]]);
  const other = anyId();
  await database.inOrganization(room.org, (tx) =>
    tx.run(
      sql`insert into site (org_id, id, name, channel) values (${room.org}, ${other}, 'Other', 'fixed')`,
    ),
  );
  assert.deepEqual(await room.past(other), []);
  now += 3 * minute;
  await runner.runDue();
  assert.deepEqual(
    (await room.past()).map(([kind]) => kind),
    ['consumption.check-due', 'consumption.check-overdue'],
  );
  // Nothing but an entry ends it, however long nobody comes.
  now += 5 * day;
  await runner.runDue();
  assert.equal((await room.past()).length, 2);
  await room.take(room.write('check', { responsive: true, next }, { visit }));
  assert.deepEqual(await room.past(), []);
  const response = responseIdOf(visit, 0);
  await room.take(room.write('response', { response, seat: 'a' }, { visit }));
  await runner.runDue();
  assert.deepEqual(await room.past(), [['consumption.response-open', response]]);
  await room.take(
    room.write('response-end', { response, outcome: 'recovered' }),
    room.write('stay', { stage: 'left-well' }, { visit }),
  );
  now += day;
  await runner.runDue();
  assert.deepEqual(await room.past(), []);
});

/** Numbers of a room, and what they were sent. */
const callsOf = async (room: Room, minutes: readonly number[]) => {
  const { org, site } = room;
  const numbers = createTextNumbers({ ...base, isSending: true, calls: ['consumption.room'] });
  const by = {
    who: 'worker',
    org,
    device: anyId(),
    worker: room.worker,
    role: 'admin',
    sites: null,
  } as never;
  const ids: string[] = [];
  for (const callsAfter of minutes) {
    const own = { whose: 'site', ref: site, language: 'es', forAlerts: false, callsAfter } as const;
    const added = await numbers.add(by, { ...own, number: `+1202555${1000 + callsAfter}` });
    assert.ok(added.ok);
    ids.push(added.value.id);
  }
  const texts: string[] = [];
  const channel = createCallChannel({
    database,
    clock,
    words: (locale) => createWords(loadWords(locale)),
    gateway: {
      send: async ({ to, text }) => {
        texts.push(`${to.slice(-2)} ${text}`);
        return 'sent';
      },
    },
  });
  const carrier = createCarrier({ ...base, channel });
  return {
    ids,
    remove: (id: string) => numbers.remove(by, id as never),
    /** Who was sent what since it was asked last. */
    after: async (minutesOn: number): Promise<readonly string[]> => {
      now += minutesOn * minute;
      await runner.runDue();
      await carrier.carryDue();
      return texts.splice(0).toSorted();
    },
  };
};

test('when nobody answers, whoever is to be called is texted, step after step, once each, until a hand answers', async () => {
  const room = await startRoom();
  const visit = anyId();
  const calls = await callsOf(room, [2, 5, 9]);
  await room.take(room.write('stay', { stage: 'using', seat: 'a', next }, { visit }));
  assert.deepEqual(await calls.after(8), [], 'it is overdue, and the room rings');
  const [first = ''] = await calls.after(2);
  assert.match(
    first,
    /^02 Desde hace 2 min nadie responde a una llamada en .+\. Ve al lugar o llama, por favor\.$/,
  );
  assert.deepEqual(await calls.after(1), []);
  // Whoever takes it goes there: the others are not called before the lease is over.
  const due = now - 3 * minute;
  await room.take(room.write('take', { condition: 'check-overdue', about: visit, due, minutes: 2 }));
  assert.deepEqual(await calls.after(2), []);
  assert.equal((await calls.after(2)).length, 1, 'they did not look: it begins anew');
  await room.take(room.write('check', { responsive: true, next }, { visit }));
  assert.deepEqual(await calls.after(7), []);
  assert.deepEqual(
    (await calls.after(30)).map((text) => text.slice(0, 2)),
    ['02', '05', '09'],
    'a server that was away tells all',
  );
  await room.take(room.write('stay', { stage: 'left-well' }, { visit }));
  assert.deepEqual(await calls.after(60), []);
});

test('a step of calling without a way to call is refused when it is set up, and a number for alerts alone is not', async () => {
  const room = await startRoom();
  const numbers = createTextNumbers({ ...base, isSending: false, calls: ['consumption.room'] });
  const by = {
    who: 'worker',
    org: room.org,
    device: anyId(),
    worker: room.worker,
    role: 'admin',
    sites: null,
  } as never;
  const own = { whose: 'site', ref: room.site, language: 'en', number: '+12025551777' } as const;
  const refused = await numbers.add(by, { ...own, forAlerts: true, callsAfter: 2 });
  assert.ok(!refused.ok);
  assert.deepEqual([refused.error.code, refused.error.field], ['request-invalid', 'callsAfter']);
  assert.deepEqual(await numbers.list(room.org), [], 'nothing of it was kept');
  assert.ok((await numbers.add(by, { ...own, forAlerts: true, callsAfter: null })).ok);
  await room.take(room.write('room', { on: true, seats: [] }));
  assert.equal(await numbers.canCall(room.org), false);
  assert.equal(
    await createTextNumbers({ ...base, isSending: true, calls: ['consumption.room'] }).canCall(room.org),
    true,
  );
});

test('help calls for a second worker, and anew when it goes quiet; a number that is gone is skipped, and late word sends nobody', async () => {
  const room = await startRoom();
  const visit = anyId();
  const response = responseIdOf(visit, 0);
  const calls = await callsOf(room, [1, 4]);
  await room.take(
    room.write('stay', { stage: 'using', seat: 'a', next }, { visit }),
    room.write('response', { response, seat: 'a' }, { visit }),
  );
  assert.deepEqual(await calls.after(0), []);
  assert.match((await calls.after(1)).join(), /^01 Alguien en .+ lleva 1 min ayudando sin nadie mas\./);
  await room.take(room.write('step', { response, step: 'second-worker', second: 70 }, { visit }));
  assert.deepEqual(await calls.after(2.5), [], 'two are there');
  await calls.remove(calls.ids[0] ?? '');
  assert.deepEqual(
    (await calls.after(4)).map((text) => text.slice(0, 2)),
    ['04'],
  );
  await room.take(room.write('response-end', { response, outcome: 'recovered' }, { visit }));
  assert.deepEqual(
    (await calls.after(20)).map((text) => text.slice(0, 2)),
    ['04'],
    'nobody looked since help ended',
  );

  const late = anyId();
  const at = msToTime(now - 40 * minute, 0);
  await room.take(
    room.write('stay', { stage: 'using', seat: 'b', next }, { visit: late, occurredAt: at, recordedAt: at }),
  );
  assert.deepEqual(await calls.after(30), []);
  const stays = await database.readOrganization(room.org, (tx) =>
    tx.rows<{ payload: object }>(
      sql`select payload from outbox where org_id = ${room.org} and channel = ${callChannel}`,
    ),
  );
  assert.doesNotMatch(
    JSON.stringify(stays),
    new RegExp(`${visit}|\\+1202`),
    'neither a stay nor a number waits there',
  );
});

test('after 30 days nothing links what was recorded to a stay or an hour, and every figure is as it was', async () => {
  const room = await startRoom();
  const visit = anyId();
  await room.take(...aStay(room, visit), {
    ...room.write('room', {}),
    kind: 'visits.visit',
    visit,
    body: { channel: 'fixed' },
  });
  const reports = async () => Promise.all(consumptionReports.map(({ id }) => room.read(id)));
  const before = await reports();
  now += 29 * day;
  await room.fade();
  assert.ok((await room.entries()).every((entry) => entry.visit === visit));
  now += 3 * day;
  await room.fade();
  const entries = await room.entries();
  for (const entry of entries) {
    const isRoom = entry.kind.startsWith('consumption.');
    // The organization keeps its other entries a year: they stay as they were.
    assert.equal(entry.visit, isRoom ? undefined : visit);
    if (isRoom) assert.match(entry.occurredAt, /T00:00:00/);
    if (isRoom) assert.ok(!JSON.stringify(entry).includes(visit), entry.kind);
  }
  assert.ok(!entries.some(({ body }) => 'seat' in body || 'saturation' in body));
  assert.deepEqual(await reports(), before);
});

test('different people of a month are a range: cards once each, and as many more as came without one', async () => {
  const room = await startRoom();
  const [one, two] = [anyId(), anyId()];
  const stays = (subject?: string) => {
    const visit = anyId();
    const more = subject === undefined ? {} : { subject };
    return [
      room.write('stay', { stage: 'waiting', arrived: true }, { visit }),
      // The card is shown at the seat, and again when they move to another.
      room.write('stay', { stage: 'seated', seat: 'a' }, { visit, ...more }),
      room.write('stay', { stage: 'seated', seat: 'b' }, { visit, ...more }),
      room.write('stay', { stage: 'left-well' }, { visit }),
    ];
  };
  const month = new Date(now).toISOString().slice(0, 7);
  const people = async () =>
    (await room.read('consumption.people')).map((row) => ({
      ...row,
      month: String(row['month']).slice(0, 7),
    }));
  await room.take(...stays(), ...stays());
  assert.deepEqual(await people(), [{ month, arrivals: 2, peopleLow: 1, peopleHigh: 2 }]);
  await room.take(...stays(one), ...stays(one), ...stays(two));
  assert.deepEqual(await people(), [{ month, arrivals: 5, peopleLow: 2, peopleHigh: 4 }]);
  await room.take({ ...room.write('room', {}), kind: 'log.erase', body: { person: two } });
  assert.deepEqual(await people(), [{ month, arrivals: 5, peopleLow: 1, peopleHigh: 4 }]);
  now += 32 * day;
  await room.fade();
  // Who it was is gone: the range is wider, and the truth is in it as before.
  assert.deepEqual(await people(), [{ month, arrivals: 5, peopleLow: 1, peopleHigh: 5 }]);
});

test('orientation is counted by version and answer, a word that is mended once, and stays counted when links drop', async () => {
  const room = await startRoom();
  const visit = anyId();
  const subject = anyId();
  const oriented = (body: JsonObject, more: Partial<Entry> = {}): Entry => room.write('oriented', body, more);
  const slip = oriented({ version: 1, answer: 'not-offered' }, { visit, subject });
  await room.take(
    slip,
    oriented({ version: 1, answer: 'in-part' }, { visit, subject, supersedes: [slip.id] }),
    oriented({ version: 1, answer: 'done' }),
    oriented({ version: 1, answer: 'declined' }),
    oriented({ version: 2, answer: 'not-offered' }),
  );
  const rows = async () =>
    (await room.read('consumption.orientation')).map((row) => Object.values(row).slice(2));
  const counted = [
    ['1', 3, 1, 1, 1, 0],
    ['2', 0, 0, 0, 0, 1],
  ];
  assert.deepEqual(await rows(), counted);
  now += 32 * day;
  await room.fade();
  assert.ok((await room.entries()).every((entry) => !('visit' in entry) && !('subject' in entry)));
  assert.deepEqual(await rows(), counted);
});

test('services and referrals count once a stay, a form that is mended once, and stay counted when links drop', async () => {
  const room = await startRoom();
  const visit = anyId();
  const slip = room.write('services', { services: ['wound-care'], referrals: ['housing'] }, { visit });
  await room.take(
    slip,
    room.write(
      'services',
      { services: ['wound-care', 'company', 'company'], referrals: ['food'] },
      { visit, supersedes: [slip.id] },
    ),
    room.write('services', { services: ['wound-care'] }),
  );
  const rows = async () =>
    (await room.read('consumption.services')).map((row) => Object.values(row).slice(2));
  const counted = [
    ['referrals', 'food', 1],
    ['services', 'company', 1],
    ['services', 'wound-care', 2],
  ];
  assert.deepEqual(await rows(), counted);
  now += 32 * day;
  await room.fade();
  assert.ok((await room.entries()).every((entry) => !('visit' in entry)));
  assert.deepEqual(await rows(), counted);
});

test('an erased person leaves counts, and no drug', async () => {
  const room = await startRoom();
  const subject = anyId();
  const visit = anyId();
  await room.take(...aStay(room, visit).map((entry) => ({ ...entry, subject })));
  await room.take({ ...room.write('room', {}), kind: 'log.erase', body: { person: subject } });
  assert.deepEqual(
    (await room.read('consumption.uses')).map(({ question }) => question),
    ['alone', 'checked'],
  );
  assert.equal((await room.read('consumption.visits'))[0]?.['arrivals'], 1);
});

test('links drop sooner where the organization keeps its entries for less than 30 days, and never later where for more', async () => {
  for (const keepDays of [7, 400]) {
    const room = await startRoom();
    const settings = JSON.stringify({ zone: 'America/New_York', keepDays });
    await database.inOrganization(room.org, (tx) =>
      tx.run(
        sql`update organization set settings = settings || ${settings}::jsonb where org_id = ${room.org}`,
      ),
    );
    const visit = anyId();
    await room.take(...aStay(room, visit));
    const linked = async (): Promise<boolean> =>
      (await room.entries()).some((entry) => JSON.stringify(entry).includes(visit));
    const kept = Math.min(keepDays, 30);
    now += (kept - 1) * day;
    await room.fade();
    assert.equal(await linked(), true, `${keepDays}: still linked`);
    now += 3 * day;
    await room.fade();
    assert.equal(await linked(), false, `${keepDays}: dropped`);
  }
});
