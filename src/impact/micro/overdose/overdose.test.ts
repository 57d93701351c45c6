import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../../problem.ts';
import { gates } from '../../validate/gates/rhode-island.ts';
import { readOutcomes } from './outcomes.ts';
import type { OverdoseParameters } from './parameters.ts';
import { AGE_BANDS, type OverdosePlace } from './population.ts';
import { rhodeIslandMedian } from './rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from './rhode-island-people.ts';
import { createOverdoseModel } from './run.ts';
import type { OverdoseMode } from './tables.ts';

const SEED = 20261123;
console.log(`seed ${SEED}`);

const rhodeIsland = (mode: OverdoseMode, months = 24) =>
  must(createOverdoseModel({ start: rhodeIslandStart, places: rhodeIslandPlaces, months, mode }));

for (const gate of gates)
  test(`the gate holds: ${gate.name}`, async () => {
    const result = await gate.run();
    console.log(`${gate.name}: published ${gate.published}, computed ${result.computed}`);
    assert.ok(result.ok, result.computed);
  });

test('the setting holds 63 131 people in 39 places', () => {
  const { population, layout } = rhodeIsland('replicate');
  assert.equal(population.size, 63_131);
  assert.equal(layout.places, 39);
});

for (const mode of ['replicate', 'corrected'] as const) {
  test(`the same seed gives the same answer, in one piece or many (${mode})`, () => {
    const model = rhodeIsland(mode);
    const whole = new Int32Array(model.layout.length);
    model.add(whole, rhodeIslandMedian, SEED, 3);
    const parts = new Int32Array(model.layout.length);
    for (const [from, to] of [
      [30_000, 63_131],
      [0, 17],
      [17, 30_000],
    ] as const)
      model.add(parts, rhodeIslandMedian, SEED, 3, from, to);
    assert.deepEqual(parts, whole);
    const other = new Int32Array(model.layout.length);
    model.add(other, rhodeIslandMedian, SEED, 4);
    assert.notDeepEqual(other, whole);
  });
}

test('the answer of seed 20261123 is pinned, so that no machine may differ', () => {
  const sums = (['replicate', 'corrected'] as const).map((mode) => {
    const row = new Int32Array(rhodeIsland(mode).layout.length);
    rhodeIsland(mode).add(row, rhodeIslandMedian, SEED, 0);
    return row.reduce((sum, count, i) => (Math.imul(sum, 31) + Math.imul(count, i + 1)) | 0, 7);
  });
  assert.deepEqual(sums, [387618549, 1150073943]);
});

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const anyParameters = fc.record(
  Object.fromEntries(
    Object.entries(rhodeIslandMedian).map(([name, value]) => {
      if (name.startsWith('prescriptionTo') || name.endsWith('Risk') || name.endsWith('NotUsing'))
        return [name, fc.double({ min: 0, max: 0.3, noNaN: true })];
      if (name.endsWith('Growth')) return [name, fc.double({ min: 0, max: 0.01, noNaN: true })];
      return [name, value > 1 || name === 'kitCap' ? fc.double({ min: 0.1, max: 20, noNaN: true }) : chance];
    }),
  ),
) as unknown as fc.Arbitrary<OverdoseParameters>;

test('people are kept and no count is below zero, whatever the parameters', () => {
  const places = [
    { name: 'A', people: 300, communityKits: [0, 10, 500], pharmacyKits: [5, 0, 0] },
    { name: 'B', people: 1, communityKits: [0, 0, 0], pharmacyKits: [0, 0, 0] },
  ];
  const start = [
    { state: 'higherRisk', lastUse: 'higherRisk', everOverdosed: true, byAge: [0, 50, 50, 20, 10, 10, 1] },
    { state: 'otherDrugs', lastUse: 'otherDrugs', everOverdosed: false, byAge: [0, 50, 20, 0, 0, 0, 0] },
    { state: 'notUsing', lastUse: 'prescription', everOverdosed: false, byAge: [0, 50, 20, 10, 10, 0, 0] },
  ] as const;
  fc.assert(
    fc.property(
      anyParameters,
      fc.nat(),
      fc.constantFrom('replicate', 'corrected'),
      (parameters, seed, mode) => {
        const model = must(createOverdoseModel({ start, places, months: 60, mode: mode as OverdoseMode }));
        const cap = Math.min(1, parameters.kitCap);
        const run = model.run({ ...parameters, kitCap: cap }, seed, 0);
        if (!run.ok) assert.fail(JSON.stringify(run.error));
        const { monthly, people } = run.value;
        for (let month = 0; month <= 60; month += 1) {
          const counts = people.map((state) => state[month] ?? Number.NaN);
          assert.equal(
            counts.reduce((a, b) => a + b, 0),
            301,
          );
          for (const count of counts) assert.ok(count >= 0);
        }
        for (let month = 0; month < 60; month += 1) {
          const at = (name: keyof typeof monthly): number => monthly[name][month] ?? Number.NaN;
          assert.ok(at('overdoses') <= 301 && at('deaths') + at('ceased') <= at('overdoses'));
          assert.ok(at('fentanylDeaths') <= at('deaths') && at('hospital') <= at('ambulance'));
          assert.ok(at('ambulance') <= at('witnessed') && at('naloxone') <= at('witnessed'));
        }
        const total = (counts: Int32Array): number => counts.reduce((a, b) => a + b, 0);
        assert.equal(total(run.value.deathsByAge), total(monthly.deaths));
        assert.equal(total(run.value.deathsByPlace), total(monthly.deaths));
        assert.equal(total(run.value.overdosesByPlace), total(monthly.overdoses));
      },
    ),
    { seed: SEED, numRuns: 120 },
  );
});

test('more kits never cost a life when people keep their random numbers', () => {
  const more = rhodeIslandPlaces.map((place) => ({
    ...place,
    communityKits: place.communityKits.map((kits) => kits * 4),
  }));
  const deaths = (places: readonly OverdosePlace[]) => {
    const setting = { start: rhodeIslandStart, places, months: 12, mode: 'replicate' as const };
    return must(must(createOverdoseModel(setting)).run(rhodeIslandMedian, SEED, 1)).deathsByAge.reduce(
      (a, b) => a + b,
    );
  };
  const base = deaths(rhodeIslandPlaces);
  const averted = base - deaths(more);
  assert.ok(averted > 0 && averted < base, `${averted} of ${base}`);
});

test('bad input is refused by the name of its field', () => {
  const model = rhodeIsland('corrected', 12);
  const fields = (changed: Partial<OverdoseParameters>): readonly string[] => {
    const run = model.run({ ...rhodeIslandMedian, ...changed }, 1, 1);
    return run.ok ? [] : run.error.map((p) => p.field);
  };
  assert.deepEqual(fields({ hospital: 1.1 }), ['parameters.hospital']);
  assert.deepEqual(fields({ publicPlace: Number.NaN }), ['parameters.publicPlace']);
  assert.deepEqual(fields({ everOverdosedFactor: 0 }), ['parameters.everOverdosedFactor']);
  assert.deepEqual(fields({ lowerToHigherRisk: 0.7, lowerRiskToNotUsing: 0.5 }), [
    'parameters.lowerRiskToNotUsing',
  ]);
  const wrong = createOverdoseModel({ start: [], places: [], months: 0, mode: 'corrected' });
  assert.deepEqual(wrong.ok ? [] : wrong.error.map((p) => p.field), ['months', 'places.length', 'start']);
  assert.equal(
    AGE_BANDS.length,
    readOutcomes(new Int32Array(model.layout.length), model.layout).deathsByAge.length,
  );
});
