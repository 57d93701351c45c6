import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spell } from './canonical.ts';
import { canonicalText, type Json } from './index.ts';

const text = fc.string({ unit: 'grapheme' });
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 5 }),
  ),
}));

const shuffled = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : shuffled(member)]),
  );
};

describe('canonical text', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => canonicalText(value) === canonicalText(shuffled(value))),
      {
        seed: 1,
      },
    );
  });

  it('is what its definition spells, also where names are numbers or mean something to JavaScript', () => {
    const named = fc.dictionary(
      fc.oneof(text, fc.constantFrom('__proto__', 'toJSON', 'constructor', '', '10', '9', '01', 'a')),
      json,
      { maxKeys: 6 },
    );
    const value = fc.oneof(json, named, fc.array(named, { maxLength: 3 }));
    fc.assert(
      fc.property(value, (made) => {
        assert.equal(canonicalText(made), spell(made));
        assert.equal(canonicalText(shuffled(made)), spell(made));
      }),
      { seed: 2, numRuns: 500 },
    );
    assert.equal(canonicalText(JSON.parse('{"b":{"__proto__":1},"a":2}')), '{"a":2,"b":{"__proto__":1}}');
    assert.equal(canonicalText({ 9: 1, 10: 2 }), '{"10":2,"9":1}');
    assert.equal(canonicalText({ b: undefined, a: 1 }), '{"a":1}');
    assert.throws(() => canonicalText({ a: [Number.NaN] }), /not finite/);
  });

  it('reads back as the same value and writes the same text again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalText(value);
        assert.deepEqual(canonicalText(JSON.parse(written)), written);
      }),
      { seed: 2 },
    );
  });

  it('differs for values that differ', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const equal = JSON.stringify(shuffled(shuffled(a))) === JSON.stringify(shuffled(shuffled(b)));
        return (
          equal || canonicalText(a) !== canonicalText(b) || canonicalText(a) === canonicalText(shuffled(b))
        );
      }),
      { seed: 3 },
    );
  });

  it('leaves out members that are undefined', () => {
    assert.equal(canonicalText({ b: 1, a: undefined }), '{"b":1}');
  });

  it('sorts keys by UTF-16 code units, as RFC 8785 asks', () => {
    assert.equal(
      canonicalText({ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\u0080': 5, ö: 6, '\ufb33': 7 }),
      '{"\\r":2,"1":3,"\u0080":5,"ö":6,"€":1,"😀":4,"\ufb33":7}',
    );
  });

  it('has no text for a number that is not finite', () => {
    assert.throws(() => canonicalText(Number.POSITIVE_INFINITY));
  });
});
