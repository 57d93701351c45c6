import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ruled, rulingsOf } from '#log/clock.ts';
import { type Entry, familiesOf, isRuling, type JsonObject } from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { idOf, pad, recordOf } from '../../../test/support/records.ts';
import type { LocalRecord } from './ports.ts';
import { createRules } from './rules.ts';
import { createView } from './view.ts';

const devices = [idOf(90), idOf(91)];
const size = 12;

const shownKinds = ['test.give', 'stock.count'];

/** What a ruling says of a stretch of a device's numbers, by its kind. */
const saying: Readonly<Record<string, (draw: number) => JsonObject>> = {
  'log.takeback': () => ({ reason: 'mistake' }),
  'log.clock': (draw) => ({ received: `2026-03-${pad(9 + draw, 2)}T00:00:00-05:00`, waits: draw % 2 === 0 }),
  'log.redate': (draw) => (draw === 0 ? {} : { days: draw * 100 - 300 }),
};

/** Entries of two devices: hand-outs, counts, corrections, voids, and rulings over a stretch of either device, in any order. */
const story = fc
  .array(
    fc.record({
      kind: fc.constantFrom('test.give', 'test.give', 'stock.count', 'log.void', ...Object.keys(saying)),
      device: fc.integer({ min: 0, max: 1 }),
      clock: fc.integer({ min: 0, max: 5 }),
      target: fc.option(fc.integer({ min: 0, max: size - 1 }), { nil: undefined }),
      of: fc.integer({ min: 0, max: 1 }),
      first: fc.integer({ min: 0, max: size }),
      length: fc.integer({ min: 0, max: size }),
    }),
    { minLength: 1, maxLength: size },
  )
  .map((list) =>
    list.map(({ kind, device, clock, target, of, first, length }, at): LocalRecord => {
      const supersedes = target === undefined || target === at || target >= list.length ? [] : [idOf(target)];
      return recordOf(at, {
        kind,
        device: devices[device] ?? '',
        hlc: `${pad(clock, 15)}-0000-00000000`,
        ...(supersedes.length > 0 && { supersedes }),
        ...(kind in saying && {
          body: { device: devices[of] ?? '', first, last: first + length, ...saying[kind]?.(clock) },
        }),
      });
    }),
  );

const expected = (entries: readonly Entry[]): readonly string[] => {
  const rulings = rulingsOf(
    familiesOf(entries)
      .filter((family) => family.some(isRuling))
      .flat(),
  );
  return sorted(ruled(entries, rulings, countingKinds).map(({ counted }) => counted));
};
const shown = ({ view }: ReturnType<typeof createView>): readonly string[] =>
  sorted(view.effective({ kinds: shownKinds }));
const sorted = (entries: readonly Entry[]): readonly string[] =>
  entries
    .filter(({ kind }) => shownKinds.includes(kind))
    .map(({ id, occurredAt }) => `${id} ${occurredAt}`)
    .toSorted();
const idsOf = (memory: ReturnType<typeof createView>): readonly string[] =>
  shown(memory).map((one) => one.slice(0, 36));

describe('what is ruled over numbers of a device, on a device', () => {
  it('counts as it is ruled, whatever came first and in whatever batches', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.boolean(), async (records, isReversed) => {
        const one = createView(undefined, async () => createRules());
        const whole = createView(undefined, async () => createRules());
        for (const record of isReversed ? records.toReversed() : records) await one.apply([record]);
        await whole.apply(records);
        const right = expected(records.map(({ entry }) => entry));
        assert.deepEqual(shown(one), right);
        assert.deepEqual(shown(whole), right);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  const gives = [1, 2, 3].map((at) => recordOf(at, { device: devices[0] ?? '', deviceSeq: at }));
  const takeback = recordOf(7, {
    kind: 'log.takeback',
    device: devices[1] ?? '',
    hlc: `${pad(9, 15)}-0000-00000000`,
    body: { device: devices[0] ?? '', first: 1, last: 2, reason: 'mistake' },
  });
  const undo = recordOf(8, {
    kind: 'log.void',
    device: devices[1] ?? '',
    hlc: `${pad(9, 15)}-0001-00000000`,
    supersedes: [takeback.entry.id],
  });

  it('goes with the takeback and comes back with its void', async () => {
    const memory = createView(undefined, async () => createRules());
    await memory.apply(gives);
    assert.equal(shown(memory).length, 3);
    await memory.apply([takeback]);
    assert.deepEqual(idsOf(memory), [gives[2]?.entry.id]);
    assert.equal(memory.view.standing(memory.view.history(gives[0]?.entry.id ?? '')), undefined);
    await memory.apply([undo]);
    assert.equal(shown(memory).length, 3);
  });

  it('counts on the day it came in where a wrong clock dated it, on another when a person moved it, and a count waits', async () => {
    const memory = createView(undefined, async () => createRules());
    const count = recordOf(4, { device: devices[0] ?? '', deviceSeq: 4, kind: 'stock.count' });
    const stretch = { device: devices[0] ?? '', first: 1, last: 4 };
    const ruling = (at: number, kind: string, more: JsonObject, of: readonly string[] = []) =>
      recordOf(at, {
        kind,
        device: devices[1] ?? '',
        hlc: `${pad(at, 15)}-0000-00000000`,
        body: { ...stretch, ...more },
        ...(of.length > 0 && { supersedes: of }),
      });
    const daysOf = (): readonly string[] =>
      memory.view.effective({ kinds: shownKinds }).map(({ occurredAt }) => occurredAt.slice(0, 10));
    await memory.apply([...gives, count]);
    assert.deepEqual(daysOf(), Array(4).fill('2026-03-08'));
    await memory.apply([ruling(7, 'log.clock', { received: '2026-03-20T00:00:00-05:00', waits: true })]);
    assert.deepEqual(daysOf(), Array(3).fill('2026-03-20'));
    assert.equal(memory.view.standing(memory.view.history(count.entry.id))?.effective, undefined);
    const moved = ruling(8, 'log.redate', { days: 9 });
    await memory.apply([moved]);
    assert.deepEqual(daysOf(), Array(4).fill('2026-03-17'));
    assert.ok(memory.isRuled(count.entry));
    await memory.apply([ruling(9, 'log.redate', {}, [moved.entry.id])]);
    assert.deepEqual(daysOf(), Array(3).fill('2026-03-20'));
  });

  it('fetches the rules only when a takeback is met, and again after that failed', async () => {
    let asked = 0;
    const memory = createView(undefined, async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('no signal');
      return createRules();
    });
    await memory.apply(gives);
    assert.equal(asked, 0);
    await memory.apply([takeback]);
    assert.equal(shown(memory).length, 3, 'what is saved opens all the same');
    await memory.apply([recordOf(9, { device: devices[1] ?? '', deviceSeq: 4 })]);
    assert.equal(asked, 2);
    assert.equal(shown(memory).length, 2);
  });
});
