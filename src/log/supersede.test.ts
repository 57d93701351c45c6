import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { familiesOf, type Link, standingOf } from './index.ts';

const link = (id: string, clock: number, supersedes: readonly string[] = [], kind = 'a.b'): Link => ({
  id,
  kind,
  hlc: `${String(clock).padStart(15, '0')}-0000-00000000`,
  ...(supersedes.length > 0 && { supersedes }),
});

/** Up to ten entries that supersede any others, also in circles and across. */
const entries = fc
  .array(
    fc.record({
      clock: fc.integer({ min: 0, max: 3 }),
      targets: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 10,
    },
  )
  .map((list) =>
    list.map(({ clock, targets }, index) =>
      link(
        `id-${index}`,
        clock,
        targets.filter((target) => target !== index).map((target) => `id-${target}`),
      ),
    ),
  );

describe('corrections', () => {
  it('have one answer, whatever the order in which entries arrive', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const answer = (some: readonly Link[]): readonly string[] =>
          familiesOf(some)
            .map((family) => standingOf(family).winner.id)
            .toSorted();
        assert.deepEqual(answer(list), answer(list.toReversed()));
      }),
      { seed: 1 },
    );
  });

  it('leave every entry in exactly one family', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const ids = familiesOf(list).flatMap((family) => family.map((member) => member.id));
        assert.deepEqual(ids.toSorted(), list.map((member) => member.id).toSorted());
      }),
      { seed: 2 },
    );
  });

  it('count the last of a chain', () => {
    const standing = standingOf([link('a', 1), link('b', 2, ['a']), link('c', 3, ['b'])]);
    assert.equal(standing.effective?.id, 'c');
    assert.equal(standing.tips.length, 1);
  });

  it('count nothing when the last takes back', () => {
    assert.equal(standingOf([link('a', 1), link('b', 2, ['a'], 'log.void')]).effective, undefined);
  });

  it('fork when two correct the same, show the later for now, and are settled by one that supersedes both', () => {
    const fork = [link('a', 1), link('b', 2, ['a']), link('c', 3, ['a'])];
    assert.deepEqual(
      standingOf(fork).tips.map((tip) => tip.id),
      ['c', 'b'],
    );
    const settled = standingOf([...fork, link('d', 1, ['b', 'c'])]);
    assert.deepEqual(
      settled.tips.map((tip) => tip.id),
      ['d'],
    );
  });

  it('agree on an answer even for a circle', () => {
    const circle = [link('a', 1, ['b']), link('b', 2, ['a'])];
    assert.equal(standingOf(circle).winner.id, standingOf(circle.toReversed()).winner.id);
  });
});
