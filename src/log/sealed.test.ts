import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { type BodyOf, type Cipher, defineKind, type Kind, open, type SealedOf, sealed } from './index.ts';
import { openPart, sealPart } from './sealed.ts';

const wishKind = defineKind({
  kind: 'test.wish',
  version: 1,
  fields: {
    topic: open(v.string(), 'counts wishes'),
    words: sealed(v.optional(v.string()), 'the wish in own words'),
  },
});

/** Not a cipher, but bound to a key and to what it is about as one must be. */
const cipherOf = (key: string): Cipher => ({
  seal: (plain, about) => Buffer.from(JSON.stringify([key, about, plain])).toString('base64'),
  open: (text, about) => {
    const [own, of, plain] = JSON.parse(Buffer.from(text, 'base64').toString()) as string[];
    return own === key && of === about ? plain : undefined;
  },
});
const ours = cipherOf('ours');
const kind = wishKind as unknown as Kind;

describe('the sealed part of an entry', () => {
  it('is no part of the body, and the body promises none of it', () => {
    const body: BodyOf<typeof wishKind.fields> = { topic: 'housing' };
    const part: SealedOf<typeof wishKind.fields> = { words: 'a room of my own' };
    assert.ok(wishKind.parse(body, 1).ok);
    assert.equal(wishKind.parse({ ...body, ...part }, 1).ok, false);
  });

  it('opens for the devices that have the key, and for this entry alone', () => {
    const made = sealPart(ours, kind, 'one', { words: 'a room of my own' });
    assert.ok(made.ok && made.value !== undefined);
    const entry = { id: 'one', kind: 'test.wish', sealed: made.value };
    assert.deepEqual(openPart(ours, wishKind, entry), { words: 'a room of my own' });
    assert.equal(openPart(cipherOf('theirs'), wishKind, entry), undefined);
    assert.equal(openPart(undefined, wishKind, entry), undefined);
    assert.equal(openPart(ours, wishKind, { ...entry, id: 'two' }), undefined);
  });

  it('is never made without a key, nor of what is no sealed field', () => {
    assert.deepEqual(sealPart(undefined, kind, 'one', { words: 'x' }), { ok: false, error: 'no-key' });
    assert.deepEqual(sealPart(undefined, kind, 'one', undefined), { ok: true, value: undefined });
    assert.equal(sealPart(ours, kind, 'one', { topic: 'x' }).ok, false);
    assert.equal(sealPart(ours, kind, 'one', { words: 3 }).ok, false);
  });

  it('is not believed when what comes out is not of its kind', () => {
    const entry = { id: 'one', kind: 'test.wish', sealed: ours.seal('{"words":3}', 'one') };
    assert.equal(openPart(ours, wishKind, entry), undefined);
    assert.equal(openPart(ours, wishKind, { ...entry, sealed: ours.seal('not JSON', 'one') }), undefined);
  });
});
