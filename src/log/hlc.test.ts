import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type HlcState, hlcFormat, hlcHear, hlcParse, hlcStart, hlcTick, isHlc, limits } from './index.ts';

const device = '9f3c01ab-0000-4000-8000-000000000000';
const ms = fc.integer({ min: 0, max: 999_999_999_999_999 });
const state = fc.record({ ms, counter: fc.integer({ min: 0, max: 0xffff }) }, { noNullPrototype: true });
const isLater = (a: HlcState, b: HlcState): boolean =>
  a.ms > b.ms || (a.ms === b.ms && a.counter > b.counter);

describe('the hybrid logical clock', () => {
  it('always goes forward, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(ms, { maxLength: 50 }), (readings) => {
        let current = hlcStart;
        for (const now of readings) {
          const next = hlcTick(current, now);
          assert.ok(next.ok && isLater(next.value, current));
          current = next.value;
        }
      }),
      { seed: 1 },
    );
  });

  it('says so when its counter is full', () => {
    assert.deepEqual(hlcTick({ ms: 5, counter: 0xffff }, 5), {
      ok: false,
      error: { code: 'hlc-counter-full' },
    });
  });

  it('sorts as text as it compares', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        assert.equal(hlcFormat(a, device) > hlcFormat(b, device), isLater(a, b));
      }),
      { seed: 2 },
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(state, (value) => {
        const written = hlcFormat(value, device);
        assert.ok(isHlc(written));
        assert.deepEqual(hlcParse(written), value);
      }),
      { seed: 3 },
    );
  });

  it('never goes back by hearing, and never follows a clock too far ahead', () => {
    fc.assert(
      fc.property(state, state, ms, (mine, heard, now) => {
        const next = hlcHear(mine, hlcFormat(heard, device), now, limits.clockDriftMs);
        assert.ok(!isLater(mine, next));
        if (heard.ms > now + limits.clockDriftMs) assert.deepEqual(next, mine);
        else assert.ok(!isLater(heard, next));
      }),
      { seed: 4 },
    );
  });
});
