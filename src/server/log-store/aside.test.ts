import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { isAboutContent } from '#database/faults.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { factTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import {
  canonicalText,
  createKindRegistry,
  defineKind,
  type Entry,
  type Json,
  type Kind,
} from '#log/index.ts';
import { addOrganization, createWriter, testKinds, thingKind } from '../../../test/support/log.ts';
import { setUpTestServer, startTestServer, thingRoom } from '../../../test/support/server.ts';
import { createThingLog } from '../../../test/support/things.ts';
import { examine } from '../doctor/examine.ts';
import { createIntake } from '../intake/intake.ts';
import { migrations } from '../migrations.ts';
import { createQuarantine } from '../review/quarantine.ts';
import { createBlurring } from '../timers/retention.ts';
import { createTimerRunner, unhurried } from '../timers/runner.ts';
import { setAsideOddTimes } from './aside.ts';
import { createLogStore } from './log-store.ts';
import { entrySource } from './source.ts';
import { understandEntries } from './understand.ts';

const { base, database, projector, intake, tableOf } = await createThingLog();
// Before the first test: a file's databases go when the tests that were declared so far have run.
const own = await createThingLog();

/** As a build before the bounds let it in: stored, and its rows filled. */
const plant = async (org: string, entry: Entry, understood = true): Promise<void> => {
  const text = canonicalText(entry as unknown as Json);
  await database.inOrganization(org, async (tx) => {
    await tx.run(sql`
      insert into entry (org_id, seq, id, site, occurred_on, kind, hash, erased, understood, text)
      select ${org}, last_seq + 1, ${entry.id}, ${entry.site}, ${entry.occurredAt.slice(0, 10)}::date,
        ${entry.kind}, decode(${sha256(text)}, 'hex'), false, ${understood}, ${text}
      from log_head where org_id = ${org}`);
    await tx.run(sql`update log_head set last_seq = last_seq + 1 where org_id = ${org}`);
    if (understood) await projector.apply(tx, org, { remove: [], add: [entry] });
  });
};
const asideIn = (org: string, among = database) =>
  among.inOrganization(org, (tx) =>
    tx.rows<{ id: string; aside: string }>(
      sql`select id, aside from entry where aside is not null order by seq`,
    ),
  );

test('what an older build let in at an impossible time is set aside, and everything runs on', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const fine = writer.entry({ occurredAt: '2024-05-01T10:00:00-05:00' });
  await intake(place.org, [fine]);
  const odd = ['0001-01-01T10:00:00+09:59', '9999-12-31T23:59:59Z', '2024-05-01T10:00:00-13:00'].map(
    (occurredAt) => writer.entry({ occurredAt }),
  );
  for (const entry of odd) await plant(place.org, entry);
  assert.equal((await tableOf(place.org)).length, 4);

  assert.equal(await setAsideOddTimes(base, place.org), 3);
  assert.equal(await setAsideOddTimes(base, place.org), 0);
  assert.deepEqual(
    await asideIn(place.org),
    odd.map(({ id }) => ({ id, aside: 'time-out-of-range' })),
  );
  assert.deepEqual(
    (await tableOf(place.org)).map(({ id }) => id),
    [fine.id],
  );
  const { before, after } = await projector.rebuild(database, entrySource, place.org);
  assert.deepEqual(before, after);

  const failures: string[] = [];
  const log = (event: string): void => void (event === 'timer-failed' && failures.push(event));
  await createTimerRunner({
    ...base,
    random,
    log,
    handlers: [createBlurring(base)],
    pace: unhurried,
  }).runDue();
  assert.deepEqual(failures, []);
  const left = await database.inOrganization(place.org, (tx) =>
    tx.rows(sql`select 1 from entry where not blurred and occurred_on < '2025-01-01'`),
  );
  assert.deepEqual(left, []);
  const found = await examine({ database, clock, migrations, where: 'test' });
  assert.ok(found.some(({ ok, text }) => !ok && text.includes('3 entries are set aside')));
});

