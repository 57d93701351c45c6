import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSchemaFaults } from '#database/schema-rules.ts';
import { sql } from '#database/sql.ts';
import { createKindRegistry, redact } from '#log/index.ts';
import { addOrganization, createWriter, testKinds } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createThingLog } from '../../../test/support/things.ts';
import { everything } from '../access/reach.ts';
import { createIntake } from '../intake/intake.ts';
import { tenantTables } from '../migrations.ts';
import { createLogStore } from './log-store.ts';
import { understandEntries } from './understand.ts';

const { database, base, intake, store, tableOf } = await createThingLog();

test('a pushed entry is stored, has a place, counts, and comes back on a pull', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const entries = [writer.entry(), writer.entry()];
  const answer = await intake(place.org, entries);
  assert.deepEqual(
    answer.verdicts.map((verdict) => verdict.verdict === 'accepted' && verdict.seq),
    [1, 2],
  );
  assert.equal(answer.epoch, place.epoch);
  const page = await store.page(place.org, { after: 0, limit: 10, reach: everything });
  assert.deepEqual(
    page.entries.map(({ entry }) => entry),
    entries,
  );
  assert.deepEqual([page.next, page.more], [2, false]);
  assert.deepEqual((await store.ledger(place.org, writer.device)).ranges, [[1, 2]]);
  assert.equal((await tableOf(place.org)).length, 2);
});

test('a repeat is a duplicate and changes nothing', async () => {
  const place = await addOrganization(database);
  const entry = createWriter(place).entry();
  await intake(place.org, [entry]);
  const before = await tableOf(place.org);
  const again = await intake(place.org, [entry, entry]);
  assert.deepEqual(
    again.verdicts.map(({ verdict }) => verdict),
    ['duplicate', 'duplicate'],
  );
  assert.deepEqual(await tableOf(place.org), before);
});

test('the same id with other content is held apart and never overwrites', async () => {
  const place = await addOrganization(database);
  const entry = createWriter(place).entry();
  await intake(place.org, [entry]);
  const { verdicts } = await intake(place.org, [{ ...entry, body: { n: 99 } }]);
  assert.deepEqual(verdicts, [{ id: entry.id, verdict: 'quarantined', code: 'entry-conflict' }]);
  assert.deepEqual(
    (await tableOf(place.org)).map(({ n }) => n),
    [1],
  );
});

test('an unknown site is held, and counts in the ledger', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const { verdicts } = await intake(place.org, [writer.entry({ site: anyId() }), writer.entry()]);
  assert.deepEqual(
    verdicts.map(({ verdict }) => verdict),
    ['quarantined', 'accepted'],
  );
  assert.deepEqual((await store.ledger(place.org, writer.device)).ranges, [[1, 2]]);
});

test('a site added later is known at once', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  await intake(place.org, [writer.entry()]);
  const site = anyId();
  await database.inOrganization(place.org, async (tx) => {
    await tx.run(
      sql`insert into site (org_id, id, name, channel) values (${place.org}, ${site}, 'Van', 'mobile')`,
    );
    await tx.run(sql`update log_head set roster = roster + 1 where org_id = ${place.org}`);
  });
  const { verdicts } = await intake(place.org, [writer.entry({ site })]);
  assert.equal(verdicts[0]?.verdict, 'accepted');
});

test('erasing a person takes the link and the marks out of the log, the tables and quarantine', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const person = anyId();
  const marker = `marker-${anyId()}`;
  const held = writer.entry({ subject: person, site: anyId(), body: { n: 1, mark: marker } });
  await intake(place.org, [writer.entry({ subject: person, body: { n: 5, mark: marker } }), held]);
  await intake(place.org, [writer.entry({ kind: 'log.erase', body: { person } })]);
  const late = writer.entry({ subject: person, body: { n: 7, mark: marker } });
  assert.equal((await intake(place.org, [late])).verdicts[0]?.verdict, 'erased');
  assert.deepEqual((await tableOf(place.org)).map(({ n, mark }) => [n, mark]).toSorted(), [
    [5, null],
    [7, null],
  ]);
  const left = await database.inOrganization(place.org, (tx) =>
    tx.rows<{ text: string }>(sql`
      select text from entry where text like ${`%${marker}%`} or subject is not null
      union all select text from quarantine where text like ${`%${marker}%`} or subject is not null`),
  );
  assert.deepEqual(left, []);
});

test('an erased copy wins over the full one that a restored backup holds', async () => {
  const place = await addOrganization(database);
  const entry = createWriter(place).entry({ subject: anyId(), body: { n: 3, mark: 'x' } });
  await intake(place.org, [entry]);
  const { verdicts } = await intake(place.org, [redact(testKinds, entry)]);
  assert.equal(verdicts[0]?.verdict, 'erased');
  assert.deepEqual(
    (await tableOf(place.org)).map(({ n, mark }) => [n, mark]),
    [[3, null]],
  );
  assert.equal((await intake(place.org, [entry])).verdicts[0]?.verdict, 'erased');
});

test('a site sees its own entries and those that every device needs, and its cursor moves past the rest', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  await intake(place.org, [
    writer.entry(),
    writer.entry({ kind: 'log.erase', body: { person: anyId() } }),
    writer.entry(),
  ]);
  const other = await store.page(place.org, { after: 0, limit: 10, reach: everything, site: anyId() });
  assert.deepEqual(
    other.entries.map(({ seq }) => seq),
    [2],
  );
  assert.deepEqual([other.next, other.more], [3, false]);
});

test('an entry of an unknown kind is kept and passed on, and counts after an update', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const onlyLog = createKindRegistry(testKinds.all.filter(({ kind }) => kind !== 'test.thing'));
  const old = { ...base, kinds: onlyLog };
  const oldIntake = createIntake({ store: createLogStore(old), ...old });
  const first = writer.entry();
  const entries = [first, writer.entry(), writer.entry({ supersedes: [first.id], body: { n: 40 } })];
  const { verdicts } = await oldIntake(place.org, entries);
  assert.ok(verdicts.every((given) => given.verdict === 'accepted' && given.flags?.[0] === 'kind-unknown'));
  assert.equal((await store.page(place.org, { after: 0, limit: 9, reach: everything })).entries.length, 3);
  assert.deepEqual(await tableOf(place.org), []);
  assert.equal(await understandEntries(base, place.org), 3);
  assert.deepEqual((await tableOf(place.org)).map(({ n }) => n).toSorted(), [2, 40]);
  assert.equal(await understandEntries(base, place.org), 0);
});

test('the schema holds to its rules', async () => {
  assert.deepEqual(await database.asOwner(findSchemaFaults), []);
});

test('one organization never reads another, in any table', async () => {
  const place = await addOrganization(database);
  await intake(place.org, [createWriter(place).entry()]);
  const stranger = (await addOrganization(database)).org;
  for (const table of tenantTables) {
    const found = await database.inOrganization(stranger, (tx) =>
      tx.rows({ text: `select 1 from ${table} where org_id = $1`, values: [place.org] }),
    );
    assert.deepEqual(found, [], table);
  }
});
