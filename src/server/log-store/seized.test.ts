import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, sha256 } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import {
  type Entry,
  hlcDaysOn,
  hlcFormat,
  hlcIsFaded,
  hlcOfDay,
  msToTime,
  offsetOf,
  standingOf,
  startOfDay,
  timeToMs,
  type Uuid,
  uuidv4,
  uuidv7,
  writeEntry,
} from '#log/index.ts';
import { dumpTables } from '../../../test/support/dump.ts';
import { addOrganization, createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createThingLog } from '../../../test/support/things.ts';
import { everything } from '../access/reach.ts';
import { clearing, createBlurring } from '../timers/retention.ts';
import { createTimerRunner, unhurried } from '../timers/runner.ts';
import { entrySource } from './source.ts';

/**
 * Who takes the whole server: every column of every table as text, and the secrets they may know besides (the id of a
 * participant, what was handed out, on which day), against every second of that day.
 */
const { database, base, projector, intake, store, tableOf } = await createThingLog();
const secret = '2026-02-10T13:37:11-05:00';
const hourMs = 3_600_000;
let now = timeToMs('2026-02-11T09:00:00-05:00');
const clock = { now: () => now, offsetMinutes: () => -300 };

const dump = (): Promise<readonly string[]> => dumpTables(database);

/** What an entry is like on a phone: its id and its clock are made in the second in which it is written. */
const written = (
  writer: ReturnType<typeof createWriter>,
  occurredAt: string,
  more: Partial<Entry> = {},
): Entry => {
  const ms = timeToMs(occurredAt);
  const at = { clock: { now: () => ms, offsetMinutes: () => offsetOf(occurredAt) }, random };
  return writer.entry({
    id: uuidv7(at),
    occurredAt,
    recordedAt: occurredAt,
    hlc: hlcFormat({ ms, counter: 0 }, writer.device),
    ...more,
  });
};

/** Every way in which a second of the day, or the entry as it was written in it, could stand in a row. */
const findSeconds = (rows: readonly string[], original: Entry): readonly string[] => {
  const tokens = new Set(
    rows
      .flatMap((row) => [...row.matchAll(/[0-9a-f]{64}|\d\d:\d\d:\d\d|[0-9a-f]{8}-[0-9a-f]{4}|\d{10,15}/g)])
      .flat(),
  );
  // Midnight in UTC is what is left of moments outside of entries.
  tokens.delete('00:00:00');
  const { subject: _subject, ...anonymous } = original;
  const texts = [original, anonymous as Entry].map((entry) => writeEntry(sha256, entry).text);
  const midnight = timeToMs(startOfDay(original.occurredAt));
  const found: string[] = [];
  for (let second = 1; second < 86_400; second += 1) {
    const ms = midnight + second * 1_000;
    const time = msToTime(ms, -300);
    const hex = ms.toString(16).padStart(12, '0');
    const clock = hlcFormat({ ms, counter: 0 }, original.device);
    const inSecond = (text: string): string =>
      sha256(text.replaceAll(original.occurredAt, time).replace(original.hlc, clock));
    const guesses = [
      time.slice(11, 19),
      new Date(ms).toISOString().slice(11, 19),
      String(ms),
      String(ms).padStart(15, '0'),
      String(ms / 1_000),
      `${hex.slice(0, 8)}-${hex.slice(8)}`,
      ...texts.map(inSecond),
    ];
    found.push(...guesses.filter((guess) => tokens.has(guess)).map((guess) => `${time}: ${guess}`));
  }
  return found;
};

/** What this test itself keeps of the moment of a row, apart from what entries tell. */
const about = (rows: readonly string[], ids: readonly Uuid[]): readonly string[] =>
  rows.filter((row) => ids.some((id) => row.includes(id)));

