import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleLocal, exampleProgram } from '#impact/program/example.ts';
import type { PageAnswer, Question } from './protocol.ts';
import { createResponder } from './respond.ts';
import { isRough, roughly } from './rough.ts';

const question: Question = { program: exampleProgram, local: exampleLocal, moreKits: 500, choices: {} };

const createAsk = (): ((asked: Question) => PageAnswer) => {
  const respond = createResponder(() => 0);
  return (asked) => {
    const reply = respond({ id: 1, what: 'answer', ...asked });
    assert.ok(reply.what === 'answer');
    return reply.answer;
  };
};

test('a rough answer has an eighth of the draws and says so; the whole one has all and does not', () => {
  const ask = createAsk();
  const [rough, whole] = [ask(roughly(question)), ask(question)];
  assert.deepEqual([rough.run.draws, whole.run.draws], [1280, 10_240]);
  assert.deepEqual([isRough(rough, question), isRough(whole, question)], [true, false]);
});

test('a rough answer is near the whole one, and the same however often and in whatever order they are asked', () => {
  const ask = createAsk();
  const rough = ask(roughly(question));
  const whole = ask(question);
  assert.deepEqual(ask(roughly(question)), rough);
  assert.deepEqual(createAsk()(question), whole);
  for (const likely of [0.4, 0.6, 0.7]) {
    const moved = { ...question, local: { ...exampleLocal, witnessed: { low: 0.3, high: 0.8, likely } } };
    const [near, far] = [ask(roughly(moved)).averted, ask(moved).averted];
    assert.ok(Math.abs(near.mean - far.mean) < 0.25, `${near.mean} ${far.mean}`);
    assert.ok(Math.abs(near.median - far.median) <= 1, `${near.median} ${far.median}`);
  }
});

test('a file with fewer draws than a rough answer has is not rough, and keeps its own engine', () => {
  const run = { seed: 7, blocks: 4, perBlock: 64, made: { engine: '1.0.0', registry: 'x', data: 'x' } };
  const opened = { ...question, run };
  assert.deepEqual(roughly(opened), opened);
  const answer = createAsk()(roughly(opened));
  assert.equal(answer.run.engine, '1.0.0');
  assert.equal(isRough(answer, opened), false);
});
