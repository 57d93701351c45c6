import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runMany, seedsFor } from './many.ts';
import { runWorld } from './run.ts';
import { sweepCrashes } from './sweep.ts';

const report = (failed: Awaited<ReturnType<typeof runMany>>['failed']): string =>
  failed.map(({ seed, complaints }) => `world ${seed}: ${complaints.slice(0, 3).join('; ')}`).join('\n');

it('nothing is lost in a fixed set of worlds', async (test) => {
  const totals = await runMany(seedsFor('fixed', 1_000));
  test.diagnostic(`${totals.deviceDays} device-days, ${totals.entries} entries`);
  assert.equal(report(totals.failed), '');
});

for (const offline of [false, true]) {
  for (const restore of [false, true]) {
    const when = `${offline ? 'without' : 'with'} signal${restore ? ', and a server restored from a backup' : ''}`;
    it(`nothing is lost wherever a device dies, ${when}`, async (test) => {
      const { places, complaints } = await sweepCrashes({ seed: 'sweep', restore, offline });
      test.diagnostic(`died at each of ${places} awaits`);
      assert.ok(places > 100);
      assert.deepEqual(complaints, []);
    });
  }
}

it('the same seed gives the same world', async () => {
  assert.deepEqual(await runWorld('again'), await runWorld('again'));
});

/**
 * Seeds that once failed, with what they found then. Weathers were added since, so a seed may draw other days now; what
 * guards against each of these mistakes by name is a planted bug (bugs/) or a test beside the code.
 */
const pinned: Readonly<Record<string, string>> = {
  's-13': 'an order to erase was held back because its site was new',
  's-145': 'entries dated by a clock months behind were let go as old',
  's-36': 'a store evicted and opened twice was taken for a new one',
  's-237': 'an order to erase given again had a clock that is no clock',
  'try4-285': 'a loss that nobody announced was believed until the next morning',
  '1b0cd2ea-66': 'damaged bytes were erased and had nothing left to be compared with',
  '7261ebc1-35':
    'an old server erased all of a kind it did not know, and the checker reckoned with its open part',
  '09e95971-191':
    'what an old build left of an erased entry was shown, and corrected, as if it could be read',
  'planted-42':
    'the simulated server did not know that what is corrected was erased in quarantine, as the real one does',
};

for (const [seed, found] of Object.entries(pinned)) {
  it(`world ${seed} holds, which failed once`, async (test) => {
    test.diagnostic(`then: ${found}`);
    assert.deepEqual((await runWorld(seed)).complaints, []);
  });
}
