import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chunk,
  exifWithPosition,
  jpegWith,
  jpegWithPosition,
  latin,
  pngSignature,
  pngWith,
  pngWithPosition,
  secrets,
  segment,
} from '../../test/support/pictures.ts';
import type { AttachmentMedia } from './attachment.ts';
import { mediaOf, toBare } from './bare.ts';
import { joinBytes } from './parts.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

for (const [media, dirty, clean] of [
  ['image/jpeg', jpegWithPosition(), jpegWith()],
  ['image/png', pngWithPosition(), pngWith()],
] as const) {
  test(`a picture with a position in it loses that and all else that is not the picture: ${media}`, () => {
    assert.equal(mediaOf(dirty), media);
    for (const secret of secrets.filter((word) => word !== 'small copy' || media === 'image/jpeg'))
      assert.ok(textOf(dirty).includes(secret), `the test picture has ${secret}`);
    const bare = toBare(media, dirty);
    assert.ok(bare);
    for (const secret of secrets) assert.ok(!textOf(bare).includes(secret), secret);
    assert.deepEqual(toBare(media, bare), bare, 'done twice it is done once');
    const plain = toBare(media, clean) ?? new Uint8Array();
    // Of the many segments only the one on colors is left, written anew.
    assert.ok(bare.length - plain.length <= 18, `${bare.length} ${plain.length}`);
  });

  test(`a picture that is cut anywhere, or is of the other kind, is none: ${media}`, () => {
    const end =
      media === 'image/jpeg' ? textOf(dirty).indexOf('\xff\xd9') + 2 : textOf(dirty).indexOf('IEND') + 8;
    for (let length = 0; length < end; length += 1)
      assert.equal(toBare(media, dirty.subarray(0, length)), undefined, `${length} of ${end}`);
    assert.ok(toBare(media, dirty.subarray(0, end)));
    assert.equal(toBare(media === 'image/jpeg' ? 'image/png' : 'image/jpeg', dirty), undefined);
  });

  test(`no change of a byte makes it crash, hang or keep a word of where: ${media}`, () => {
    for (let at = 0; at < dirty.length; at += 1)
      for (const value of [0, 0xff, (dirty[at] ?? 0) ^ 1]) {
        const changed = dirty.slice();
        changed[at] = value;
        const bare = toBare(media, changed);
        if (bare !== undefined)
          for (const secret of secrets) assert.ok(!textOf(bare).includes(secret), `${at} ${value}`);
      }
  });
}

test('how colors were stored is kept, and nothing that stands beside it', () => {
  const adobe = (transform: number) =>
    segment(0xee, joinBytes([latin('Adobe'), Uint8Array.of(0, 101, 1, 2, 3, 4, transform), latin('hunter')]));
  for (const transform of [0, 1, 2]) {
    const bare = toBare('image/jpeg', jpegWith([adobe(transform)])) ?? new Uint8Array();
    assert.equal(bare[2 + 15], transform);
    assert.ok(!textOf(bare).includes('hunter'));
  }
});

test('tables of a JPEG fill their segments: no words fit behind them', () => {
  for (const [marker, table] of [
    [0xdb, joinBytes([Uint8Array.of(0), new Uint8Array(64).fill(1)])],
    [0xc4, joinBytes([Uint8Array.of(0x00, 1), new Uint8Array(15), Uint8Array.of(0)])],
    [0xdd, Uint8Array.of(0, 4)],
  ] as const) {
    assert.ok(toBare('image/jpeg', jpegWith([segment(marker, table)])));
    const stuffed = segment(marker, joinBytes([table, latin('12 hunter street')]));
    assert.equal(toBare('image/jpeg', jpegWith([stuffed])), undefined);
  }
});

test('a PNG with frames is left with its picture; with a needed chunk nobody knows, or a wrong sum, it is none', () => {
  const moving = pngWith([chunk('acTL', new Uint8Array(8)), chunk('fdAT', latin('\0\0\0\0hunter'))]);
  assert.deepEqual(toBare('image/png', moving), toBare('image/png', pngWith()));
  assert.equal(toBare('image/png', pngWith([chunk('CgBI', new Uint8Array(4))])), undefined);
  const wrong = pngWith();
  const at = textOf(wrong).indexOf('PLTE') + 4;
  wrong[at] = 1;
  assert.equal(toBare('image/png', wrong), undefined);
  assert.equal(toBare('image/png', joinBytes([pngSignature, chunk('IEND', new Uint8Array())])), undefined);
});

test('what is neither is of no kind, whatever it is called', () => {
  for (const text of ['GIF89a', '%PDF-1.7', '<svg onload="x">', 'RIFF____WEBPVP8 ', 'PK\x03\x04', ''])
    for (const media of ['image/jpeg', 'image/png'] satisfies readonly AttachmentMedia[]) {
      assert.equal(mediaOf(latin(text)), undefined);
      assert.equal(toBare(media, latin(text)), undefined);
    }
  assert.ok(textOf(exifWithPosition()).includes('Camera 9000'));
});
