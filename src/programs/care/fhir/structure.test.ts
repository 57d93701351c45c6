import assert from 'node:assert/strict';
import { test } from 'node:test';
import { structureProblems } from '../../../../test/support/fhir.ts';
import { states } from '../rules/moves.ts';
import { bundle, withMore } from './bundle.fixtures.ts';
import { document, ruleCases } from './task.fixtures.ts';

test('a referral is structurally valid by two open validators, in every state, with and without a name', () => {
  for (const state of states.filter((each) => each !== 'draft' && each !== 'cancelled'))
    assert.deepEqual(structureProblems(bundle({ state })), [], state);
  assert.deepEqual(structureProblems(bundle({ scope: ['needs'] })), []);
  assert.deepEqual(structureProblems(bundle({ statement: 'May not be told on.' })), []);
  assert.deepEqual(structureProblems(bundle({ said: { needs: ['talk'], when: 'now' } })), []);
});

test('both validators refuse what is no referral', () => {
  const broken = JSON.parse(
    JSON.stringify(bundle()).replace('"fulfill"', 'null').replace('"order"', '"nope"'),
  );
  const said = structureProblems(broken);
  assert.ok(
    said.some((line) => line.startsWith('medplum')),
    said.join(),
  );
  assert.ok(
    said.some((line) => line.startsWith('schema')),
    said.join(),
  );
});

test('the bundles that the rules of tasks let through are structurally valid too', () => {
  for (const [rule, [keeps]] of Object.entries(ruleCases))
    assert.deepEqual(structureProblems(withMore(bundle(), document, keeps)), [], rule);
});
