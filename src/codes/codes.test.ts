import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readGs1 } from './gs1.ts';
import { lotCode } from './lot.ts';

const gs = '\u001d';
const article = '00312345678906';

test('one lot is one lot however it is spelled, printed, scanned or typed by a scanner', () => {
  for (const text of [
    'AB12-3',
    'ab12-3',
    ' Ab 12-3 ',
    'AB12-3\r\n',
    'ａｂ12-3',
    'Lot: ab12-3',
    'LOT#AB12-3',
    'lote: AB12-3',
    `(01)${article}(17)270331(10)AB12-3`,
    `(10) ab12-3 (17) 270331`,
    `]d201${article}1727033110AB12-3`,
    `]C101${article}10ab12-3${gs}17270331`,
    `${gs}01${article}10AB12-3${gs}17270331`,
    `01${article}10AB12-3<GS>17270331`,
    `01${article}10AB12-3|17270331`,
    // The separator got lost in the keyboard.
    `01${article}10AB12-317270331`,
    `]Q301${article}2112345${gs}17270300${gs}10AB12-3`,
  ])
    assert.equal(lotCode(text), 'AB12-3', JSON.stringify(text));
});

test('a barcode says article, lot and date; day 00 is the last of its month', () => {
  assert.deepEqual(readGs1(`]d201${article}1728020010X9`), {
    gtin: article,
    lot: 'X9',
    expires: '2028-02-29',
  });
  assert.deepEqual(readGs1(`]d201${article}310300012510X9`), { gtin: article, lot: 'X9' });
});

test('a lot that only looks like a piece of a barcode stays what it is', () => {
  for (const lot of [
    '10A12',
    '1012345',
    '17270331',
    '0112',
    '20270331',
    '0100312345678901',
    '3101',
    '8A',
    'LOTUS1',
    'LOT1',
    'BATCH',
  ])
    assert.equal(lotCode(lot), lot);
  assert.equal(readGs1('0100312345678901'), undefined, 'its check digit is wrong');
  assert.equal(readGs1(''), undefined);
});

test('a lot is spelled once for all: what it came to stays, and nothing becomes no lot', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const lot = lotCode(text);
      assert.equal(lotCode(lot), lot);
    }),
    { seed: 11, numRuns: 500 },
  );
});
