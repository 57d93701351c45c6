import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { defineKind, open, parseEntry } from './index.ts';
import { createBodyReader, createEntryReader } from './quick-read.ts';
import { readBody } from './read-body.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const id = '01900000-0000-7000-8000-000000000001';
const at = '2026-03-08T09:15:00-05:00';
const entry = {
  id,
  org: id,
  site: id,
  device: id,
  deviceSeq: 1,
  author: id,
  kind: 'test.give',
  version: 1,
  occurredAt: at,
  recordedAt: at,
  hlc: '001767571200000-0000-00000001',
  body: { count: 1 },
};
const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  0,
  1.5,
  Number.POSITIVE_INFINITY,
  '',
  'x',
  id,
  'x\u0000',
  '\ud800',
  '\\u0000',
  'é',
  [],
  [id],
  [1, Number.NaN],
  { b: 1, a: { d: 'x\u0000', c: 2 } },
  { 10: 1, 9: 2 },
  JSON.parse('{"__proto__":{"x":1},"toString":1}'),
  deep(7),
  deep(8),
  deep(9),
  deep(60),
  'x'.repeat(70_000),
);
const names = fc.constantFrom(
  ...Object.keys(entry),
  'visit',
  'subject',
  'supersedes',
  'erased',
  'sealed',
  'more',
);

test('the quick reader of entries answers as the careful one, whatever is wrong', () => {
  const readEntry = createEntryReader(sha256);
  const answers = { good: 0, bad: 0 };
  fc.assert(
    fc.property(fc.array(fc.tuple(names, odd), { maxLength: 2 }), (changes) => {
      const offered = { ...entry, ...Object.fromEntries(changes) };
      const careful = parseEntry(sha256, offered);
      const quick = readEntry(offered);
      if (careful.ok) answers.good += 1;
      else answers.bad += 1;
      if (!careful.ok || !quick.ok) return assert.deepEqual(quick, careful);
      // A member that is there and undefined is not there for JSON.
      assert.deepEqual(JSON.parse(JSON.stringify(quick.value)), JSON.parse(JSON.stringify(careful.value)));
    }),
    { seed: 12, numRuns: 3_000 },
  );
  assert.ok(answers.good > 100 && answers.bad > 100);
});

test('the quick reader of bodies answers as the kind, old versions included', () => {
  const kind = defineKind({
    kind: 'test.give',
    version: 2,
    fields: { count: open(v.number(), 'test'), name: open(v.optional(v.pipe(v.string(), v.trim())), 'test') },
    upgrades: {
      1: ({ amount, broken }) => {
        if (broken === true) throw new TypeError('an upgrade is written for bodies of its version');
        return { count: amount ?? null };
      },
    },
  });
  const read = createBodyReader(kind);
  for (const body of [
    { count: 1 },
    { count: 1, name: ' x ' },
    { count: 'x' },
    { amount: 1 },
    { count: 1, more: 1 },
    { broken: true },
  ])
    for (const version of [0, 1, 2, 3]) assert.deepEqual(read(body, version), kind.parse(body, version));
  // And what reads it after that gets the same, without reading it again.
  const body = { amount: 3 };
  assert.ok(read(body, 1).ok);
  assert.deepEqual(readBody(kind, { kind: kind.kind, version: 1, body }), { count: 3 });
});
