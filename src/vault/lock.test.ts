import assert from 'node:assert/strict';
import { argon2Sync, createHash } from 'node:crypto';
import { test } from 'node:test';
import { vaultRandom as random } from '../../test/support/vault.ts';
import { stretchByScript, stretchByWasm } from './adapters/argon2.ts';
import { utf8 } from './bytes.ts';
import {
  closeLock,
  type KeyLock,
  leastCost,
  measureCost,
  openLock,
  restamped,
  type Stretch,
  waitFor,
} from './lock.ts';
import { publicOf } from './p256.ts';
import { fiveWords } from './sheet-words.ts';

/** Stands in where it does not matter how long a try takes. */
const stretch: Stretch = async (typed, salt, { memory, passes }) =>
  new Uint8Array(createHash('sha256').update(`${typed} ${salt} ${memory} ${passes}`).digest());
const about = {
  org: '7d42de7b-fa12-41fa-846e-e38532baa511',
  device: '0b0ce1de-59a4-4c53-a2bd-f2b1b5a6a0a1',
  agreement: publicOf(new Uint8Array(32).fill(7)),
};
const passphrase = 'three brown pelicans';
const privateKey = utf8('stands for a private key');
const lock = await closeLock({ stretch, random, cost: leastCost }, about, passphrase, privateKey);
const opens = async (
  by: string,
  changed: Partial<Record<keyof KeyLock, unknown>> = {},
  whose: Partial<typeof about> = {},
): Promise<boolean> => {
  const bytes = await openLock(stretch, { ...about, ...whose }, by, { ...lock, ...changed } as KeyLock);
  return bytes !== undefined && Buffer.from(bytes).equals(Buffer.from(privateKey));
};

test('three makers of Argon2id agree: the one in WebAssembly, the one in script, and OpenSSL', async () => {
  const salt = new Uint8Array(16).fill(3);
  const cost = { memory: 256, passes: 3 };
  const known = argon2Sync('argon2id', {
    message: passphrase,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: cost.memory,
    passes: cost.passes,
  }).toString('hex');
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  assert.deepEqual(
    [hex(await stretchByWasm(passphrase, salt, cost)), hex(await stretchByScript(passphrase, salt, cost))],
    [known, known],
  );
});

test('a lock opens by its passphrase, however a keyboard writes it, and by no other', async () => {
  assert.equal(await opens(passphrase), true);
  assert.equal(await opens('  Three  brown PELICANS '), true);
  assert.equal(await opens('three brown pelican'), false);
  assert.equal(await opens('three-brown-pelicans'), false);
  assert.equal(await opens(''), false);
});

test('a lock opens by its passphrase through Argon2id itself', async () => {
  const real = await closeLock(
    { stretch: stretchByWasm, random, cost: leastCost },
    about,
    passphrase,
    privateKey,
  );
  assert.deepEqual(await openLock(stretchByWasm, about, passphrase, real), privateKey);
  assert.equal(await openLock(stretchByWasm, about, 'three brown pelican', real), undefined);
});

test('a lock that was changed, cut short, made cheaper to try or taken from another device does not open', async () => {
  const cut = lock.boxed.slice(0, -4);
  assert.equal(await opens(passphrase, { boxed: cut }), false);
  assert.equal(await opens(passphrase, { boxed: '' }), false);
  assert.equal(await opens(passphrase, { boxed: `A${lock.boxed.slice(1)}` }), lock.boxed.startsWith('A'));
  assert.equal(await opens(passphrase, { salt: 'AAAAAAAAAAAAAAAAAAAAAA' }), false);
  assert.equal(await opens(passphrase, { salt: '' }), false);
  assert.equal(await opens(passphrase, { memory: 8 }), false);
  assert.equal(await opens(passphrase, { memory: leastCost.memory + 1 }), false);
  assert.equal(await opens(passphrase, { memory: 2 ** 40 }), false);
  assert.equal(await opens(passphrase, { passes: 1 }), false);
  assert.equal(await opens(passphrase, { passes: 3 }), false);
  assert.equal(await opens(passphrase, { passes: 2.5 }), false);
  assert.equal(await opens(passphrase, { version: 2 }), false);
  assert.equal(await opens(passphrase, {}, { device: about.org }), false);
  assert.equal(await opens(passphrase, {}, { org: about.device }), false);
  assert.equal(await opens(passphrase, {}, { agreement: publicOf(new Uint8Array(32).fill(8)) }), false);
});

test('what a lock keeps shows nothing of the key, and no two locks of one passphrase are alike', async () => {
  const other = await closeLock({ stretch, random, cost: leastCost }, about, passphrase, privateKey);
  assert.notEqual(other.salt, lock.salt);
  assert.notEqual(other.boxed, lock.boxed);
  assert.ok(!Buffer.from(lock.boxed, 'base64url').includes(Buffer.from(privateKey)));
});

test('trying costs what this device can do, and never less than the least', async () => {
  const costOn = (ms: number) => {
    let now = 0;
    const slow = async (): Promise<Uint8Array<ArrayBuffer>> => {
      now += ms;
      return new Uint8Array(32);
    };
    return measureCost(slow, () => now);
  };
  assert.deepEqual(await costOn(20), { memory: 19_456, passes: 20 });
  assert.deepEqual(await costOn(100), { memory: 19_456, passes: 4 });
  assert.deepEqual(await costOn(3_000), leastCost);
  assert.deepEqual(await costOn(0), { memory: 19_456, passes: 32 });
});

test('wrong tries wait longer and longer, an hour at most, and a clock that is set back gains nothing', () => {
  const at = 1_000_000;
  const waits = [1, 4, 5, 6, 7, 13, 99].map((count) => waitFor({ count, at }, at) / 1000);
  assert.deepEqual(waits, [0, 0, 15, 30, 60, 3600, 3600]);
  assert.equal(waitFor(undefined, at), 0);
  assert.equal(waitFor({ count: 5, at }, at + 10_000), 5_000);
  assert.equal(waitFor({ count: 5, at }, at + 15_000), 0);
  const back = at - 86_400_000;
  assert.equal(waitFor({ count: 5, at }, back), 15_000);
  assert.deepEqual(restamped({ count: 5, at }, back), { count: 5, at: back });
  assert.deepEqual(restamped({ count: 5, at }, at + 1), { count: 5, at });
});

test('five words of chance are five of the list, and not the same twice', () => {
  const made = fiveWords(random);
  assert.match(made, /^[a-z]{3,8}(?: [a-z]{3,8}){4}$/);
  assert.notEqual(fiveWords(random), made);
  assert.equal(
    fiveWords({ ...random, bytes: (count) => new Uint8Array(count) }),
    Array(5).fill('abandon').join(' '),
  );
});
