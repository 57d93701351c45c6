import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labMethods } from './answers.ts';
import { tediFields, tediLeftEmpty, tediMethod, tediMethods } from './tedi.ts';

/** The required fields of the standard as its network publishes it, with their types: typed off, not made from our own list. */
const required: Readonly<Record<string, string>> = {
  Alert: 'bool',
  City: 'text',
  Colour: 'text',
  Country: 'text',
  'Date (yyyy-mm-dd)': 'timestamp',
  Organisation: 'text',
  'Sample Form': 'text',
  'Sample UID': 'uuid',
  'Sold-As': 'text',
  'Subst1-Quant': 'number',
  'Subst1-Unit': 'text',
  'Substance-1': 'text',
  'Test Method': 'vocabulary',
};

test('every required field of the standard is there by its name and type, and no other is said to be required', () => {
  assert.deepEqual(
    Object.fromEntries(
      tediFields.filter(({ level }) => level === 'required').map(({ name, type }) => [name, type]),
    ),
    required,
  );
  assert.equal(new Set(tediFields.map(({ name }) => name)).size, tediFields.length);
});

test('what stays empty says why', () => {
  for (const name of ['Alert', 'Subst1-Quant', 'Subst1-Unit', 'Logo', 'Age', 'Gender'])
    assert.ok((tediLeftEmpty[name] ?? '').length > 10, name);
});

test('methods are named as the vocabulary has them; one that it does not know is not named as another', () => {
  assert.equal(tediMethods.length, 10);
  for (const method of labMethods) {
    const name = tediMethod(method);
    assert.equal(name === undefined, method === 'nmr' || method === 'other', method);
  }
  assert.equal(tediMethod('strip-xylazine'), 'ANTIBODY TEST STRIPS');
  assert.equal(tediMethod('raman'), 'FTIR/ RAMAN');
});
