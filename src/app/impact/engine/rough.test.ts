import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { must } from '#impact/problem.ts';
import { exampleLocal, exampleProgram } from '#impact/program/example.ts';
import { readScenario } from '#impact/scenario/scenario.ts';
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

test('a file of engine 1 is answered roughly by engine 1, and one with few draws as it is', () => {
  const text = readFileSync(new URL('../../../impact/scenario/engine-1.json', import.meta.url), 'utf8');
  const { program, local, moreKits, choices, seed, blocks, perBlock, made } = must(readScenario(text));
  const opened = { program, local, moreKits, choices, run: { seed, blocks, perBlock, made } };
  const answer = createAsk()(roughly(opened));
  assert.equal(answer.run.engine, '1.0.0');
  assert.equal(isRough(answer, opened), true);
  const few = { ...opened, run: { ...opened.run, perBlock: 64 } };
  assert.deepEqual(roughly(few), few);
});
