import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { restoreFrom } from '#database/backup/restore.ts';
import { backupStream } from '#database/backup/write.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, msToTime } from '#log/index.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** The page that reports back: written once, by the server's own timer, whatever comes later. */

let now = Date.parse('2026-11-09T11:00:00Z');
const clock = { ...systemClock, now: () => now };
const server = await startTestServer({ rooms, clock });
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
/** Of a phone whose clock is right: while phones differ from it, this server does nothing for good. */
const entryOf = (more: Partial<Entry>): Entry => {
  const entry = writer.entry(more);
  return {
    ...entry,
    recordedAt: msToTime(now, 0),
    hlc: hlcFormat({ ms: now, counter: entry.deviceSeq }, entry.device),
  };
};
const settings = (more: object) =>
  server.call('PATCH', '/v1/organization', { token, body: { settings: more } });
const page = async (path = 'our-month', language = 'en'): Promise<string> =>
  (await (await fetch(`${server.url}/p/${path}?lang=${language}`)).text()).replaceAll(/\s+/g, ' ');
const handOut = (day: string, item: string, people: number): readonly Entry[] =>
  Array.from({ length: people }, () =>
    entryOf({
      ...{ occurredAt: `${day}T12:00:01Z`, visit: anyId(), subject: anyId() },
      ...{ kind: 'exchange.handout', version: 2 },
      body: { channel: 'fixed', lines: [{ item, quantity: 10 }] },
    }),
  );
const send = async (entries: readonly Entry[]): Promise<void> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted');
};
const written = (database: Database = server.database) =>
  database.readOrganization(place.org, (tx) =>
    tx.rows<{ id: string; kind: string; text: string }>(sql`
      select id, kind, text from entry where org_id = ${place.org} and kind in ('month.said', 'report.release')
      order by seq`),
  );
/** The timer comes, however long it has to go still; answers how often it came. */
const ring = async (of: Pick<typeof server, 'database' | 'housekeeping'> = server): Promise<number> => {
  await of.database.inOrganization(place.org, (tx) =>
    tx.run(sql`update timer set due_at = to_timestamp(${now}::float8 / 1000) where kind = 'month.said'`),
  );
  await of.housekeeping.runDue();
  const timer = await of.database.readOrganization(place.org, (tx) =>
    tx.first<{ rings: number }>(sql`select rings from timer where kind = 'month.said'`),
  );
  return timer?.rings ?? 0;
};

test('a month is written once by the timer, on its day in the zone of the place, and nothing that comes later moves it', async () => {
  await send([
    ...handOut('2026-10-05', 'syringe-1ml', 14),
    ...handOut('2026-10-06', 'strip-fentanyl', 10),
    ...handOut('2026-10-07', 'syringe-0-5ml', 3),
  ]);
  await ring();
  assert.deepEqual(await written(), [], 'who has not turned it on tells nobody anything');
  assert.match(await page(), /does not tell about its months/);

  // The ninth in New York still, and the tenth in Kiritimati already.
  await settings({ programs: ['exchange', 'naloxone', 'say', 'month'], zone: 'America/New_York' });
  await ring();
  assert.match(await page(), /There is no month here yet/);
  await settings({ zone: 'Pacific/Kiritimati' });
  await Promise.all([ring(), ring()]);
  const first = await written();
  assert.equal(first.filter(({ kind }) => kind === 'month.said').length, 1);
  const shown = await page();
  assert.match(shown, /<h2>October 2026<\/h2>/);
  assert.match(shown, /Syringes: 140<\/strong> There were some more\./);
  assert.match(shown, /Test strips for drugs: too few people took some/);
  assert.match(shown, /Doses of naloxone, to stop an overdose: we did not write down any/);
  assert.doesNotMatch(shown, /100|: 0\b/);

  await send(handOut('2026-10-08', 'syringe-1ml', 5));
  now += 24 * 3_600_000;
  await ring();
  await server.call('POST', '/v1/releases', { token, body: { to: '2026-10-31' } });
  assert.deepEqual(await written(), first);
  assert.equal(await page(), shown);
  const projector = createProjector(rooms.flatMap(({ projections }) => projections));
  const { before, after } = await projector.rebuild(server.database, entrySource, place.org);
  assert.deepEqual(after, before);
  assert.equal(await page(), shown);
});

test('a restored backup has the month and writes it no second time', async () => {
  const restored = await createTestDatabase({ bare: true });
  const stream = backupStream(server.database, { madeBy: '0', madeAt: '2026-11-11T00:00:00Z' });
  const back = await restoreFrom(restored.database, stream, {
    migrations: migrationsOf(rooms),
    renewEpoch: async () => undefined,
  });
  assert.ok(back.ok, JSON.stringify(back));
  const before = await written(restored.database);
  assert.ok(before.length > 0);
  now += 2 * 24 * 3_600_000;
  const again = await startTestServer({ rooms, clock, database: restored.database });
  const rings = await ring(again);
  assert.ok((await ring(again)) > rings);
  assert.deepEqual(await written(restored.database), before);
});

test('the next month says what was missing in words, and shows what changed only while it may be shown', async () => {
  const held = { ...entryOf({ kind: 'exchange.handout', version: 2 }), site: anyId() };
  await server.call('POST', '/v1/entries', { token, body: { entries: [held] } });
  await send(handOut('2026-11-20', 'strip-fentanyl', 4));
  const decision = entryOf({
    ...{ kind: 'say.decision', version: 1, occurredAt: '2026-11-15T10:00:00Z' },
    body: { day: '2026-11-15', what: 'A bench outside', state: 'done', isPublic: true },
  });
  await send([decision]);
  now = Date.parse('2026-12-12T12:00:00Z');
  await ring();
  const shown = await page();
  const [november = ''] = shown.split('<h2>October 2026</h2>');
  assert.match(november, /<h2>November 2026<\/h2>/);
  assert.match(november, /Test strips for drugs: 140<\/strong> We count these from October 2026/);
  assert.match(november, /Some of our phones had not sent their notes/);
  assert.match(november, /Some notes had to be checked first/);
  assert.match(november, /A bench outside/);
  const sheet = await page('our-month-sheet', 'es');
  assert.match(sheet, /<h2>Noviembre de 2026<\/h2>.*<h2>November 2026<\/h2>.*<svg/);
  assert.equal(sheet.split('A bench outside').length, 2);
  await send([
    {
      ...entryOf({
        kind: 'say.decision',
        version: 1,
        body: { day: '2026-11-15', what: 'A bench outside', state: 'open', isPublic: true },
      }),
      supersedes: [decision.id],
    },
  ]);
  assert.doesNotMatch(await page(), /A bench outside/);
});
