import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as v from 'valibot';
import { formDay, parseForm } from './parse.ts';
import { readDay } from './read-day.ts';

const read = (typed: string, bounds = {}): string => {
  const day = readDay(typed, bounds);
  return day.ok ? day.value : day.error;
};

test('a year of two digits is of this century where the bounds allow it, else of the one before', () => {
  assert.equal(read('0026-11-20'), '2026-11-20');
  assert.equal(read('11/20/26'), '2026-11-20');
  assert.equal(read('0099-11-20', { max: '2026-11-26' }), '1999-11-20');
  assert.equal(read('0000-01-01'), '2000-01-01');
});

test('days with four-digit years are read in every usual writing', () => {
  for (const typed of [
    '2026-11-20',
    '2026/11/20',
    '20.11.2026',
    '20. 11. 2026',
    ' 11/20/2026 ',
    '11-20-2026',
  ])
    assert.equal(read(typed), '2026-11-20', typed);
  assert.equal(read(''), '');
});

test('what could be two days is asked about, unless the reader has one order', () => {
  assert.equal(read('3/4/26'), 'kit.form.date.unclear');
  assert.equal(read('3/4/26', { order: 'mdy' }), '2026-03-04');
  assert.equal(read('3/4/26', { order: 'dmy' }), '2026-04-03');
  assert.equal(read('26/11/20', { order: 'mdy' }), 'kit.form.date.unclear');
});

test('no day outside the bounds, no day that is not there and no other text is ever guessed', () => {
  for (const typed of ['0202-11-20', '202/11/20', '12026-11-20', '1899-12-31', '2201-01-01', '11/20/202'])
    assert.equal(read(typed), 'kit.form.date.year', typed);
  for (const typed of ['2026-02-29', '2026-13-01', '2026-00-10', '31/31/31', 'tomorrow', '2026-11', '5'])
    assert.equal(read(typed), 'kit.form.date', typed);
  assert.equal(read('2026-11-27', { max: '2026-11-26' }), 'kit.form.date.late');
  assert.equal(read('2026-11-24', { min: '2026-11-25' }), 'kit.form.date.early');
});

test('a day in a form is read by the same reader', () => {
  const schema = v.object({ day: v.optional(formDay) });
  assert.deepEqual(parseForm(schema, { day: '0026-11-20' }), { ok: true, value: { day: '2026-11-20' } });
  assert.deepEqual(parseForm(schema, { day: '0202-11-20' }), {
    ok: false,
    problems: [{ name: 'day', message: 'kit.form.date.year' }],
  });
});

test('no screen has a field for a day or a number of the browser’s own, which keeps the year 26 and drops a comma', () => {
  const own = globSync('src/**/*.tsx')
    .filter((file) => /type="(date|month|number|datetime-local)"/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
  assert.deepEqual(own, ['src/kit/components/date-field.tsx']);
});
