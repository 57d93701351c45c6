import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256 as nodeSha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { findSchemaFaults } from '#database/schema-rules.ts';
import { sql } from '#database/sql.ts';
import {
  createKindRegistry,
  type Entry,
  familiesOf,
  redact,
  standingOf,
  toMonth,
  type Uuid,
} from '#log/index.ts';
import { addOrganization, createWriter, testKinds, thingKind } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { createIntake } from '../intake/intake.ts';
import { createIntakeQueue } from '../intake/queue.ts';
import { migrations, tenantTables } from '../migrations.ts';
import { createLogStore } from './log-store.ts';
import { entrySource } from './source.ts';
import { understandEntries } from './understand.ts';

const thing = factTable({ name: 'thing', columns: { n: 'bigint', mark: 'text?' } });
const byMonth = sumTable({ name: 'thing_month', key: { month: 'date' }, sums: ['n', 'things'] });
const projection: Projection = {
  name: 'thing',
  version: 1,
  tables: [thing, byMonth],
  handlers: [
    onKind(thingKind, (entry) => [
      thing.row({ n: entry.body.n, mark: entry.body.mark ?? null }),
      byMonth.add({ month: toMonth(entry.occurredAt) }, { n: entry.body.n, things: 1 }),
    ]),
  ],
};

const { database } = await createTestDatabase({
  migrations,
  connections: 16,
});
const projector = createProjector([projection]);
await projector.prepare(database, entrySource);
const base = { database, kinds: testKinds, sha256: nodeSha256, clock: systemClock, projector };
const store = createLogStore(base);
const intake = createIntake({ store, ...base });

const tableOf = (org: Uuid) =>
  database.inOrganization(org, (tx) =>
    tx.rows<{ id: Uuid; n: number; mark: string | null }>(
      sql`select entry_id as id, n, mark from thing order by entry_id`,
    ),
  );

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
  const page = await store.page(place.org, { after: 0, limit: 10 });
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
  const other = await store.page(place.org, { after: 0, limit: 10, site: anyId() });
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
  assert.equal((await store.page(place.org, { after: 0, limit: 9 })).entries.length, 3);
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

test('a reader who follows while many push never misses a place', async () => {
  const place = await addOrganization(database);
  const [devices, batches, size] = [6, 15, 10];
  const total = devices * batches * size;
  const seen: number[] = [];
  const follow = async (): Promise<void> => {
    let after = 0;
    while (seen.length < total) {
      const page = await store.page(place.org, { after, limit: 37 });
      seen.push(...page.entries.map(({ seq }) => seq));
      after = page.next;
    }
  };
  const push = async (): Promise<void> => {
    const writer = createWriter(place);
    for (let batch = 0; batch < batches; batch += 1)
      await intake(
        place.org,
        Array.from({ length: size }, () => writer.entry()),
      );
  };
  await Promise.all([follow(), ...Array.from({ length: devices }, push)]);
  assert.deepEqual(
    seen,
    Array.from({ length: total }, (_, index) => index + 1),
  );
  console.log(`cursor race: ${total} entries by ${devices} devices, missed 0`);
});

test('pushes gathered by the queue give each caller its own verdicts', async () => {
  const place = await addOrganization(database);
  const queue = createIntakeQueue(intake);
  const pushes = Array.from({ length: 12 }, () => {
    const writer = createWriter(place);
    return [writer.entry(), writer.entry()];
  });
  const answers = await Promise.all(pushes.map((entries) => queue(place.org, entries)));
  for (const [index, answer] of answers.entries())
    assert.deepEqual(
      answer.verdicts.map(({ id, verdict }) => [id, verdict]),
      pushes[index]?.map(({ id }) => [id, 'accepted']),
    );
});

/** What must count in the end, worked out from the whole set at once. */
const expected = (entries: readonly Entry[]) => {
  const erased = new Set(entries.map(({ body }) => body['person']));
  const final = entries.map((entry) =>
    entry.subject !== undefined && erased.has(entry.subject) ? redact(testKinds, entry) : entry,
  );
  return familiesOf(final)
    .map((family) => standingOf(family).effective)
    .filter((entry) => entry?.kind === 'test.thing')
    .map((entry) => ({ id: entry?.id, n: entry?.body['n'], mark: entry?.body['mark'] ?? null }))
    .toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
};

interface Step {
  readonly what: 'thing' | 'correct' | 'void' | 'erase';
  readonly pick: number;
  readonly pick2: number;
  readonly person: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'thing' as const,
    'thing' as const,
    'correct' as const,
    'void' as const,
    'erase' as const,
  ),
  pick: fc.nat(),
  pick2: fc.nat(),
  person: fc.nat(4),
});

const stepsToEntries = (
  place: Awaited<ReturnType<typeof addOrganization>>,
  steps: readonly Step[],
): readonly Entry[] => {
  const writers = [createWriter(place), createWriter(place), createWriter(place)];
  const persons = [anyId(), anyId(), anyId()];
  const made: Entry[] = [];
  for (const { what, pick, pick2, person } of steps) {
    const writer = writers[pick % writers.length];
    if (writer === undefined) continue;
    const subject = persons[person];
    const targets = made.filter(({ kind }) => kind !== 'log.erase');
    const chosen = new Set([
      targets[pick % (targets.length || 1)]?.id,
      targets[pick2 % (targets.length || 1)]?.id,
    ]);
    const supersedes = [...chosen].filter((id) => id !== undefined);
    if (what === 'erase')
      made.push(writer.entry({ kind: 'log.erase', body: { person: subject ?? anyId() } }));
    else if (what === 'thing' || supersedes.length === 0)
      made.push(
        writer.entry({ body: { n: pick % 50, mark: 'm' }, ...(subject !== undefined && { subject }) }),
      );
    else if (what === 'correct') made.push(writer.entry({ supersedes, body: { n: pick % 50 } }));
    else made.push(writer.entry({ kind: 'log.void', supersedes, body: { reason: 'slip' } }));
  }
  return made;
};

test('in any order, in any batches, with repeats, the tables end the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.array(fc.nat(), { minLength: 25, maxLength: 25 }),
      fc.integer({ min: 1, max: 9 }),
      async (steps, order, size) => {
        const place = await addOrganization(database);
        const entries = stepsToEntries(place, steps);
        const shuffled = entries
          .map((entry, index) => ({ entry, at: order[index] ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        for (let from = 0; from < shuffled.length; from += size) {
          const batch = shuffled.slice(from, from + size);
          const { verdicts } = await intake(place.org, [...batch, ...shuffled.slice(0, from % 4)]);
          assert.ok(verdicts.every(({ verdict }) => verdict !== 'quarantined' && verdict !== 'rejected'));
        }
        assert.deepEqual(await tableOf(place.org), expected(entries));
        const { before, after } = await projector.rebuild(database, entrySource, place.org);
        assert.deepEqual(after, before);
      },
    ),
    { numRuns: 60 },
  );
});
