import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { test } from 'node:test';
import { vaultRandom as random } from '../../test/support/vault.ts';
import { platformSubtle } from './adapters/platform.ts';
import { makeStoreKey, pieceCipher } from './seal-piece.ts';
import type { PieceAbout } from './store-key.ts';

const given = platformSubtle();
if (given === undefined) throw new Error('Node brings WebCrypto');
const subtle = given;
const about: PieceAbout = { store: '0b0ce1de-59a4-4c53-a2bd-f2b1b5a6a0a1', sort: 'journal', number: 258 };
const plain = { said: 'three syringes, one cooker' };

test('a piece is AES-256-GCM as docs/keys.md writes it: OpenSSL opens it', async () => {
  const raw = new Uint8Array(32).fill(9);
  const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const piece = await pieceCipher(subtle, random, key).seal(plain, about);
  assert.equal(piece[0], 1);
  assert.equal(piece.length, 1 + 12 + 256 + 16);
  const other = createDecipheriv('aes-256-gcm', raw, piece.subarray(1, 13));
  other.setAAD(Buffer.from(`1 journal 258 ${about.store}`));
  other.setAuthTag(piece.subarray(-16));
  const filled = Buffer.concat([other.update(piece.subarray(13, -16)), other.final()]).toString();
  assert.equal(filled, JSON.stringify(plain).padEnd(256));
});

test('a piece opens with its key, in its place, as its sort, of its store, unchanged, and not otherwise', async () => {
  const cipher = pieceCipher(subtle, random, await makeStoreKey(subtle));
  const piece = await cipher.seal(plain, about);
  const opens = async (bytes = piece, changed: Partial<PieceAbout> = {}, by = cipher): Promise<boolean> => {
    const opened = await by.open(bytes, { ...about, ...changed });
    return opened !== undefined && JSON.stringify(opened) === JSON.stringify(plain);
  };
  assert.equal(await opens(), true);
  assert.equal(await opens(piece, { number: 259 }), false);
  assert.equal(await opens(piece, { sort: 'rest' }), false);
  assert.equal(await opens(piece, { store: '7d42de7b-fa12-41fa-846e-e38532baa511' }), false);
  assert.equal(await opens(piece, {}, pieceCipher(subtle, random, await makeStoreKey(subtle))), false);
  for (const at of [0, 1, 12, 13, piece.length - 1])
    assert.equal(
      await opens(Uint8Array.from(piece, (byte, index) => (index === at ? byte ^ 1 : byte))),
      false,
    );
  assert.equal(await opens(piece.slice(0, -1)), false);
  assert.equal(await opens(new Uint8Array(0)), false);
});

test('no two pieces of the same are alike, and no script reads the key out', async () => {
  const key = await makeStoreKey(subtle);
  const cipher = pieceCipher(subtle, random, key);
  assert.notDeepEqual(await cipher.seal(plain, about), await cipher.seal(plain, about));
  await assert.rejects(subtle.exportKey('raw', key));
});
