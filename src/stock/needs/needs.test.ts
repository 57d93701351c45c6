import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#log/calendar.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { lasting, type Standing, toOrder, weeksLeft } from './lasting.ts';
import { needsOf, type ShelfFacts } from './needs.ts';
import { type ShelfDay, weeklyUse, weeksBack } from './use.ts';

const today = '2026-06-29';
/** The first day of the week that ended so many weeks ago: 1 is the one that ended yesterday. */
const week = (back: number, day = 0) => addDays(today, day - 7 * back);
const given = (day: string, used: number): ShelfDay => ({ day, used, moved: -used });
const came = (day: string, moved: number): ShelfDay => ({ day, used: 0, moved });

test('a week without stock says nothing about need', () => {
  const days = [12, 11, 10, 9].map((back) => given(week(back, 2), 70));
  assert.deepEqual(weeklyUse(today, 281, [...days, { day: week(8), used: 0, moved: 0, reset: 0 }]), {
    perWeek: 70,
    isLeast: false,
    weeks: 4,
    weeksOut: 8,
  });
});

test('a week in which it ran out says too little, and is left out where another says more', () => {
  const days = [given(week(2, 1), 50), given(week(1, 1), 9), came(week(1, 3), 500), given(week(1, 4), 80)];
  assert.deepEqual(weeklyUse(today, 59, days), {
    perWeek: (10 * 0 + 50) / 11,
    isLeast: false,
    weeks: 11,
    weeksOut: 1,
  });
  const always = Array.from({ length: weeksBack }, (_, back) => [
    came(week(back + 1), 40),
    given(week(back + 1, 1), 40),
  ]);
  assert.deepEqual(weeklyUse(today, 0, always.flat()), {
    perWeek: 40,
    isLeast: true,
    weeks: 12,
    weeksOut: 0,
  });
});

test('of a shelf that has not begun nobody knows the need, and that is not 0', () => {
  assert.equal(weeklyUse(today, undefined, []).perWeek, undefined);
  assert.equal(weeklyUse(today, undefined, [came(week(3), 100)]).perWeek, 0);
  const [need] = needsOf([shelf({ isKnown: false })], today, addDays(today, 55));
  assert.deepEqual(
    [need?.onHand, need?.perWeek, need?.weeksLeft, need?.order],
    [undefined, undefined, undefined, undefined],
  );
});

const lot = (onHand: number, expires?: string, held = false): Standing => ({ onHand, expires, held });

test('what expires before its turn comes does not count, nor does what is past its date or on hold', () => {
  const lots = [
    lot(100, addDays(today, 6)),
    lot(100, addDays(today, 13)),
    lot(30),
    lot(5, addDays(today, -1)),
    lot(9, undefined, true),
  ];
  // 70 in the first week out of the first lot, 70 in the second out of the second, then what has no date.
  assert.deepEqual(lasting(lots, 70, today), { usable: 170, expires: 65, held: 9 });
  assert.equal(weeksLeft(170, 70), 2.4);
  assert.equal(toOrder({ usable: 170, coming: 20 }, 70, today, addDays(today, 27)), 90);
  assert.deepEqual(lasting(lots, undefined, today), { usable: 230, expires: 5, held: 9 });
});

const units = fc.integer({ min: -20, max: 200 });
const lots = fc.array(
  fc.record({
    onHand: units,
    expires: fc
      .option(fc.integer({ min: -30, max: 200 }), { nil: undefined })
      .map((days) => (days === undefined ? undefined : addDays(today, days))),
    held: fc.boolean(),
  }),
  { maxLength: 6 },
);

test('giving it out day by day, first expiry first, meets what was reckoned', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 12 }), (standing, perDay) => {
      const boxes = standing.filter(({ onHand, held }) => onHand > 0 && !held).map((each) => ({ ...each }));
      let used = 0;
      for (let day = 0; day < 1_500 && perDay > 0; day += 1) {
        let wanted = perDay;
        const good = boxes
          .filter(({ expires }) => expires === undefined || expires >= addDays(today, day))
          .toSorted((a, b) => ((a.expires ?? '9') < (b.expires ?? '9') ? -1 : 1));
        for (const box of good) {
          const taken = Math.min(wanted, box.onHand);
          box.onHand -= taken;
          wanted -= taken;
          used += taken;
        }
        if (wanted > 0) break;
      }
      const found = lasting(standing, perDay * 7, today);
      assert.equal(found.usable, used);
      const there = standing.reduce((sum, { onHand }) => sum + Math.max(0, onHand), 0);
      assert.equal(found.usable + found.expires + found.held, there);
    }),
    { seed: 20261126, numRuns: 200 },
  );
});

const hub = anyId();
const shelf = (more: Partial<ShelfFacts>): ShelfFacts => ({
  site: hub,
  item: 'foil',
  isKnown: true,
  lots: [],
  opening: undefined,
  days: [],
  coming: 0,
  ...more,
});

test('over all sites use and supplies add up; a shortfall of one site is not taken from another', () => {
  const sites = [anyId(), anyId()];
  const facts = sites.map((site, index) =>
    shelf({
      site,
      opening: 1_000,
      days: Array.from({ length: weeksBack }, (_, back) => given(week(back + 1), 7 * (index + 1))),
      lots: index === 0 ? [lot(-40)] : [lot(84)],
      coming: index,
    }),
  );
  const all = needsOf(facts, today, addDays(today, 55)).find(({ site }) => site === undefined);
  assert.deepEqual(all, {
    site: undefined,
    item: 'foil',
    onHand: 44,
    coming: 1,
    expires: 0,
    held: 0,
    perWeek: 21,
    isLeast: false,
    weeks: 12,
    weeksOut: 0,
    weeksLeft: 4,
    order: 8 * 21 - 84 - 1,
  });
});
