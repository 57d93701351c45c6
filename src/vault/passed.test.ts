import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPassedKey, openPassed, sealPassed } from './passed.ts';

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const key = newPassedKey(random);
const sealed = sealPassed({ key, about: 'link', random }, 'a bed, and a ride');

test('what was sealed for a link opens with its key, and no two sealings are alike', () => {
  assert.equal(openPassed({ key, about: 'link' }, sealed), 'a bed, and a ride');
  assert.notEqual(sealPassed({ key, about: 'link', random }, 'a bed, and a ride'), sealed);
});

test('another key, another link, and any bit that was changed open nothing', () => {
  assert.equal(openPassed({ key: newPassedKey(random), about: 'link' }, sealed), undefined);
  assert.equal(openPassed({ key, about: 'other' }, sealed), undefined);
  for (const wrong of ['', 'x', key.slice(0, 8), `${key}AA`])
    assert.equal(openPassed({ key: wrong, about: 'link' }, sealed), undefined);
  for (let at = 0; at < sealed.length - 2; at += 13) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    assert.equal(openPassed({ key, about: 'link' }, changed), undefined, `at ${at}`);
  }
  for (const cut of [0, 1, 16, 20, 60])
    assert.equal(openPassed({ key, about: 'link' }, sealed.slice(0, cut)), undefined);
});

test('a word and a sentence are sealed to one length', () => {
  assert.equal(sealPassed({ key, about: 'link', random }, 'talk').length, sealed.length);
});

test('the page opens it by WebCrypto as the format says', async () => {
  const bytes = Buffer.from(sealed, 'base64url');
  const given = await crypto.subtle.importKey('raw', Buffer.from(key, 'base64url'), 'HKDF', false, [
    'deriveBits',
  ]);
  const info = new TextEncoder().encode('alongside/1/passed');
  const own = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes.subarray(1, 17), info },
    given,
    352,
  );
  const cipher = await crypto.subtle.importKey('raw', own.slice(0, 32), 'AES-GCM', false, ['decrypt']);
  const plain = Buffer.from(
    await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: own.slice(32), additionalData: new TextEncoder().encode('link') },
      cipher,
      bytes.subarray(17),
    ),
  );
  assert.equal(plain.subarray(0, plain.lastIndexOf(0x80)).toString(), 'a bed, and a ride');
});
