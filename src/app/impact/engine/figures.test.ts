import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkChoices } from '#impact/answer/choices.ts';
import { createChecker } from '#impact/check.ts';
import { evidence } from '#impact/evidence/evidence.ts';
import { exampleLocal, exampleProgram } from '#impact/program/example.ts';
import { figuresOf } from './figures.ts';
import { createResponder } from './respond.ts';

const figures = figuresOf(evidence);

test('assumptions with competing figures offer them, the cautious one first and only once', () => {
  assert.deepEqual(Object.keys(figures).toSorted(), [
    'deathWithoutHelp',
    'hcvRatio',
    'hivRatio',
    'rateRatio',
  ]);
  for (const [name, list] of Object.entries(figures)) {
    assert.deepEqual(
      list.map(({ isCautious }) => isCautious),
      list.map((_, index) => index === 0),
      name,
    );
    assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
  }
});

test('every figure with a range can be chosen, says so in the answer, and no other can', () => {
  const respond = createResponder(() => 0);
  const base = {
    id: 1,
    what: 'answer',
    program: exampleProgram,
    local: exampleLocal,
    moreKits: 500,
  } as const;
  for (const [name, list] of Object.entries(figures))
    for (const { id, range, isCautious } of list) {
      const choices = { [name]: { effect: id } };
      assert.ok(checkChoices(createChecker(), choices));
      const reply = respond({ ...base, choices });
      if (range === null) assert.equal(reply.what, 'refused', id);
      else {
        assert.ok(reply.what === 'answer', id);
        const bold = reply.answer.assumptions.filter((each) => each.isNotCautious).map((each) => each.name);
        assert.deepEqual(bold, isCautious ? [] : [name], id);
      }
    }
});

test('with nothing chosen every figure is the cautious one', () => {
  const respond = createResponder(() => 0);
  const question = { program: exampleProgram, local: exampleLocal, moreKits: 500, choices: {} };
  const reply = respond({ id: 1, what: 'answer', ...question });
  assert.ok(reply.what === 'answer');
  assert.ok(reply.answer.assumptions.every((each) => !each.isNotCautious));
});
