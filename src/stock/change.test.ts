import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adjustReasons } from '#catalog/reasons.ts';
import { changeDraft, reasonFits, ways } from './change.ts';
import { adjustKind, disposeKind } from './entries.ts';

const ten = [{ item: 'cooker', quantity: 10, lot: 'A1' }];

test('what was found is more, what is missing is less, and no reason says the opposite of its sign', () => {
  const said = ['found', 'missing'].flatMap((way) =>
    adjustReasons.flatMap(({ code }) => {
      const draft = changeDraft(way === 'found' ? 'found' : 'missing', code, ten);
      if (draft === undefined) return [];
      const parsed = adjustKind.parse(draft.body, draft.version);
      assert.ok(parsed.ok, code);
      return parsed.value.lines.map(({ change }) => `${code} ${change}`);
    }),
  );
  assert.deepEqual(said, [
    'found 10',
    'record-error 10',
    'other 10',
    'missing -10',
    'record-error -10',
    'donated -10',
    'training -10',
    'other -10',
  ]);
});

test("an organization's own reason goes either way, also one named as a part of the language", () => {
  for (const reason of ['flood', 'constructor', '__proto__'])
    for (const way of ways) assert.ok(reasonFits(way, reason), `${way} ${reason}`);
});

test('what was thrown away is a disposal with its own reasons', () => {
  const draft = changeDraft('disposed', 'damaged', ten);
  assert.equal(draft?.kind, disposeKind.kind);
  assert.ok(disposeKind.parse(draft?.body ?? {}, 1).ok);
});

test('nothing is said of no lines, or of a line of nothing', () => {
  for (const way of ways) {
    assert.equal(changeDraft(way, way, []), undefined);
    assert.equal(changeDraft(way, 'other', [...ten, { item: 'foil', quantity: 0 }]), undefined);
  }
});
