import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidence } from '#impact/evidence/evidence.ts';
import { exampleLocal, exampleProgram } from '#impact/program/example.ts';
import { createScenario, runScenario, writeScenario } from '#impact/scenario/scenario.ts';
import { insteadOf } from '../instead-of.ts';
import { createResponder } from './respond.ts';

test('a scenario file shows the same figures on the page as in a terminal, and is saved as it was', () => {
  const scenario = createScenario(exampleProgram, exampleLocal, {
    title: 'Elsewhere',
    moreKits: 900,
    seed: 7,
    blocks: 6,
    perBlock: 512,
    choices: { hcvRatio: { effect: 'nsp-hcv-europe' } },
  });
  const respond = createResponder(() => 0);
  const read = respond({ id: 1, what: 'read', text: writeScenario(scenario) });
  assert.ok(read.what === 'read');
  const { program, local, moreKits, choices } = read.scenario;
  const shown = respond({ id: 2, what: 'answer', program, local, moreKits, choices, run: read.scenario });
  const inTerminal = runScenario(evidence, scenario);
  assert.ok(shown.what === 'answer' && inTerminal.ok);
  assert.deepEqual(shown.answer.averted, inTerminal.value.answer.averted);
  assert.deepEqual(shown.answer.infections, inTerminal.value.answer.infections);
  assert.deepEqual(
    shown.answer.assumptions.filter((each) => each.isNotCautious).map(({ name }) => name),
    ['hcvRatio'],
    'the choice of the file is visible in the answer',
  );

  const own = respond({ id: 3, what: 'answer', program, local, moreKits, choices: {} });
  assert.ok(own.what === 'answer');
  assert.notDeepEqual(own.answer.averted, shown.answer.averted, 'other draws give slightly other figures');

  const written = respond({
    id: 4,
    what: 'write',
    program,
    local,
    moreKits,
    choices,
    title: 'Elsewhere',
    run: read.scenario,
  });
  assert.ok(written.what === 'write');
  const again = respond({ id: 5, what: 'read', text: written.text });
  assert.ok(again.what === 'read');
  assert.deepEqual(again.scenario, read.scenario);
});

test('another program in its place: closed for the period more die, with twice the kits fewer', () => {
  const respond = createResponder(() => 0);
  const asked = { program: exampleProgram, local: exampleLocal, moreKits: 500, choices: {} } as const;
  const of = (plan: Parameters<typeof insteadOf>[1]) => {
    const instead = insteadOf(exampleProgram, plan);
    const reply = respond({ id: 1, what: 'compare', ...asked, instead });
    assert.ok(reply.what === 'compare');
    return reply.comparison;
  };
  const [closed, late, twice] = [of('closed'), of('late'), of('twice')];
  assert.ok(closed.more.mean < late.more.mean && late.more.mean < 0 && twice.more.mean > 0);
  assert.ok(closed.worse > 0.9 && twice.better > 0.9);
  const before = insteadOf(exampleProgram, 'closed').kits.filter(({ month }) => month < exampleProgram.from);
  assert.ok(
    before.every(({ kits }) => kits === 120),
    'what was given out before the period stays',
  );
});