test('an erased person: neither a second of the day nor a link is left in the whole database', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const [person, visit] = [anyId(), uuidv4({ random })];
  const given = { subject: person, visit, body: { n: 4, mark: 'linked' } };
  const first = written(writer, secret, given);
  const corrected = written(writer, secret, {
    ...given,
    supersedes: [first.id],
    body: { n: 5, mark: 'linked' },
  });
  const held = written(writer, secret, { ...given, site: anyId() });
  const late = written(writer, secret, given);
  const lateHeld = written(writer, secret, { ...given, site: anyId() });
  const kept = [first, corrected, held, late, lateHeld].map(({ id }) => id);
  await intake(place.org, [first, corrected, held]);
  assert.ok(findSeconds(about(await dump(), kept), first).length > 0);
  const order = writer.entry({ kind: 'log.erase', body: { person } });
  await intake(place.org, [order]);
  assert.deepEqual(
    (await intake(place.org, [late, lateHeld, first, held])).verdicts.map(({ verdict }) => verdict),
    ['erased', 'quarantined', 'erased', 'quarantined'],
  );
  // A device with an older build keeps more of an erased copy, and offers that.
  const { subject: _subject, ...rest } = written(writer, secret, { visit, body: { n: 2 } });
  const older: Entry = { ...rest, erased: true };
  await intake(place.org, [older]);

  const rows = about(await dump(), [...kept, older.id]);
  assert.ok(rows.length >= 6);
  for (const original of [first, held, lateHeld, older]) assert.deepEqual(findSeconds(rows, original), []);
  const all = await dump();
  assert.deepEqual(
    all.filter((row) => row.includes(visit)),
    [],
  );
  // Only the order itself names the person, so that a device that comes late hears of it.
  assert.ok(
    all
      .filter((row) => row.includes(person))
      .every((row) => row.startsWith('erased_person ') || row.includes('log.erase')),
  );
  assert.deepEqual((await tableOf(place.org)).map(({ n }) => n).toSorted(), [2, 4, 5]);
  const again = await intake(place.org, [held, lateHeld, held]);
  assert.ok(again.verdicts.every(({ verdict }) => verdict === 'quarantined'));
  assert.equal(about(await dump(), [held.id, lateHeld.id]).length, 2);
});

const fade = (): Promise<number> =>
  createTimerRunner({
    ...base,
    clock,
    random,
    log: () => {},
    handlers: [createBlurring({ ...base, effectOf: () => undefined }), clearing],
    pace: unhurried,
  }).runDue();

test('an entry that faded: no second of the day is left in any table, and a repeat is still known', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const person = anyId();
  const more = { subject: person, visit: uuidv4({ random }), body: { n: 4, mark: 'linked' } };
  const entries = [written(writer, secret, more), written(writer, secret, { ...more, site: anyId() })];
  await intake(place.org, entries);
  now = timeToMs(secret) + 400 * 24 * hourMs;
  await database.inOrganization(place.org, async (tx) => {
    await tx.run(sql`update quarantine set held_at = to_timestamp(${timeToMs(secret)}::float8 / 1000)`);
    await tx.run(sql`insert into access_token (org_id, hash, device, worker, created_at, read_until, seen_at)
      values (${place.org}, decode('00', 'hex'), ${writer.device}, ${place.worker}, to_timestamp(${timeToMs(secret)}::float8 / 1000),
        to_timestamp(${timeToMs(secret) + hourMs}::float8 / 1000), to_timestamp(${timeToMs(secret)}::float8 / 1000))`);
  });
  await fade();
  const rows = about(await dump(), [...entries.map(({ id }) => id), writer.device]);
  assert.ok(rows.length >= 4);
  for (const entry of entries) assert.deepEqual(findSeconds(rows, entry), []);
  assert.ok(!rows.join('').includes(person) && !rows.join('').includes(more.visit));
  const verdicts = (await intake(place.org, entries)).verdicts.map(({ verdict }) => verdict);
  assert.deepEqual(verdicts, ['duplicate', 'quarantined']);
  assert.equal(about(await dump(), [entries[1]?.id ?? '']).length, 1);
  const [other] = (await intake(place.org, [{ ...entries[0], body: { n: 9 } }])).verdicts;
  assert.deepEqual(other?.verdict, 'quarantined');
});

