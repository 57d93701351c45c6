import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDateFormat } from './date-format.ts';

const read = (format: string, text: string, needs: 'date' | 'time' = 'date') => {
  const compiled = compileDateFormat(format, needs);
  assert.ok(compiled, format);
  const reading = compiled.read(text);
  return reading.ok
    ? [reading.date, reading.time, reading.bothWays ? '?' : ''].filter(Boolean).join(' ')
    : reading.problem;
};

test('dates are read as their format says and in no other way', () => {
  assert.equal(read('MM/DD/YYYY', '1/31/2024'), '2024-01-31');
  assert.equal(read('DD/MM/YYYY', '31/01/2024'), '2024-01-31');
  assert.equal(read('YYYY-MM-DD HH:mm', '2024-01-31 09:05'), '2024-01-31 09:05:00');
  assert.equal(read('D MMM YYYY', '5 ene. 2024'), '2024-01-05');
  assert.equal(read('D-MMM-YY', '5-Dec-23'), '2023-12-05');
  assert.equal(read('M/D/YY h:mm A', '1/31/24 12:05 am'), '2024-01-31 00:05:00');
  assert.equal(read('DD.MM.YYYY', '31/01/2024'), 'date-format');
  assert.equal(read('YYYY-MM-DD', 'yesterday'), 'date-format');
});

test('a date that fits only with day and month changed round says so', () => {
  assert.equal(read('MM/DD/YYYY', '31/01/2024'), 'date-order');
  assert.equal(read('MM/DD/YYYY', '31/31/2024'), 'date-impossible');
  assert.equal(read('YYYY-MM-DD', '2024-02-30'), 'date-impossible');
  assert.equal(read('YYYY-MM-DD', '2023-02-29'), 'date-impossible');
});

test('a date that reads both ways is marked, and one that is the same both ways is not', () => {
  assert.equal(read('MM/DD/YYYY', '03/04/2024'), '2024-03-04 ?');
  assert.equal(read('MM/DD/YYYY', '03/03/2024'), '2024-03-03');
  assert.equal(read('MM/DD/YYYY', '03/13/2024'), '2024-03-13');
  assert.equal(read('D MMM YYYY', '3 Apr 2024'), '2024-04-03');
});

test('times need a format of their own, and impossible ones are refused', () => {
  assert.equal(read('h:mm A', '9:05 PM', 'time'), '21:05:00');
  assert.equal(read('HH:mm', '24:00', 'time'), 'date-format');
  assert.equal(read('h:mm A', '13:05 PM', 'time'), 'date-format');
});

test('a format that names no whole date or names a part twice is no format', () => {
  for (const format of ['MM/YYYY', 'DD/MM', 'cells', '', 'DD/MM/YYYY DD'])
    assert.equal(compileDateFormat(format, 'date'), undefined);
  assert.equal(compileDateFormat('HH', 'time'), undefined);
});
