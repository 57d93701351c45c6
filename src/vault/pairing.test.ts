import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyId } from '../../test/support/postgres.ts';
import { newDevice, vaultRandom as random } from '../../test/support/vault.ts';
import { deviceOf } from './acts.ts';
import { commitmentTo, newNonce, type Offer, type Opening, shortString } from './pairing.ts';

const meet = async () => {
  const nonce = newNonce(random);
  const opening: Opening = {
    org: anyId(),
    by: anyId(),
    root: 'root',
    head: { nth: 3, hash: 'head' },
    commitment: commitmentTo(nonce),
  };
  const phone = await newDevice();
  const { admits: _admits, ...device } = deviceOf(phone.id, phone.keys, false);
  const offer: Offer = { device, nonce: newNonce(random) };
  return { nonce, opening, offer };
};

test('both sides of an honest meeting show the same six digits', async () => {
  const { nonce, opening, offer } = await meet();
  const shown = shortString(opening, offer, nonce);
  assert.match(shown ?? '', /^\d{6}$/);
  assert.equal(shortString(structuredClone(opening), structuredClone(offer), nonce), shown);
});

test('whatever a server changes on the way, the two screens differ or there is nothing to compare', async () => {
  const { nonce, opening, offer } = await meet();
  const shown = shortString(opening, offer, nonce);
  const spy = await newDevice();
  const { admits: _admits, ...spysDevice } = deviceOf(offer.device.id, spy.keys, false);
  const lies: readonly (readonly [Opening, Offer])[] = [
    [{ ...opening, root: 'another' }, offer],
    [{ ...opening, head: { ...opening.head, nth: 2 } }, offer],
    [{ ...opening, head: { ...opening.head, hash: 'older' } }, offer],
    [{ ...opening, by: anyId() }, offer],
    [{ ...opening, org: anyId() }, offer],
    [opening, { ...offer, device: spysDevice }],
    [opening, { ...offer, nonce: newNonce(random) }],
  ];
  for (const [toldOpening, toldOffer] of lies)
    assert.notEqual(shortString(toldOpening, toldOffer, nonce), shown);
  assert.equal(shortString(opening, offer, newNonce(random)), undefined, 'not what was committed to');
});

test('a server in the middle that may try as often as it likes before it hears a nonce gets the digits no likelier than chance', async () => {
  // It holds both ends apart: the phone's answer is fixed before the first nonce is told, so each try is one draw.
  const { nonce, opening, offer } = await meet();
  const spy = await newDevice();
  const { admits: _admits, ...spysDevice } = deviceOf(offer.device.id, spy.keys, false);
  const shown = shortString(opening, offer, nonce);
  const tries = Array.from({ length: 2_000 }, () =>
    shortString(opening, { device: spysDevice, nonce: newNonce(random) }, nonce),
  );
  // Of 2 000 draws out of a million, more than 10 that fit would be chance once in 10^28.
  assert.ok(tries.filter((digits) => digits === shown).length <= 10);
  assert.ok(new Set(tries).size > 1_900, 'and they are spread');
});
