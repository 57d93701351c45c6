import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type HandoutLine, handoutKind, returnKind } from './entries.ts';
import { factorFor, returnedByContainers, returnedByWeight, returnedCount } from './rules/returns.ts';
import { completeSets, handoutWarnings, suggestQuantity } from './rules.ts';

const line = (item: string, quantity: number): HandoutLine => ({ item, quantity });

test('a set is counted once: a whole syringe is one, barrels and needles pair up, and the rest is loose', () => {
  assert.deepEqual(
    completeSets([
      line('syringe-1ml', 10),
      line('barrel-3ml', 5),
      line('needle-23g-1', 8),
      line('needle-25g-1', 2),
      line('cooker', 10),
    ]),
    { complete: 15, looseBarrels: 0, looseNeedles: 5 },
  );
});

test('an item of the organization counts as its line says, and one that nobody knows counts as none', () => {
  assert.equal(completeSets([{ item: 'our-syringe', quantity: 4, set: 'complete' }]).complete, 4);
  assert.equal(completeSets([line('our-syringe', 4)]).complete, 0);
});

test('sets never exceed barrels or needles, and no piece is lost or counted twice', () => {
  const lines = fc.array(
    fc.record({
      item: fc.constantFrom('syringe-1ml', 'barrel-2ml', 'needle-loose', 'swab'),
      quantity: fc.integer({ min: 1, max: 1000 }),
    }),
  );
  fc.assert(
    fc.property(lines, (list) => {
      const of = (item: string): number =>
        list.filter((each) => each.item === item).reduce((sum, each) => sum + each.quantity, 0);
      const sets = completeSets(list);
      const paired = sets.complete - of('syringe-1ml');
      assert.equal(paired + sets.looseBarrels, of('barrel-2ml'));
      assert.equal(paired + sets.looseNeedles, of('needle-loose'));
      assert.ok(sets.looseBarrels === 0 || sets.looseNeedles === 0);
    }),
    { seed: 7 },
  );
});

test('the suggestion is injections a day times days times people, with the margin that was asked for', () => {
  assert.equal(suggestQuantity({ injectionsPerDay: 5, days: 3, people: 1 }), 15);
  assert.equal(suggestQuantity({ injectionsPerDay: 5, days: 2, people: 1, margin: 0.1 }), 11);
  assert.equal(suggestQuantity({ injectionsPerDay: 0.5, days: 7, people: 3 }), 11);
  assert.equal(suggestQuantity({ injectionsPerDay: -1, days: 7, people: 3 }), undefined);
  assert.equal(suggestQuantity({ injectionsPerDay: Number.NaN, days: 7, people: 3 }), undefined);
});

test('no quantity that practice may need is refused; more than usual is a question', () => {
  const large = handoutKind.parse(
    { channel: 'fixed', lines: [{ item: 'syringe-1ml', quantity: 100_000_000 }] },
    1,
  );
  assert.ok(large.ok);
  assert.deepEqual(
    handoutWarnings([line('syringe-1ml', 51)]).map(({ id }) => id),
    ['exchange.warning.unusual'],
  );
  assert.deepEqual(handoutWarnings([line('syringe-1ml', 50), line('barrel-3ml', 100)]), []);
  assert.deepEqual(
    handoutWarnings([line('cooker', 501)]).map(({ id }) => id),
    ['exchange.warning.many'],
  );
});

for (const [quantity, problem] of [
  [-1, 'quantity-negative'],
  [0, 'quantity-negative'],
  [1.5, 'quantity-fraction'],
  [100_000_001, 'quantity-absurd'],
] as const) {
  test(`a line of ${quantity} is refused as ${problem}, at the field`, () => {
    const parsed = handoutKind.parse({ channel: 'fixed', lines: [{ item: 'syringe-1ml', quantity }] }, 1);
    assert.deepEqual(parsed, { ok: false, error: { path: 'lines.0.quantity', problem } });
  });
}

test('an item that this build does not know is recorded all the same', () => {
  assert.ok(handoutKind.parse({ channel: 'fixed', lines: [{ item: 'from-next-year', quantity: 1 }] }, 1).ok);
});

test('returns by weight and by containers keep the measure and the factor beside the estimate', () => {
  const factor = { unit: 'lb', perUnit: 281 } as const;
  const weighed = returnedByWeight(2, 'lb', factor);
  assert.deepEqual(weighed, { how: 'weight', amount: 2, unit: 'lb', perUnit: 281, estimated: 562 });
  const poured = returnedByContainers([{ litres: 4, count: 2, fullness: 0.5 }], {
    unit: 'litre',
    perUnit: 100,
  });
  assert.deepEqual(returnedCount(poured), { count: 400, estimated: true });
  for (const returned of [weighed, poured, { how: 'not-asked' }]) {
    assert.ok(returnKind.parse({ channel: 'fixed', returned } as never, 1).ok);
  }
});

test('without a factor no number is made up', () => {
  assert.equal(returnedCount(returnedByWeight(2, 'kg', undefined)), undefined);
  assert.equal(factorFor('kg', []), undefined);
});

test('a factor for pounds serves kilograms, and the latest one counts', () => {
  const entry = (hlc: string, perUnit: number) => ({ id: hlc, hlc, body: { unit: 'lb' as const, perUnit } });
  const entries = [entry('2', 281), entry('1', 100)];
  assert.equal(factorFor('lb', entries)?.perUnit, 281);
  assert.equal(Math.round(factorFor('kg', entries)?.perUnit ?? 0), 619);
});

test('a return is never refused for its way of measuring, and negative returns are', () => {
  const parsed = returnKind.parse({ channel: 'fixed', returned: { how: 'counted', count: -3 } }, 1);
  assert.deepEqual(parsed, { ok: false, error: { path: 'returned.count', problem: 'quantity-negative' } });
  assert.ok(returnKind.parse({ channel: 'fixed', returned: { how: 'counted', count: 0 } }, 1).ok);
});
