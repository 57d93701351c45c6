import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Chained, erasedAlong } from './erasure.ts';

const chain = (text: string): readonly Chained[] =>
  text.split(',').map((word) => {
    const [name = '', targets] = word.trim().split('<');
    const [id = '', subject] = name.split(':');
    return {
      id,
      ...(subject !== undefined && { subject }),
      ...(targets !== undefined && { supersedes: targets.split('+') }),
    };
  });
const along = (text: string, gone: readonly string[], way?: 'both' | 'later'): string =>
  [...erasedAlong(chain(text), gone, way)].toSorted().join(' ');

/** `b<a`: b corrects a. `a:x`: a names the person x. */
describe('an erasure follows corrections', () => {
  it('that name nobody, both ways and over what is not here', () => {
    assert.equal(along('a:x, b<a, c<b', ['a']), 'a b c');
    assert.equal(along('a, b:x<a, c<a', ['b']), 'a b c');
    assert.equal(along('a:x, c<b, b<a', ['a']), 'a b c');
    assert.equal(along('b:x<a, c<a', ['b']), 'a b c');
    assert.equal(along('a:x, b<a, c<a, d<b+c', ['a']), 'a b c d');
  });

  it('and stops at somebody else', () => {
    assert.equal(along('a:x, b:y<a, c<b', ['a']), 'a');
    assert.equal(along('a:x, b<a, c:y<b, d<c', ['a']), 'a b');
    assert.equal(along('a:x, b', ['a']), 'a');
  });

  it('only to what came later where nobody ordered it, and takes nothing along from quarantine', () => {
    assert.equal(along('a, b<a, c<b', ['b'], 'later'), 'b c');
    const held = chain('a, b:x<a').map((one) => ({ ...one, isHeld: true as const }));
    assert.deepEqual([...erasedAlong(held, ['b'])], ['b']);
    assert.deepEqual(
      [
        ...erasedAlong(
          chain('a:x, b<a').map((one) => ({ ...one, isHeld: true as const })),
          ['a'],
        ),
      ],
      ['a', 'b'],
    );
  });

  it('in a circle that a broken device made', () => {
    assert.equal(along('a:x<b, b<a', ['a']), 'a b');
  });
});
