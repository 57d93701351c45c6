import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../../problem.ts';
import { deathsReaching, gates } from '../../validate/gates/kits-to-groups.ts';
import { naloxoneTable } from './naloxone.ts';
import { rhodeIslandMedian } from './rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from './rhode-island-people.ts';
import { createOverdoseModel } from './run.ts';

for (const gate of gates)
  test(gate.name, async () => {
    const { computed, ok } = await gate.run();
    console.log(`${gate.name}: ${computed}, published ${gate.published}`);
    assert.ok(ok, computed);
  });

test('kits that reach one group only leave the others’ chance of naloxone as it was', () => {
  const [place] = rhodeIslandPlaces;
  assert.ok(place !== undefined);
  const months = 12;
  const shares = [0.6, 0.1, 0.1, 0.2];
  const of = (groupKits?: { readonly higherRisk: readonly number[] }) =>
    naloxoneTable([{ ...place, groupKits }], rhodeIslandMedian, months, shares);
  const [plain, reached] = [of(), of({ higherRisk: place.communityKits.map(() => 50) })];
  for (let use = 0; use < 4; use += 1)
    for (let month = 0; month < months; month += 1) {
      const at = use * months + month;
      if (use === 2) assert.ok((reached[at] ?? 0) > (plain[at] ?? 0));
      else assert.equal(reached[at], plain[at]);
    }
  // Kits to every group in proportion to its people are the same kits spread over everyone.
  const even = { prescription: 30, lowerRisk: 5, higherRisk: 5, otherDrugs: 10 };
  const groups = Object.fromEntries(
    Object.entries(even).map(([use, kits]) => [use, place.communityKits.map(() => kits)]),
  );
  const spread = naloxoneTable([{ ...place, groupKits: groups }], rhodeIslandMedian, months, shares);
  const together = { ...place, communityKits: place.communityKits.map((kits) => kits + 50) };
  const all = naloxoneTable([together], rhodeIslandMedian, months, shares);
  spread.forEach((chance, at) => {
    assert.ok(Math.abs(chance - (all[at] ?? 0)) < 1e-12);
  });
});

test('kits to those at highest risk avert more than the same kits to anyone else', () => {
  const [none, inject, anyone, prescribed] = [
    deathsReaching([], 6),
    deathsReaching(['higherRisk'], 6),
    deathsReaching(['prescription', 'lowerRisk', 'higherRisk', 'otherDrugs'], 6),
    deathsReaching(['prescription'], 6),
  ];
  assert.ok(inject < anyone && anyone < prescribed && prescribed <= none);
});

test('kits for a group that is not there, or in other years, are refused by their field', () => {
  const places = rhodeIslandPlaces.map((place, i) =>
    i === 0 ? { ...place, groupKits: { higherRisk: [1], nobody: [1] } } : place,
  );
  const setting = { start: rhodeIslandStart, places, months: 12, mode: 'replicate' } as const;
  const refused = createOverdoseModel(setting);
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ field }) => field),
    ['places[0].groupKits.higherRisk', 'places[0].groupKits.nobody'],
  );
  assert.ok(must(createOverdoseModel({ ...setting, places: rhodeIslandPlaces })));
});
