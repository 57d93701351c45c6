import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../../problem.ts';
import { rhodeIslandCosts, spendingOf } from './costs.ts';
import { outcomeLayout, readOutcomes } from './outcomes.ts';

const layout = outcomeLayout(24, 1);
const places = [{ name: 'A', people: 10, communityKits: [99, 12, 24], pharmacyKits: [0, 0, 0] }];
const outcomes = (() => {
  const row = new Int32Array(layout.length);
  row[3 * 24 + 12] = 2; // two ambulances in the first month of the second year
  row[4 * 24 + 12] = 1; // one of them to hospital
  row[layout.people + 3 * 25] = 10; // ten people not using throughout
  return readOutcomes(row, layout);
})();

test('money is summed by what it was spent on, without discount', () => {
  const spent = must(spendingOf(outcomes, places, { ...rhodeIslandCosts, discount: 0 }));
  assert.ok(Math.abs(spent.kits - 36 * 71.5) < 1e-9);
  assert.equal(spent.ambulance, 1000);
  assert.equal(spent.hospital, 1034);
  assert.ok(Math.abs(spent.care - 24 * 10 * 631) < 1e-6);
});

test('money spent a year later is worth 3 % less', () => {
  const spent = must(spendingOf(outcomes, places, rhodeIslandCosts));
  assert.ok(Math.abs(spent.ambulance - 1000 / 1.03) < 1e-9);
});

test('a cost below zero is refused by its name', () => {
  const refused = spendingOf(outcomes, places, { ...rhodeIslandCosts, hospital: -1, discount: 3 });
  assert.deepEqual(refused.ok ? [] : refused.error.map((p) => p.field), ['hospital', 'discount']);
});
