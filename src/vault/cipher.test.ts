import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyId } from '../../test/support/postgres.ts';
import { vaultRandom as random } from '../../test/support/vault.ts';
import { fromText, toText } from './base64.ts';
import { createCipher, createLockedCipher } from './cipher.ts';
import { lookUpToken, newSecret, nextGeneration, publicKeyOf, readSecret, secretBytes } from './secret.ts';

const org = anyId();
const secret = newSecret(random);
const cipherOf = (held: typeof secret, of = org) => createCipher({ org: of, secret: held, random });
const lockedOf = (held: typeof secret) => {
  const generation = held.generations.length;
  const last = held.generations[generation - 1];
  assert.ok(last !== undefined);
  const cipher = createLockedCipher({ org, publicKey: publicKeyOf(last), generation, random });
  assert.ok(cipher !== undefined);
  return cipher;
};
const notes = ['', 'a', 'ñ 💉 two lines\nof words', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(20_000)];

test('what is sealed opens again, on a device that holds the secret and about the same thing only', () => {
  const cipher = cipherOf(secret);
  for (const note of notes) {
    for (const sealed of [cipher.seal(note, 'entry'), lockedOf(secret).seal(note, 'entry')]) {
      assert.equal(cipher.open(sealed, 'entry'), note);
      assert.equal(cipher.open(sealed, 'another'), undefined);
      assert.equal(cipherOf(secret, anyId()).open(sealed, 'entry'), undefined, 'another organization');
      assert.equal(cipherOf(newSecret(random)).open(sealed, 'entry'), undefined, 'another secret');
      assert.equal(lockedOf(secret).open(sealed, 'entry'), undefined, 'a locked device');
    }
  }
});

test('nothing opens once a single bit was changed, wherever it stands', () => {
  const cipher = cipherOf(secret);
  for (const sealed of [cipher.seal('short', 'entry'), lockedOf(secret).seal('short', 'entry')]) {
    const bytes = fromText(sealed);
    assert.ok(bytes !== undefined);
    // In the passing key every tenth: each byte there costs a reckoning on the curve.
    for (const at of [...bytes.keys()].filter((one) => one < 8 || one > 80 || one % 10 === 0)) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.equal(cipher.open(toText(changed), 'entry'), undefined, `byte ${at}`);
      assert.equal(cipher.open(toText(bytes.subarray(0, at)), 'entry'), undefined, `cut at ${at}`);
    }
    for (const odd of ['', '%', 'AAAA', `${sealed}=`, `${sealed}A`, sealed.toUpperCase()])
      assert.equal(cipher.open(odd, 'entry'), undefined, odd);
  }
});

test('what older generations sealed opens with the newest, and what a newer one sealed not with an older', () => {
  const newer = nextGeneration(secret, random);
  const old = [cipherOf(secret).seal('before', 'entry'), lockedOf(secret).seal('before', 'entry')];
  for (const sealed of old) assert.equal(cipherOf(newer).open(sealed, 'entry'), 'before');
  for (const sealed of [cipherOf(newer).seal('after', 'entry'), lockedOf(newer).seal('after', 'entry')]) {
    assert.equal(cipherOf(newer).open(sealed, 'entry'), 'after');
    assert.equal(cipherOf(secret).open(sealed, 'entry'), undefined);
  }
});

test('short notes and a declined one are the same length, and no two seals of one text are alike', () => {
  const cipher = cipherOf(secret);
  const sealed = ['', 'no', 'came with a friend, wants the navigator to call'].map((note) =>
    cipher.seal(note, 'entry'),
  );
  assert.equal(new Set(sealed.map(({ length }) => length)).size, 1);
  assert.equal(new Set(Array.from({ length: 50 }, () => cipher.seal('no', 'entry'))).size, 50);
});

test('look-up tokens stay through rotations, and differ by secret, by sort and by code', () => {
  const newer = nextGeneration(nextGeneration(secret, random), random);
  assert.equal(lookUpToken(newer, 'card', 'K7Q4'), lookUpToken(secret, 'card', 'K7Q4'));
  const tokens = [
    lookUpToken(secret, 'card', 'K7Q4'),
    lookUpToken(secret, 'card', 'K7Q5'),
    lookUpToken(secret, 'code', 'K7Q4'),
    lookUpToken(secret, 'derived', 'K7Q4'),
    lookUpToken(newSecret(random), 'card', 'K7Q4'),
  ];
  assert.equal(new Set(tokens).size, 5);
});

test('a secret is read back as it was written, and no other bytes are taken for one', () => {
  const newer = nextGeneration(secret, random);
  assert.deepEqual(readSecret(secretBytes(newer)), newer);
  for (const length of [0, 32, 63, 65, 95]) assert.equal(readSecret(new Uint8Array(length)), undefined);
});
