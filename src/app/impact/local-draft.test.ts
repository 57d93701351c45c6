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

test('a form kept before there were several curves asks for all of them, with what was told kept', () => {
  const old = { ...exampleLocal, law: { kind: 'people-at-risk' } as const, injecting: null };
  const read = readDraft(draftOf(old, true), questions);
  assert.deepEqual(read, {
    ok: true,
    local: { ...old, law: { kind: 'mixture', residents: null, state: null } },
  });
  assert.deepEqual(readDraft(draftOf(old), questions), { ok: true, local: old });
});

test('one curve alone, earlier deaths, heard-of uses and the figures behind a suggestion all read back the same', () => {
  const witnessed = { low: 0.32, high: 0.75, likely: 0.54, from: ['public-share', 'witnessed-public'] };
  for (const law of [
    { kind: 'mixture', residents: 90_000, state: 'RI' },
    { kind: 'mixture', residents: 90_000, state: null, weights: { atRisk: 0, stateCurve: 1, rateRatio: 0 } },
    { kind: 'mixture', residents: null, state: null, weights: { atRisk: 0, stateCurve: 0, rateRatio: 1 } },
  ] as const) {
    const local = {
      ...exampleLocal,
      witnessed,
      law,
      reportedShare: { low: 0.1, high: 0.4 },
      oxygenAlone: { low: 0, high: 0.3 },
      beginTreatment: { low: 0.29, high: 0.6, likely: 0.5 },
      earlierDeaths: [4, 7],
      groups: [{ name: 'injecting', people: 0.1, overdoses: 0.6, channels: ['van'] }],
    };
    assert.deepEqual(readDraft(draftOf(local), questions), { ok: true, local });
  }
});
