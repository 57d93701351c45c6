import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { noRulings } from '#log/clock.ts';
import { createKindRegistry, defineKind, type Entry, type Kind, linked, redact } from '#log/index.ts';
import { addHead, headMigration, withHeads } from '../../../test/support/heads.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import {
  dump,
  handout,
  lines,
  memorySource,
  months,
  presence,
  sampleProjection,
  shelf,
} from '../../../test/support/projection.ts';
import { sql } from '../sql.ts';
import type { Transaction } from '../transaction.ts';
import { createChanges } from './changes.ts';
import { effectiveChange } from './families.ts';
import { onKind } from './projection.ts';
import { createProjector } from './projector.ts';

const kinds = createKindRegistry([handout as unknown as Kind]);
const idOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const sites = ['site 0', 'site 1'].map(idOf);

interface Step {
  readonly item: number;
  readonly quantity: number;
  readonly day: number;
  readonly site: number;
  readonly person: number;
  /** What the entry does to an earlier one. */
  readonly act: 'new' | 'correct' | 'void';
  readonly target: number;
}
const steps = fc.array(
  fc.record<Step>({
    item: fc.nat(3),
    quantity: fc.nat(4),
    day: fc.integer({ min: 1, max: 60 }),
    site: fc.nat(1),
    person: fc.nat(3),
    act: fc.constantFrom('new', 'new', 'correct', 'void'),
    target: fc.nat(30),
  }),
  { minLength: 1, maxLength: 25 },
);

const toEntries = (org: string, list: readonly Step[]): readonly Entry[] => {
  const entries: Entry[] = [];
  for (const [index, step] of list.entries()) {
    const target = entries[step.target % Math.max(1, entries.length)];
    const act = target === undefined ? 'new' : step.act;
    const time = new Date(Date.UTC(2026, 0, step.day, 12)).toISOString().replace('.000', '');
    entries.push({
      id: idOf(`${org} entry ${index}`),
      org,
      site: sites[step.site] ?? org,
      device: idOf('device'),
      deviceSeq: index + 1,
      author: idOf('author'),
      kind: act === 'void' ? 'log.void' : handout.kind,
      version: 1,
      occurredAt: time,
      recordedAt: time,
      hlc: `${String(index).padStart(15, '0')}-0000-00000000`,
      ...(act !== 'new' && target !== undefined && { supersedes: [target.id] }),
      ...(step.person > 0 && { subject: idOf(`person ${step.person}`) }),
      body:
        act === 'void'
          ? { reason: 'slip' }
          : {
              lines: [
                { item: `item-${step.item}`, quantity: step.quantity },
                { item: `item-${(step.item + 1) % 4}`, quantity: 1 },
              ],
              ...(step.person > 0 && { age: 30 + step.person }),
            },
    });
  }
  return entries;
};