test('clocks keep their order when they fade, also of one that comes after its day was ranked', async () => {
  const place = await addOrganization(database);
  const [one, two] = [createWriter(place), createWriter(place)];
  const day = '2025-01-05';
  const first = written(one, `${day}T09:00:00-05:00`);
  const earlier = written(two, `${day}T10:00:00-05:00`, { supersedes: [first.id], body: { n: 20 } });
  const later = written(one, `${day}T23:30:00-05:00`, { supersedes: [first.id], body: { n: 10 } });
  await intake(place.org, [first, later, earlier]);
  const counting = async () => (await tableOf(place.org)).map(({ n }) => n);
  assert.deepEqual(await counting(), [10]);
  now = timeToMs('2026-03-01T00:00:00Z');
  await fade();
  const clocks = async () =>
    new Map(
      (await store.page(place.org, { after: 0, limit: 10, reach: everything })).entries.map(({ entry }) => [
        entry.id,
        entry.hlc,
      ]),
    );
  const number = Math.floor(Date.parse(day) / (24 * hourMs));
  const faded = await clocks();
  // Two that wait for an answer stand apart: a phone may hold either of them as it was.
  const apart = [0, -1, 2];
  assert.deepEqual(
    [first, earlier, later].map(({ id }) => faded.get(id)),
    [first, earlier, later].map(({ hlc }, rank) => hlcDaysOn(hlcOfDay(hlc, number, rank), apart[rank] ?? 0)),
  );
  assert.deepEqual(await counting(), [10]);
  const { before, after } = await projector.rebuild(database, entrySource, place.org);
  assert.deepEqual(before, after);

  // A phone that lay in a drawer for a year: its clock had not faded when the others settled against it.
  const late = written(two, `${day}T12:00:00-05:00`, { supersedes: [first.id], body: { n: 30 } });
  await intake(place.org, [late]);
  const settled = await counting();
  now += 24 * hourMs;
  await fade();
  assert.deepEqual(await counting(), settled);
  assert.ok(hlcIsFaded((await clocks()).get(late.id) ?? ''));
});

test('of two corrections the same one counts, whichever of them a phone holds as it was, in all zones', async () => {
  for (const zone of ['-12:00', '-05:00', '+00:00', '+13:00', '+14:00']) {
    const place = await addOrganization(database);
    const [one, two] = [createWriter(place), createWriter(place)];
    const at = (time: string) => `2025-01-05T${time}${zone}`;
    const first = written(one, at('00:10:00'));
    const tips = ['08:54:00', '08:59:00'].map((time, index) =>
      written(index === 0 ? two : one, at(time), { supersedes: [first.id], body: { n: index } }),
    );
    now = timeToMs(at('23:00:00'));
    await intake(place.org, [first, ...tips]);
    now = timeToMs('2026-03-01T00:00:00Z');
    await fade();
    const page = await store.page(place.org, { after: 0, limit: 10, reach: everything });
    const faded = tips.map(({ id }) => page.entries.find(({ entry }) => entry.id === id)?.entry as Entry);
    for (const earlier of [tips[0], faded[0]])
      for (const later of [tips[1], faded[1]])
        assert.equal(standingOf([first, earlier, later] as Entry[]).winner.id, tips[1]?.id, zone);
  }
});

test('the clock of a correction written today stays until that day is old', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const correction = written(writer, '2025-01-05T10:00:00-05:00', {
    hlc: hlcFormat({ ms: timeToMs('2026-03-01T10:00:00-05:00'), counter: 0 }, writer.device),
  });
  await intake(place.org, [correction]);
  now = timeToMs('2026-03-05T00:00:00Z');
  await fade();
  const hlc = async () =>
    (await store.page(place.org, { after: 0, limit: 10, reach: everything })).entries[0]?.entry.hlc;
  assert.equal(await hlc(), correction.hlc);
  now = timeToMs('2027-03-05T00:00:00Z');
  await fade();
  assert.equal(await hlc(), hlcOfDay(correction.hlc, Date.parse('2026-03-01') / (24 * hourMs)));
});

test('what an older build left with its hash and its clock loses them after an update', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const [faded, erased] = [
    written(writer, '2025-01-05T13:37:11-05:00', { subject: anyId() }),
    written(writer, '2025-01-05T13:37:11-05:00', { visit: uuidv4({ random }), erased: true }),
  ];
  await intake(place.org, [faded, erased]);
  await database.inOrganization(place.org, async (tx) => {
    const left = {
      ...faded,
      occurredAt: startOfDay(faded.occurredAt),
      recordedAt: startOfDay(faded.recordedAt),
    };
    const { subject: _subject, ...nobody } = left;
    for (const [entry, text] of [
      [faded, writeEntry(sha256, nobody as Entry).text],
      [erased, writeEntry(sha256, erased).text],
    ] as const)
      await tx.run(sql`update entry set text = ${text}, hash = decode(${writeEntry(sha256, entry).hash}, 'hex'),
        blurred = true, clock_day = -1, subject = null where id = ${entry.id}`);
  });
  now = timeToMs('2026-03-05T00:00:00Z');
  await fade();
  const rows = about(await dump(), [faded.id, erased.id]);
  assert.deepEqual(findSeconds(rows, faded), []);
  assert.deepEqual(findSeconds(rows, { ...erased, visit: String(erased.visit) }), []);
  assert.equal((await intake(place.org, [faded])).verdicts[0]?.verdict, 'duplicate');
});
