import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { familiesOf, standingOf } from '#log/index.ts';
import { idOf, pad, recordOf } from '../../../test/support/records.ts';
import { createView } from './view.ts';

/** Entries that take back or correct any others, known here or not, and an order in which they come and go. */
const story = fc
  .array(
    fc.record({
      isVoid: fc.boolean(),
      clock: fc.integer({ min: 0, max: 4 }),
      targets: fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }),
      goes: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ isVoid, clock, targets, goes }, index) => {
      const others = [...new Set(targets)].filter((target) => target !== index).map(idOf);
      return {
        goes: goes && others.length === 0,
        record: recordOf(index, {
          kind: isVoid ? 'log.void' : 'test.give',
          hlc: `${pad(clock, 15)}-0000-00000000`,
          ...(others.length > 0 && { supersedes: others }),
        }),
      };
    }),
  );

describe('the view', () => {
  it('shows what the whole log would give, however the entries came', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { view, apply } = createView();
        for (const { record } of steps) apply([record]);
        const entries = steps.map(({ record }) => record.entry);
        const standings = familiesOf(entries).map((family) => standingOf(family));
        const expected = standings.flatMap(({ effective }) =>
          effective === undefined ? [] : [effective.id],
        );
        const shown = view.effective({ kinds: ['test.give'] }).map((entry) => entry.id);
        assert.deepEqual(shown.toSorted(), expected.toSorted());
        assert.equal(view.forks().length, standings.filter(({ tips }) => tips.length > 1).length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is the same whatever the order and the batches in which entries arrive', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const one = createView();
        const other = createView();
        one.apply(steps.map(({ record }) => record));
        for (const { record } of steps.toReversed()) other.apply([record]);
        const shown = ({ view }: typeof one) => view.effective({ kinds: ['test.give', 'log.void'] });
        assert.deepEqual(shown(one), shown(other));
      }),
      { seed: 2 },
    );
  });

  it('forgets what was let go', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { view, apply } = createView();
        apply(steps.map(({ record }) => record));
        apply(
          [],
          steps.map(({ record }) => record.entry.id),
        );
        assert.deepEqual(view.effective({ kinds: ['test.give', 'log.void'] }), []);
        assert.deepEqual(view.forks(), []);
      }),
      { seed: 3 },
    );
  });

  it('shows the erased form of an entry once it is erased', () => {
    const { view, apply } = createView();
    const whole = recordOf(1, { subject: idOf(5), body: { count: 2, note: 'x' } });
    apply([whole]);
    const { subject: _subject, ...rest } = whole.entry;
    apply([{ ...whole, hash: 'other', entry: { ...rest, erased: true, body: { count: 2 } } }]);
    assert.deepEqual(view.effective({ kinds: ['test.give'] })[0]?.body, { count: 2 });
    assert.equal(view.history(whole.entry.id).length, 1);
  });

  it('asks by local date, site and kind, newest last', () => {
    const { view, apply } = createView();
    apply([
      recordOf(1, { occurredAt: '2026-03-09T00:10:00-05:00' }),
      recordOf(2, { occurredAt: '2026-03-08T23:50:00-05:00' }),
      recordOf(3, { occurredAt: '2026-03-08T23:55:00-05:00', site: idOf(7) }),
      recordOf(4, { occurredAt: '2026-03-08T23:58:00-05:00', kind: 'test.take' }),
    ]);
    const on = (query: object) =>
      view.effective({ kinds: ['test.give', 'test.take'], ...query }).map((entry) => entry.deviceSeq);
    assert.deepEqual(on({}), [2, 3, 4, 1]);
    assert.deepEqual(on({ to: '2026-03-08' }), [2, 3, 4]);
    assert.deepEqual(on({ from: '2026-03-09' }), [1]);
    assert.deepEqual(on({ site: idOf(7) }), [3]);
    assert.deepEqual(on({ kinds: ['test.take'] }), [4]);
  });

  it('calls back once for each batch, and not after being told to stop', () => {
    const { view, apply } = createView();
    let calls = 0;
    const stop = view.subscribe(() => {
      calls += 1;
    });
    apply([recordOf(1), recordOf(2)]);
    stop();
    apply([recordOf(3)]);
    assert.deepEqual([calls, view.revision()], [1, 2]);
  });
});
