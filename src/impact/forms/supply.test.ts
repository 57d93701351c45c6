import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../problem.ts';
import { type SupplyShift, supplyShift } from './supply.ts';

/** Round figures that describe no supply. */
const shift: SupplyShift = {
  supplies: [
    {
      name: 'fentanyl',
      share: [
        { fromMonth: 0, value: 0.9 },
        { fromMonth: 6, value: 0.4, rampMonths: 6 },
      ],
      doses: [0.7, 0.3],
      reversible: 1,
      deathWithoutHelp: 0.1,
    },
    {
      name: 'a nitazene',
      share: [
        { fromMonth: 0, value: 0 },
        { fromMonth: 6, value: 0.5, rampMonths: 6 },
      ],
      doses: [0.2, 0.4, 0.4],
      reversible: 1,
      deathWithoutHelp: 0.15,
    },
    { name: 'a stimulant alone', share: 0.1, doses: [1], reversible: 0, deathWithoutHelp: 0.02 },
  ],
  dosesAtHand: 2,
  deathWithNaloxone: 0.01,
  months: 18,
};

test('doses, how often they are enough and death with naloxone follow the supply, by hand', () => {
  const months = must(supplyShift(shift));
  const [first] = months;
  const last = months.at(-1);
  assert.ok(first !== undefined && last !== undefined);
  const near = (got: number, wanted: number): void =>
    assert.ok(Math.abs(got - wanted) < 1e-12, `${got} ${wanted}`);
  // Fentanyl 1.3 doses; a stimulant takes both that are at hand in vain.
  near(first.dosesPerOverdose, 0.9 * 1.3 + 0.1 * 2);
  near(first.enough, 1);
  near(first.deathWithNaloxone, 0.9 * 0.01 + 0.1 * 0.02);
  // A nitazene 1.8 doses of two, enough in six of ten.
  near(last.dosesPerOverdose, 0.4 * 1.3 + 0.5 * 1.8 + 0.1 * 2);
  near(last.dosesAgainstFirst, last.dosesPerOverdose / first.dosesPerOverdose);
  near(last.enough, (0.4 + 0.5 * 0.6) / 0.9);
  near(last.deathWithNaloxone, 0.4 * 0.01 + 0.5 * (0.6 * 0.01 + 0.4 * 0.15) + 0.1 * 0.02);
  near(last.deathWithoutHelp, 0.4 * 0.1 + 0.5 * 0.15 + 0.1 * 0.02);
});

test('more doses at hand never make naloxone do less, and naloxone never does harm', () => {
  let before = Number.POSITIVE_INFINITY;
  for (const dosesAtHand of [1, 2, 3, 6]) {
    const last = must(supplyShift({ ...shift, dosesAtHand })).at(-1);
    assert.ok(last !== undefined && last.deathWithNaloxone <= before);
    assert.ok(last.deathWithNaloxone <= last.deathWithoutHelp);
    before = last.deathWithNaloxone;
  }
});

test('shares that are not all of the overdoses in some month are refused, and so are doses that are not all', () => {
  const fields = (given: SupplyShift): readonly string[] => {
    const run = supplyShift(given);
    return run.ok ? [] : run.error.map(({ field }) => field);
  };
  const [fentanyl, ...rest] = shift.supplies;
  assert.ok(fentanyl !== undefined);
  assert.deepEqual(fields({ ...shift, supplies: [{ ...fentanyl, share: 0.9 }, ...rest] }), [
    'supplies[].share[6]',
  ]);
  assert.deepEqual(fields({ ...shift, supplies: [{ ...fentanyl, doses: [0.5, 0.4] }, ...rest] }), [
    'supplies[0].doses',
  ]);
});
