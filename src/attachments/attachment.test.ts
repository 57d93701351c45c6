import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { attachment, sealedAttachment } from './attachment.ts';
import { attachmentsIn, carried } from './named.ts';

const hash = (digit: string): string => digit.repeat(64);
const ref = { attachment: hash('a'), media: 'image/png', bytes: 3 } as const;

test('a field takes the kinds it is for, and no bytes in clear where they are to be sealed', () => {
  assert.ok(v.is(attachment, ref));
  assert.ok(!v.is(sealedAttachment, ref));
  assert.ok(v.is(sealedAttachment, { ...ref, media: 'sealed' }));
  for (const wrong of [
    { ...ref, media: 'image/gif' },
    { ...ref, media: 'sealed' },
    { ...ref, bytes: 0 },
    { ...ref, bytes: 2_097_153 },
    { ...ref, attachment: 'A'.repeat(64) },
    { ...ref, name: 'IMG_0001.jpg' },
  ])
    assert.ok(!v.is(attachment, wrong), JSON.stringify(wrong));
});

test('what a body names is found wherever it stands, each once, and no more than an entry may name', () => {
  const other = { ...ref, attachment: hash('b') };
  assert.deepEqual(attachmentsIn({ photo: ref, lines: [{ n: 1, shown: [other, ref] }], none: null }), [
    ref,
    other,
  ]);
  assert.deepEqual(attachmentsIn({ photo: { attachment: 'none' }, n: 1 }), []);
  const many = Array.from({ length: 16 }, (_, at) => ({ ...ref, attachment: hash(at.toString(16)) }));
  assert.equal(attachmentsIn({ many }).length, 8);
});

test('a correction names what was handed in with another entry, and hands in nothing', () => {
  const id = '0190f5f0-0000-7000-8000-000000000001';
  const again = carried(ref, id);
  assert.ok(v.is(attachment, again));
  assert.deepEqual(attachmentsIn({ photo: { ...again } }), []);
  assert.deepEqual(carried(again, '0190f5f0-0000-7000-8000-000000000002'), again);
});
