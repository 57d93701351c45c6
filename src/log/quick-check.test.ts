import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { entrySchema, isUuid } from './index.ts';
import { createQuickCheck } from './quick-check.ts';

const word = v.pipe(v.string(), v.maxLength(5), v.regex(/^[a-z]+$/));
const part = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));
const schemas = {
  plain: v.strictObject({ a: word, b: v.optional(part), c: v.optional(v.boolean()) }),
  trimmed: v.strictObject({ a: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(3)) }),
  nested: v.strictObject({ a: v.pipe(v.array(v.strictObject({ a: part })), v.minLength(1), v.maxLength(2)) }),
  told: v.strictObject({
    a: v.variant('how', [
      v.strictObject({ how: v.literal('one'), a: part }),
      v.strictObject({ how: v.literal('two'), b: v.pipe(v.number(), v.finite(), v.gtValue(0)) }),
    ]),
  }),
  checked: v.pipe(
    v.strictObject({ a: v.pipe(part, v.minValue(2)), b: part }),
    v.check(({ a, b }) => a > b),
  ),
  picked: v.strictObject({ a: v.picklist(['x', 'y']), b: v.optional(v.custom<string>(isUuid)) }),
};

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      -1,
      0,
      1,
      2,
      9,
      10,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ),
    fc.constantFrom(
      '',
      'x',
      'y',
      'one',
      'two',
      ' x',
      'x ',
      'abcdef',
      'A',
      '01900000-0000-7000-8000-000000000001',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'how', 'toString', '__proto__'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

describe('the quick check', () => {
  it('says yes only to what the schema takes just as it is', () => {
    const yes: Record<string, number> = {};
    for (const [name, schema] of Object.entries(schemas)) {
      const isSurelyFine = createQuickCheck(schema);
      fc.assert(
        fc.property(value, value, value, (a, b, how) => {
          for (const offered of [
            a,
            { a },
            { a, b },
            { a, b, how },
            { a: { a, how } },
            { a: { b, how } },
            { a: [{ a }] },
          ]) {
            if (!isSurelyFine(offered)) continue;
            yes[name] = (yes[name] ?? 0) + 1;
            const parsed = v.safeParse(schema, offered);
            assert.ok(parsed.success, name);
            assert.deepEqual(parsed.output, offered);
          }
        }),
        { seed: 11, numRuns: 3_000 },
      );
    }
    assert.deepEqual(Object.keys(yes).sort(), Object.keys(schemas).sort());
  });

  it('says yes to no schema that it does not know, or that would change a value', () => {
    for (const schema of [
      v.object({ a: v.string() }),
      v.strictObject({ a: v.optional(v.string(), 'filled in') }),
      v.strictObject({ a: v.pipe(v.string(), v.toLowerCase()) }),
      v.strictObject({ a: v.pipe(v.string(), v.regex(/a/g)) }),
    ])
      assert.equal(createQuickCheck(schema)({ a: 'a' }), false);
  });

  it('knows the schemas of the log', () => {
    const id = '01900000-0000-7000-8000-000000000001';
    const at = '2026-03-08T09:15:00-05:00';
    const envelope = {
      author: id,
      body: {},
      device: id,
      deviceSeq: 1,
      hlc: '001767571200000-0000-00000001',
      id,
      kind: 'test.give',
      occurredAt: at,
      org: id,
      recordedAt: at,
      site: id,
      version: 1,
    };
    const isSurelyEnvelope = createQuickCheck(entrySchema);
    assert.ok(isSurelyEnvelope(envelope));
    assert.ok(!isSurelyEnvelope({ ...envelope, more: 1 }));
    assert.ok(!isSurelyEnvelope({ ...envelope, deviceSeq: 0 }));
    assert.ok(!isSurelyEnvelope({ ...envelope, supersedes: [] }));
  });
});
