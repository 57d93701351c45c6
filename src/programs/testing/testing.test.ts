import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, JsonObject } from '#log/index.ts';
import { readingKind, serviceKind, testingKinds, testKind } from './entries.ts';
import { kitsFor } from './rules/kits.ts';
import { testingStock } from './rules/stock.ts';
import { foldTests } from './rules/tests.ts';

let written = 0;
const entry = (kind: string, body: JsonObject): Entry => {
  written += 1;
  const at = `2026-03-0${written}T09:00:00-05:00`;
  return {
    id: `e${written}`,
    kind,
    version: 1,
    body,
    site: 's',
    hlc: `h${written}`,
    occurredAt: at,
  } as Entry;
};
const id = '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b77';
const said = { test: id, infection: 'hcv', method: 'antibody' } as const;

test('what came out of a test, and whose it is, has no place where the server could read it', () => {
  for (const body of [
    { ...said, came: 'read', result: 'reactive' },
    { ...said, came: 'reactive' },
  ])
    assert.equal(readingKind.parse(body, 1).ok, false);
  assert.equal(testKind.parse({ ...said, agreed: 'said', called: 'Luz' }, 1).ok, false);
  for (const kind of testingKinds)
    for (const [name, field] of Object.entries(kind.fields))
      if (['result', 'called', 'reach'].includes(name)) assert.equal(field.class, 'sealed', name);
});

test('there is no test without consent', () => {
  assert.equal(testKind.parse(said, 1).ok, false);
  assert.equal(testKind.parse({ ...said, agreed: 'said' }, 1).ok, true);
});

test('a pregnancy test is a count and has room for nothing else', () => {
  assert.deepEqual(Object.keys(serviceKind.fields), ['what', 'people']);
  assert.equal(serviceKind.parse({ what: 'pregnancy-test', people: 1, result: 'x' }, 1).ok, false);
});

test('a kit leaves the shelf with its lot, for a person and for a control; so does a pregnancy test', () => {
  const moves = (kind: string, body: JsonObject) =>
    testingStock(entry(kind, body))?.moves.map(({ item, lot, quantity }) => `${item} ${lot} ${quantity}`);
  written = 0;
  const kit = { item: 'hcv-rapid-test', lot: 'A1' };
  assert.deepEqual(moves('testing.test', { ...said, agreed: 'said', ...kit }), ['hcv-rapid-test A1 -1']);
  assert.equal(moves('testing.test', { ...said, agreed: 'said' }), undefined);
  assert.deepEqual(moves('testing.control', { ...kit, control: 'positive', came: 'not' }), [
    'hcv-rapid-test A1 -1',
  ]);
  assert.deepEqual(moves('testing.service', { what: 'pregnancy-test', people: 2 }), ['pregnancy-test  -2']);
  assert.equal(moves('testing.service', { what: 'wound-care', people: 2 }), undefined);
  assert.equal(moves('testing.reading', { ...said, came: 'read' }), undefined);
});

test('the latest reading of a test counts, in whatever order entries come in; a reading without its test is none', () => {
  written = 0;
  const all = [
    entry('testing.test', { ...said, agreed: 'said' }),
    entry('testing.reading', { ...said, came: 'invalid' }),
    entry('testing.reading', { ...said, came: 'read' }),
    entry('testing.reading', { ...said, test: '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b78', came: 'lost' }),
  ];
  for (const order of [all, all.toReversed()]) {
    const tests = foldTests(order);
    assert.deepEqual(
      tests.map(({ id: of, reading }) => [of, reading?.entry, reading?.came]),
      [[id, 'e3', 'read']],
    );
  }
});

test('a kit is offered for what it tests', () => {
  assert.deepEqual(kitsFor('hcv', 'rna'), ['hcv-rna-cartridge']);
  assert.deepEqual(kitsFor('hiv', 'dried-blood'), ['dried-blood-card']);
  assert.deepEqual(kitsFor('something-own', 'swab'), []);
});
