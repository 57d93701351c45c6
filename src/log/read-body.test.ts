import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { recordOf } from '../../test/support/records.ts';
import { canCount, createKindRegistry, defineKind, type Kind, open, readBody } from './index.ts';

const giveKind = defineKind({
  kind: 'test.give',
  version: 2,
  fields: { lines: open(v.array(v.number()), 'test') },
  // Trusts its input, as an upgrade may: bodies of version 1 have a text.
  upgrades: { 1: (body) => ({ lines: (body['text'] as string).split(' ').map(Number) }) },
});
const kinds = createKindRegistry([giveKind as unknown as Kind]);
const entry = recordOf(1).entry;

describe('the body of an entry', () => {
  it('is read in the current shape, from whatever version can be brought up', () => {
    assert.deepEqual(readBody(giveKind, { ...entry, version: 2, body: { lines: [1] } }), { lines: [1] });
    assert.deepEqual(readBody(giveKind, { ...entry, body: { text: '1 2' } }), { lines: [1, 2] });
  });

  it('is none when it is not of its kind: what an old build left, and what makes an upgrade throw', () => {
    for (const body of [{}, { lines: 'x' }, { text: 7 }])
      for (const version of [1, 2, 3])
        assert.equal(readBody(giveKind, { ...entry, version, body }), undefined);
  });

  it('counts only when it is read and happened at a time that can be meant', () => {
    const fine = { ...entry, version: 2, body: { lines: [1] } };
    assert.equal(canCount(kinds, fine), true);
    assert.equal(canCount(kinds, { ...fine, body: {}, erased: true }), false);
    assert.equal(canCount(kinds, { ...fine, kind: 'test.other' }), false);
    assert.equal(canCount(kinds, { ...fine, occurredAt: '0001-01-01T10:00:00+09:59' }), false);
    assert.equal(canCount(kinds, { ...fine, recordedAt: '9999-12-31T23:59:59-01:00' }), false);
  });
});
