import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { formDay, formList, formNumber, formToValues, parseForm } from './parse.ts';

const delivery = v.object({
  item: v.pipe(v.string(), v.maxLength(20)),
  count: v.pipe(formNumber, v.integer(), v.minValue(1)),
  expires: v.optional(formDay),
  reasons: formList,
});
const data = (fields: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test('a filled form becomes one typed value', () => {
  const parsed = parseForm(
    delivery,
    formToValues(
      data([
        ['item', ' syringe '],
        ['count', '100'],
        ['expires', ''],
        ['reasons', 'a'],
        ['reasons', 'b'],
      ]),
    ),
  );
  assert.deepEqual(parsed, { ok: true, value: { item: 'syringe', count: 100, reasons: ['a', 'b'] } });
});

test('one choice, no choice and several choices are all lists', () => {
  const lists = [[], ['a'], ['a', 'b']].map(
    (chosen) => formToValues(data(chosen.map((value) => ['reasons', value] as const)))['reasons'],
  );
  assert.deepEqual(
    lists.map((given) => v.parse(formList, given)),
    [[], ['a'], ['a', 'b']],
  );
});

test('each field with a problem is named once, with a message that says what to do', () => {
  const parsed = parseForm(
    delivery,
    formToValues(
      data([
        ['count', '0'],
        ['expires', '2026-02-30'],
      ]),
    ),
  );
  assert.deepEqual(parsed, {
    ok: false,
    problems: [
      { name: 'item', message: 'kit.form.needed' },
      { name: 'count', message: 'kit.form.tooSmall' },
      { name: 'expires', message: 'kit.form.date' },
    ],
  });
});

test('a word where a number belongs is a problem of that field, never NaN', () => {
  for (const count of ['many', '1.5', '1e999', '--3']) {
    const parsed = parseForm(
      delivery,
      formToValues(
        data([
          ['item', 'x'],
          ['count', count],
        ]),
      ),
    );
    assert.equal(parsed.ok, false, count);
  }
});

test('a decimal comma is understood', () => {
  assert.equal(v.parse(formNumber, '2,5'), 2.5);
});
