import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { kitsInCirculation, steadyStock } from './kits.ts';
import { naloxoneStates } from './naloxone-states.ts';
import { kitsForCoverage, naloxoneUseAtRisk, naloxoneUseInState } from './naloxone-use.ts';

test('fifty states are there, twelve of them modelled and the rest flagged as extrapolated', () => {
  assert.equal(naloxoneStates.length, 50);
  assert.equal(naloxoneStates.filter((state) => state.modelled).length, 12);
  const kits = { community: 1000, pharmacy: 0, prescription: 0 };
  assert.equal(must(naloxoneUseInState('OH', kits)).extrapolated, true);
  assert.equal(must(naloxoneUseInState('Rhode Island', kits)).extrapolated, false);
});

test('handing out the kits needed for a coverage gives that coverage, through any access point', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...naloxoneStates),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      ({ code }, coverage) => {
        const { total } = must(kitsForCoverage(code, coverage));
        for (const kits of [
          { community: total, pharmacy: 0, prescription: 0 },
          { community: 0, pharmacy: total, prescription: 0 },
          { community: 0, pharmacy: 0, prescription: total * 5 },
        ]) {
          assert.ok(Math.abs(must(naloxoneUseInState(code, kits)).probability - coverage) < 1e-9);
        }
      },
    ),
    { seed: 11, numRuns: 100 },
  );
});

test('more kits never make naloxone less likely, and it stays a probability', () => {
  fc.assert(
    fc.property(fc.nat(1e7), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (kits, more, people) => {
      const one = must(naloxoneUseAtRisk({ kits, people }));
      const two = must(naloxoneUseAtRisk({ kits: kits + more, people }));
      assert.ok(one >= 0 && two >= one && two <= 1);
    }),
    { seed: 12 },
  );
});

test('a kit stock settles at the monthly kits times the mean life, and a single month fades by one part in 15.5', () => {
  const long = must(kitsInCirculation({ before: 0, monthly: Array.from({ length: 400 }, () => 100) }));
  assert.ok(Math.abs((long.at(-1) ?? 0) - steadyStock(100)) < 1e-6);
  const once = must(kitsInCirculation({ before: 155, monthly: [0] }));
  assert.ok(Math.abs((once[0] ?? 0) - 145) < 1e-9);
});

test('bad kits, people and coverage are refused and named', () => {
  const field = (result: { ok: boolean; error?: readonly { field: string }[] }): string | undefined =>
    result.error?.[0]?.field;
  assert.equal(field(naloxoneUseInState('Nowhere', { community: 1, pharmacy: 0, prescription: 0 })), 'state');
  assert.equal(
    field(naloxoneUseInState('RI', { community: -1, pharmacy: 0, prescription: 0 })),
    'kits.community',
  );
  assert.equal(
    field(naloxoneUseInState('RI', { community: Number.NaN, pharmacy: 0, prescription: 0 })),
    'kits.community',
  );
  assert.equal(field(kitsForCoverage('RI', 1)), 'coverage');
  assert.equal(field(naloxoneUseAtRisk({ kits: 10, people: 0 })), 'people');
  assert.equal(field(kitsInCirculation({ before: 0, monthly: [] })), 'monthly');
});
