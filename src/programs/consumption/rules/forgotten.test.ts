import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftKind, stayKind } from '../entries.ts';
import { forgottenBy } from './forgotten.ts';

test('who leaves takes their alias along, and when the room closes none is left', () => {
  const held = new Map([
    ['one', 'Sol'],
    ['two', 'Luna'],
  ]);
  const stay = (stage: string) => [{ kind: stayKind.kind, body: { stage } }];
  const shift = (step: string) => [{ kind: shiftKind.kind, body: { step } }];
  assert.deepEqual(forgottenBy(stay('left-well'), 'one', held), ['one']);
  assert.deepEqual(forgottenBy(stay('using'), 'one', held), []);
  assert.deepEqual(
    forgottenBy(stay('left-well'), 'three', held),
    [],
    'whoever had none leaves the others theirs',
  );
  assert.deepEqual(forgottenBy(shift('close'), undefined, held), ['one', 'two']);
  assert.deepEqual(forgottenBy(shift('open'), undefined, held), []);
});
