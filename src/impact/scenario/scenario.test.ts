import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidence } from '../evidence/evidence.ts';
import { must } from '../problem.ts';
import { exampleLocal, exampleProgram } from '../program/example.ts';
import { checkScenario, createScenario, readScenario, runScenario, writeScenario } from './scenario.ts';

const scenario = createScenario(exampleProgram, exampleLocal, {
  title: 'Made up',
  seed: 3,
  blocks: 2,
  perBlock: 128,
});

test('a scenario written and read again gives the same figures', () => {
  const once = must(runScenario(evidence, scenario));
  const again = must(runScenario(evidence, must(readScenario(writeScenario(scenario)))));
  assert.deepEqual(again.answer.draws, once.answer.draws);
  assert.deepEqual(again.answer.averted, once.answer.averted);
  assert.deepEqual(once.changes, []);
  assert.equal(once.answer.run.registry, scenario.made.registry);
});

test('a scenario of a newer version is refused, naming the field', () => {
  const format = checkScenario({ ...scenario, version: 2 });
  assert.ok(!format.ok);
  assert.equal(
    format.error[0]?.message,
    'version is 2; this engine reads up to 1. Update the engine to open it.',
  );
  const engine = checkScenario({ ...scenario, made: { ...scenario.made, engine: '9.0.0' } });
  assert.ok(!engine.ok && engine.error[0]?.field === 'made.engine');
});

test('a scenario made with other figures runs and says that they changed', () => {
  const older = { ...scenario, made: { ...scenario.made, registry: '2025-01-01.1' } };
  const { changes } = must(runScenario(evidence, must(checkScenario(older))));
  assert.deepEqual(
    changes.map(({ field }) => field),
    ['made.registry'],
  );
});

test('every problem of a broken file is told at once, by field', () => {
  const broken = checkScenario({
    ...scenario,
    blocks: 1,
    surprise: true,
    local: { ...exampleLocal, ambulance: { low: 2, high: 1 }, guess: 1 },
    program: { ...exampleProgram, needles: 'many' },
  });
  assert.ok(!broken.ok);
  assert.deepEqual(broken.error.map(({ field }) => field).toSorted(), [
    'blocks',
    'local.ambulance.low',
    'local.guess',
    'program.needles',
    'surprise',
  ]);
  assert.ok(!readScenario('{ not json').ok);
  assert.ok(!readScenario('[]').ok);
  assert.ok(!readScenario('{"format":"other"}').ok);
});

test('no text, however strange, makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.constantFrom('program', 'local', 'choices', 'made', 'version'),
      (value, key) => {
        const result = checkScenario({ ...scenario, [key]: value });
        assert.equal(typeof result.ok, 'boolean');
      },
    ),
    { seed: 21, numRuns: 500 },
  );
});
