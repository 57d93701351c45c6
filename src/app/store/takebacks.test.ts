import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Entry, familiesOf, isTakeback } from '#log/index.ts';
import { countsOf, standingTakebacks } from '#log/takeback.ts';
import { idOf, pad, recordOf } from '../../../test/support/records.ts';
import type { LocalRecord } from './ports.ts';
import { createTakebacks } from './takebacks.ts';
import { createView } from './view.ts';

const devices = [idOf(90), idOf(91)];
const size = 12;

/** Entries of two devices: hand-outs, corrections, voids and takebacks of a stretch of either device, in any order. */
const story = fc
  .array(
    fc.record({
      kind: fc.constantFrom('test.give', 'test.give', 'log.void', 'log.takeback'),
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
        ...(kind === 'log.takeback' && {
          body: { device: devices[of] ?? '', first, last: first + length, reason: 'mistake' },
        }),
      });
    }),
  );

const expected = (entries: readonly Entry[]): readonly string[] => {
  const families = familiesOf(entries);
  const orders = families.filter((family) => family.some(isTakeback)).flat();
  const stretches = orders.length === 0 ? [] : standingTakebacks(orders);
  return families
    .flatMap((family) => countsOf(family, stretches) ?? [])
    .filter(({ kind }) => kind === 'test.give')
    .map(({ id }) => id)
    .toSorted();
};
const shown = ({ view }: ReturnType<typeof createView>): readonly string[] =>
  view
    .effective({ kinds: ['test.give'] })
    .map(({ id }) => id)
    .toSorted();

describe('what is taken back, on a device', () => {
  it('counts no longer, whatever came first and in whatever batches', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.boolean(), async (records, isReversed) => {
        const one = createView(undefined, async () => createTakebacks());
        const whole = createView(undefined, async () => createTakebacks());
        for (const record of isReversed ? records.toReversed() : records) await one.apply([record]);
        await whole.apply(records);
        const right = expected(records.map(({ entry }) => entry));
        assert.deepEqual(shown(one), right);
        assert.deepEqual(shown(whole), right);
      }),
      { seed: 1, numRuns: 500 },
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
    const memory = createView(undefined, async () => createTakebacks());
    await memory.apply(gives);
    assert.equal(shown(memory).length, 3);
    await memory.apply([takeback]);
    assert.deepEqual(shown(memory), [gives[2]?.entry.id]);
    assert.equal(memory.view.standing(memory.view.history(gives[0]?.entry.id ?? '')), undefined);
    await memory.apply([undo]);
    assert.equal(shown(memory).length, 3);
  });

  it('fetches the rules only when a takeback is met, and again after that failed', async () => {
    let asked = 0;
    const memory = createView(undefined, async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('no signal');
      return createTakebacks();
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
