import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNumberText, readNumber, readWhole } from './read-number.ts';

test('a decimal is read with a comma and with a point', () => {
  assert.deepEqual(['2,5', '2.5', ',5', '12', '', ','].map(readNumber), [
    2.5,
    2.5,
    0.5,
    12,
    undefined,
    undefined,
  ]);
});

test('what could mean two numbers, or none, is not taken', () => {
  for (const typed of ['1,000.5', '2,555', '1e3', '-2', '2 kg', '1,,5'])
    assert.equal(isNumberText(typed, 2), false, typed);
  for (const typed of ['2,5', '2.', '', ',', '12']) assert.equal(isNumberText(typed, 2), true, typed);
  assert.equal(isNumberText('2,5', 0), false);
});

test('a whole number never grows by its decimals, and thousands are thousands', () => {
  assert.deepEqual(readWhole('2,5'), { value: 2, hasPart: true });
  assert.deepEqual(readWhole('25.0'), { value: 25, hasPart: true });
  assert.deepEqual(readWhole('1,000'), { value: 1_000, hasPart: false });
  assert.deepEqual(readWhole('12 000'), { value: 12_000, hasPart: false });
  assert.deepEqual(readWhole('12'), { value: 12, hasPart: false });
  assert.deepEqual(readWhole(''), { value: undefined, hasPart: false });
});
