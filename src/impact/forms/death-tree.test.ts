import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../problem.ts';
import { creditParts, type DeathTree, deathPerOverdose, deathTree } from './death-tree.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const trees: fc.Arbitrary<DeathTree> = fc.record({
  onSite: share,
  deathOnSite: share,
  witnessed: share,
  naloxone: share,
  ambulance: share,
  deathWithoutHelp: share,
  deathWithNaloxone: share,
  ambulanceRatio: share,
});
const seed = 5;

test('the branches add up to the published formula', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const { onSite: s, witnessed: w, naloxone: p, ambulance: e, deathWithoutHelp: m0 } = tree;
      const published =
        (1 - w) * m0 +
        w * (p * tree.deathWithNaloxone + (1 - p) * (e * m0 * tree.ambulanceRatio + (1 - e) * m0));
      const whole = s * tree.deathOnSite + (1 - s) * published;
      assert.ok(Math.abs(must(deathTree(tree)).deaths - whole) < 1e-12);
      const fast = deathPerOverdose(
        s,
        tree.deathOnSite,
        w,
        p,
        e,
        m0,
        tree.deathWithNaloxone,
        tree.ambulanceRatio,
      );
      assert.ok(Math.abs(fast - whole) < 1e-12);
    }),
    { seed },
  );
});

test('no death is averted twice: credits sum to what is averted together, and never exceed all deaths without help', () => {
  fc.assert(
    fc.property(trees, (any) => {
      // Help that helps: death on site and with naloxone no likelier than without help.
      const tree = {
        ...any,
        deathOnSite: any.deathOnSite * any.deathWithoutHelp,
        deathWithNaloxone: any.deathWithNaloxone * any.deathWithoutHelp * any.ambulanceRatio,
      };
      const credit = must(creditParts(tree));
      const { site, naloxone, ambulance } = credit.byPart;
      assert.ok(Math.abs(site + naloxone + ambulance - credit.together) < 1e-12);
      assert.ok(Math.min(site, naloxone, ambulance) >= -1e-12);
      assert.ok(credit.together <= tree.deathWithoutHelp + 1e-12);
      const separately = credit.alone.site + credit.alone.naloxone + credit.alone.ambulance;
      assert.ok(separately >= credit.together - 1e-12);
    }),
    { seed },
  );
});

test('a site that takes in every overdose leaves nothing for naloxone to avert elsewhere', () => {
  const tree = {
    onSite: 1,
    deathOnSite: 0,
    witnessed: 0.5,
    naloxone: 0.9,
    ambulance: 0.5,
    deathWithoutHelp: 0.05,
    deathWithNaloxone: 0.01,
    ambulanceRatio: 0.6,
  };
  assert.equal(must(creditParts(tree)).together, 0.05);
  assert.equal(must(deathTree(tree)).deaths, 0);
});

test('a share outside 0 to 1 is refused and named', () => {
  const tree = fc.sample(trees, { seed, numRuns: 1 })[0];
  assert.ok(tree !== undefined);
  const refused = deathTree({ ...tree, witnessed: 1.2, ambulance: Number.NaN });
  assert.ok(!refused.ok);
  assert.deepEqual(
    refused.error.map(({ field, code }) => [field, code]),
    [
      ['witnessed', 'not-a-probability'],
      ['ambulance', 'not-a-number'],
    ],
  );
});
