import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Entry, familiesOf, isTakeback, redact } from '#log/index.ts';
import { countsOf, standingTakebacks } from '#log/takeback.ts';
import { addOrganization, createWriter, testKinds } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createThingLog } from '../../../test/support/things.ts';
import { everything } from '../access/reach.ts';
import { createIntakeQueue } from '../intake/queue.ts';
import { entrySource } from './source.ts';

const { database, intake, projector, store, tableOf } = await createThingLog();

test('a reader who follows while many push never misses a place', async () => {
  const place = await addOrganization(database);
  const [devices, batches, size] = [6, 15, 10];
  const total = devices * batches * size;
  const seen: number[] = [];
  const follow = async (): Promise<void> => {
    let after = 0;
    while (seen.length < total) {
      const page = await store.page(place.org, { after, limit: 37, reach: everything });
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
  const queue = createIntakeQueue({ read: (offered: unknown) => offered, take: intake });
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
  const takebacks = standingTakebacks(final);
  return familiesOf(final)
    .map((family) => countsOf(family, takebacks))
    .filter((entry) => entry?.kind === 'test.thing')
    .map((entry) => ({ id: entry?.id, n: entry?.body['n'], mark: entry?.body['mark'] ?? null }))
    .toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
};

interface Step {
  readonly what: 'thing' | 'correct' | 'void' | 'erase' | 'takeback';
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
    'takeback' as const,
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
    const targets = made.filter(
      (entry) => entry.kind !== 'log.erase' && !(what === 'correct' && isTakeback(entry)),
    );
    const chosen = new Set([
      targets[pick % (targets.length || 1)]?.id,
      targets[pick2 % (targets.length || 1)]?.id,
    ]);
    const supersedes = [...chosen].filter((id) => id !== undefined);
    if (what === 'erase')
      made.push(writer.entry({ kind: 'log.erase', body: { person: subject ?? anyId() } }));
    else if (what === 'takeback') {
      const { device, deviceSeq } = made[pick2 % (made.length || 1)] ?? writer.entry();
      const first = Math.max(1, deviceSeq - (pick % 3));
      const body = { device, first, last: first + (pick % 4), reason: 'mistake' };
      made.push(writer.entry({ kind: 'log.takeback', body }));
    } else if (what === 'thing' || supersedes.length === 0)
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
        const place = await addOrganization(database, 'coordinator');
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
    { seed: 20_260_308, numRuns: 60 },
  );
});