test('any order of arrival, in batches of any size, ends in the tables that a rebuild makes', async (t) => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  const projector = withHeads(createProjector([sampleProjection]));
  let stored = new Map<string, Entry>();
  const source = memorySource(() => [...stored.values()]);
  await projector.prepare(database, source);
  const seed = 20_260_308;
  t.diagnostic(`seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.infiniteStream(fc.nat()),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(3),
      async (list, shuffle, batch, erasedPerson) => {
        const org = anyId();
        const entries = toEntries(org, list);
        const rank = new Map(entries.map(({ id }) => [id, shuffle.next().value]));
        const arriving = entries.toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
        stored = new Map();
        const store = (incoming: readonly Entry[]): Promise<void> =>
          database.inOrganization(org, async (tx) => {
            const change = effectiveChange([...stored.values()], incoming, {
              before: noRulings,
              after: noRulings,
              waiting: [],
            });
            await projector.apply(tx, org, change);
            for (const entry of incoming) stored.set(entry.id, entry);
          });
        for (let at = 0; at < arriving.length; at += batch) await store(arriving.slice(at, at + batch));
        // A person is erased at the end: what is left of the entries is their open part.
        const person = idOf(`person ${erasedPerson}`);
        await store(
          [...stored.values()]
            .filter(({ subject }) => subject === person)
            .map((entry) => redact(kinds, entry)),
        );

        const kept = await dump(database, org, [sampleProjection]);
        if (erasedPerson > 0) assert.ok(!kept.includes(person), 'no table still names the erased person');
        const { before, after } = await projector.rebuild(database, source, org);
        assert.equal(await dump(database, org, [sampleProjection]), kept);
        assert.deepEqual(after, before);
      },
    ),
    { seed, numRuns: 40 },
  );
});

test('fingerprints differ when a table does', async () => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  const projector = createProjector([sampleProjection]);
  const org = anyId();
  const [entry] = toEntries(org, [
    { item: 0, quantity: 3, day: 1, site: 0, person: 0, act: 'new', target: 0 },
  ]);
  assert.ok(entry !== undefined);
  const source = memorySource(() => [entry]);
  await projector.prepare(database, source);
  await database.inOrganization(org, (tx) => tx.run(sql`update sample_month set quantity = quantity + 1`));
  const { before, after } = await projector.rebuild(database, source, org);
  assert.notDeepEqual(before, after);
  assert.deepEqual((await projector.rebuild(database, source, org)).before, after);
});

test('tables declared anew are filled from the log at the next start, and only those', async () => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  const org = anyId();
  const entries = toEntries(org, [
    { item: 0, quantity: 3, day: 1, site: 0, person: 1, act: 'new', target: 0 },
    { item: 0, quantity: 2, day: 1, site: 0, person: 1, act: 'correct', target: 0 },
  ]);
  const source = memorySource(() => entries);
  await database.inOrganization(org, (tx) => addHead(tx, org));
  assert.deepEqual(await createProjector([]).prepare(database, source), []);
  assert.deepEqual(await createProjector([sampleProjection]).prepare(database, source), ['sample']);
  const filled = await dump(database, org, [sampleProjection]);
  assert.match(filled, /item-0,2/);
  assert.deepEqual(await createProjector([sampleProjection]).prepare(database, source), []);
  // Another version: the same tables, made anew. The old rows do not count twice.
  const later = { ...sampleProjection, version: 2 };
  assert.deepEqual(await createProjector([later]).prepare(database, source), ['sample']);
  assert.equal(await dump(database, org, [later]), filled);
  // No longer declared: gone.
  await createProjector([]).prepare(database, source);
  const left = await database.asOwner((tx) => tx.first(sql`select to_regclass('sample_line') as there`));
  assert.deepEqual(left, { there: null });
});

test('filling that was cut short goes on at the next start', async () => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  const orgs = [anyId(), anyId()].sort();
  const entries = orgs.flatMap((org) =>
    toEntries(org, [{ item: 0, quantity: 3, day: 1, site: 0, person: 0, act: 'new', target: 0 }]),
  );
  const source = memorySource(() => entries);
  for (const org of orgs) await database.inOrganization(org, (tx) => addHead(tx, org));
  const projector = createProjector([sampleProjection]);
  const cut = {
    ...source,
    effective: (tx: Transaction, org: string) => {
      if (org === orgs[1]) throw new Error('the power is gone');
      return source.effective(tx, org);
    },
  };
  await assert.rejects(projector.prepare(database, cut), /power/);
  assert.deepEqual(await projector.prepare(database, source), []);
  for (const org of orgs) assert.match(await dump(database, org, [sampleProjection]), /item-0/);
});

test('no table of a projection shows one organization the rows of another', async () => {
  const { database } = await createTestDatabase({ migrations: [headMigration] });
  const org = anyId();
  const entries = toEntries(org, [
    { item: 0, quantity: 3, day: 1, site: 0, person: 1, act: 'new', target: 0 },
  ]);
  await database.inOrganization(org, (tx) => addHead(tx, org));
  await createProjector([sampleProjection]).prepare(
    database,
    memorySource(() => entries),
  );
  for (const { name: table } of sampleProjection.tables) {
    const other = await database.inOrganization(anyId(), (tx) =>
      tx.rows({ text: `select 1 from ${table}`, values: [] }),
    );
    assert.deepEqual(other, [], table);
  }
});

test('a sum that may not shrink refuses an entry that would shrink it', () => {
  const changes = createChanges([
    {
      ...sampleProjection,
      handlers: [
        {
          kind: handout.kind,
          project: () => [
            months.add({ month: '2026-01-01', site: org, item: 'x' }, { quantity: -1, handouts: 1 }),
          ],
        },
      ],
    },
  ]);
  const org = anyId();
  const [entry] = toEntries(org, [
    { item: 0, quantity: 3, day: 1, site: 0, person: 1, act: 'new', target: 0 },
  ]);
  assert.ok(entry !== undefined);
  assert.throws(() => changes.add(entry), /sample_month was to add -1/);
});

test('a row for a table that the projection does not list is a bug that shows at once', () => {
  const changes = createChanges([{ ...sampleProjection, tables: [lines, shelf, presence] }]);
  const [entry] = toEntries(anyId(), [
    { item: 0, quantity: 3, day: 1, site: 0, person: 1, act: 'new', target: 0 },
  ]);
  assert.ok(entry !== undefined);
  assert.throws(() => changes.add(entry), /sample_month is in no projection/);
});

test('a kind whose linked field must be there cannot be projected: an erased entry lacks it', () => {
  const rigid = defineKind({
    kind: 'sample.rigid',
    version: 1,
    fields: { age: linked(v.number(), 'test') },
  });
  assert.throws(() => onKind(rigid, () => []), /age must be optional/);
});
