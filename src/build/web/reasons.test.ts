import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emptyReasons } from './reasons.ts';

test('why a field is asked is left out, and nothing else of it', () => {
  const text = `defineKind({ fields: {
    a: open(v.pipe(v.number(), v.maxValue(9, 'quantity-absurd')), 'it\\'s (so)', 'always'),
    b: linked(
      v.picklist(['x', 'y']), // the "first", of two
      "for Ontario",
    ),
    c: open(v.string(), why),
  } });`;
  assert.equal(
    emptyReasons(text),
    `defineKind({ fields: {
    a: open(v.pipe(v.number(), v.maxValue(9, 'quantity-absurd')), '', 'always'),
    b: linked(
      v.picklist(['x', 'y']),
    ),
    c: open(v.string(), why),
  } });`,
  );
});

test('every reason of the visits is found', () => {
  const text = emptyReasons(readFileSync('src/visits/entries.ts', 'utf8'));
  assert.doesNotMatch(text, /Ontario|rather not say" apart/);
  assert.match(text, /strictObject/);
});
