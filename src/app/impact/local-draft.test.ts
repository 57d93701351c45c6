import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidence } from '#impact/evidence/evidence.ts';
import { exampleLocal } from '#impact/program/example.ts';
import { localQuestions } from '#impact/program/local.ts';
import { draftOf, readDraft } from './local-draft.ts';

const questions = localQuestions(evidence);

test('a kept form shows in percent and reads back the same', () => {
  const draft = draftOf(exampleLocal);
  assert.deepEqual(draft.ranges['witnessed'], { low: 30, high: 80, likely: 53 });
  assert.deepEqual(readDraft(draft, questions), { ok: true, local: exampleLocal });
  const law = { kind: 'state', state: 'RI', residents: 1_000_000 } as const;
  assert.deepEqual(readDraft(draftOf({ ...exampleLocal, law, injecting: null }), questions), {
    ok: true,
    local: { ...exampleLocal, law, injecting: null },
  });
});

test('an empty form names every question that must be answered, and nothing is filled in', () => {
  const read = readDraft(draftOf(null), questions);
  assert.deepEqual(read.ok ? [] : read.missing, [
    'deaths',
    'peopleAtRisk',
    'witnessed',
    'ambulance',
    'otherKitsPerYear',
    'kitsPerMonthBefore',
  ]);
});

test('one answer of the injecting part asks for all of it', () => {
  const draft = draftOf({ ...exampleLocal, injecting: null });
  const begun = { ...draft, ranges: { ...draft.ranges, 'injecting.hivIncidence': { low: 1 } } };
  const read = readDraft(begun, questions);
  assert.equal(read.ok ? 0 : read.missing.length, 5);
});