test('an entry of a future version that the update cannot read is set aside alone', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const later = defineKind({
    kind: 'test.thing',
    version: 3,
    fields: thingKind.fields,
    upgrades: { 1: (body) => body, 2: (body) => ({ n: (body['list'] as number[]).length }) },
  }) as unknown as Kind;
  const [fine, poison] = [
    writer.entry({ version: 2, body: { list: [1, 2] } }),
    writer.entry({ version: 2, body: { list: null } }),
  ];
  await intake(place.org, [poison, fine]);
  const kinds = createKindRegistry([...testKinds.all.filter(({ kind }) => kind !== 'test.thing'), later]);
  assert.equal(await understandEntries({ ...base, kinds }, place.org), 2);
  assert.deepEqual(await asideIn(place.org), [{ id: poison.id, aside: 'body-invalid' }]);
});

const fragile: Projection = {
  name: 'fragile',
  version: 1,
  tables: [factTable({ name: 'fragile', columns: { day: 'date', n: 'int' } })],
  handlers: [],
};
const [fragileTable] = fragile.tables;
const fragileHandler = onKind(thingKind, ({ body }) => {
  if (body.n === 13) throw new TypeError('a bug of this program');
  return [{ table: fragileTable as never, row: ['2026-01-01', body.n] }];
});
const fragileProjector = createProjector([{ ...fragile, handlers: [fragileHandler] }]);

test('an entry that no table can take up is held alone, and its whole batch lands beside it', async () => {
  await fragileProjector.prepare(own.database, entrySource);
  const place = await addOrganization(own.database);
  const writer = createWriter(place);
  const fragileBase = { ...own.base, projector: fragileProjector };
  const fragileStore = createLogStore(fragileBase);
  const take = createIntake({ ...fragileBase, store: fragileStore, isAboutContent });
  const batch = [1, 2, 13, 4, 2 ** 40, 6].map((n) => writer.entry({ body: { n } }));
  const { verdicts } = await take(place.org, batch);
  assert.deepEqual(
    verdicts.map((verdict) => ('code' in verdict ? verdict.code : verdict.verdict)),
    ['accepted', 'accepted', 'cannot-count', 'accepted', 'cannot-count', 'accepted'],
  );
  assert.deepEqual(
    verdicts.map(({ id }) => id),
    batch.map(({ id }) => id),
  );
  // Offered again it is where it was; let in by a person it is still at fault, and no error of the server.
  assert.equal(
    (await take(place.org, batch)).verdicts.filter(({ verdict }) => verdict === 'quarantined').length,
    2,
  );
  const quarantine = createQuarantine({ ...fragileBase, store: fragileStore });
  const [held] = (await quarantine.list(place.org, { after: undefined, limit: 10 })).held;
  const released = await quarantine.release(place.org, held?.key ?? '', place.worker);
  assert.equal(released.ok ? 'released' : released.error.code, 'still-at-fault');
});

test('one entry in the log that a program cannot take up stops no rebuild, and is told', async () => {
  const place = await addOrganization(own.database);
  const writer = createWriter(place);
  const [fine, poison] = [writer.entry({ body: { n: 1 } }), writer.entry({ body: { n: 13 } })];
  // Let in when its program had no such bug.
  const lenient = { ...own.base, projector: createProjector([]) };
  await createIntake({ ...lenient, store: createLogStore(lenient) })(place.org, [fine, poison]);
  const { after } = await fragileProjector.rebuild(own.database, entrySource, place.org);
  assert.equal(after['fragile']?.rows, 1);
  assert.deepEqual(await asideIn(place.org, own.database), [{ id: poison.id, aside: 'cannot-count' }]);
});

test('a push with an impossible time is answered, and the office sees why it is held', async () => {
  const server = await startTestServer({ rooms: [thingRoom] });
  const { token, place } = await setUpTestServer(server);
  const writer = createWriter(place);
  const entries = [writer.entry({ occurredAt: '9999-12-31T23:59:59-01:00' }), writer.entry()];
  const pushed = await server.call('POST', '/v1/entries', { token, body: { entries } });
  assert.equal(pushed.status, 200);
  assert.deepEqual(
    pushed.json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    ['quarantined', 'accepted'],
  );
  const { json } = await server.call('GET', '/v1/quarantine', { token });
  assert.equal(json.held[0].code, 'time-out-of-range');
  assert.equal(json.setAside, 0);
  assert.equal(json.fadingWaits, null);
});
