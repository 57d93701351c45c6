import assert from 'node:assert/strict';
import { createCipheriv, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import { anyId } from '../../test/support/postgres.ts';
import { vaultRandom as random } from '../../test/support/vault.ts';
import { fromText, toText } from './base64.ts';
import { closePasskeyLock, newSalt, openPasskeyLock, type PasskeyLock } from './passkey-lock.ts';

/** The wrapping of a device's key for a passkey: who opens it, and what changing any of it does. */

const about = { org: anyId(), device: anyId(), agreement: new Uint8Array(65).fill(4) };
const passkey = { credential: toText(random.bytes(32)), worker: anyId(), salt: newSalt(random) };
const value = new Uint8Array(random.bytes(32));
const privateKey = new Uint8Array(random.bytes(138));
const close = (): PasskeyLock =>
  closePasskeyLock(random, about, passkey, value, privateKey) ?? assert.fail('not closed');

test('the value of the passkey opens it, and no other value, device, organization or passkey does', () => {
  const lock = close();
  assert.deepEqual(openPasskeyLock(about, lock, value), privateKey);
  const other = Uint8Array.from(value);
  other[31] = (other[31] ?? 0) ^ 1;
  assert.equal(openPasskeyLock(about, lock, other), undefined);
  for (const wrong of [
    new Uint8Array(0),
    new Uint8Array(32),
    value.slice(0, 31),
    new Uint8Array([...value, 0]),
  ])
    assert.equal(openPasskeyLock(about, lock, wrong), undefined);
  for (const elsewhere of [{ org: anyId() }, { device: anyId() }, { agreement: new Uint8Array(65).fill(5) }])
    assert.equal(openPasskeyLock({ ...about, ...elsewhere }, lock, value), undefined);
});

test('nothing of it can be changed, cut short or taken from another wrapping', () => {
  const lock = close();
  const another = close();
  const boxed = fromText(lock.boxed) ?? assert.fail();
  for (const change of [
    { credential: toText(random.bytes(32)) },
    { credential: '' },
    { worker: anyId() },
    { salt: newSalt(random) },
    { salt: '' },
    { fresh: another.fresh },
    { fresh: 'AA' },
    { boxed: another.boxed },
    { boxed: toText(boxed.slice(0, -1)) },
    { boxed: 'AA' },
    { boxed: 'not base64!' },
    { version: 2 as unknown as 1 },
  ])
    assert.equal(openPasskeyLock(about, { ...lock, ...change }, value), undefined, JSON.stringify(change));
  for (let bit = 0; bit < boxed.length * 8; bit += 1) {
    const flipped = Uint8Array.from(boxed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(openPasskeyLock(about, { ...lock, boxed: toText(flipped) }, value), undefined, `bit ${bit}`);
  }
});

test('wrapped twice by one value, no key is used twice; what is no value wraps nothing', () => {
  const [one, two] = [close(), close()];
  assert.notEqual(one.fresh, two.fresh);
  assert.notEqual(one.boxed, two.boxed);
  for (const none of [new Uint8Array(0), new Uint8Array(16), new Uint8Array(64)])
    assert.equal(closePasskeyLock(random, about, passkey, none, privateKey), undefined);
});

test('it is as docs/keys.md says: somebody else makes the same bytes out of HKDF and AES-256-GCM alone', () => {
  const lock = close();
  const fresh = Buffer.from(lock.fresh, 'base64url');
  const key = Buffer.from(hkdfSync('sha256', value, fresh, 'alongside/1/passkey', 44));
  const cipher = createCipheriv('aes-256-gcm', key.subarray(0, 32), key.subarray(32));
  const head = [Buffer.of(1), Buffer.from(lock.salt, 'base64url'), fresh, about.agreement];
  const names = `${about.org} ${about.device} ${passkey.worker} ${passkey.credential}`;
  cipher.setAAD(Buffer.concat([...head, Buffer.from(names)]));
  const boxed = Buffer.concat([cipher.update(privateKey), cipher.final(), cipher.getAuthTag()]);
  assert.equal(boxed.toString('base64url'), lock.boxed);
});
