import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idsOfPerson, onePerson, spareIds } from './one-person.ts';

const join = (whole: string, ...subjects: readonly string[]) =>
  subjects.map((subject) => ({ subject, whole }));

describe('ids of one person', () => {
  it('are counted once, also where they were joined one after another, in any order', () => {
    const pairs = [join('1', 'a', 'b'), join('2', 'c', 'd'), join('3', 'd', 'b')];
    for (const order of [pairs, pairs.toReversed(), [pairs[2], pairs[0], pairs[1]]]) {
      const one = onePerson(
        order.flatMap((pair) => pair ?? []),
        new Set(),
      );
      assert.deepEqual([...idsOfPerson(one, 'c')].toSorted(), ['a', 'b', 'c', 'd']);
      assert.equal(spareIds(one, ['a', 'a', 'c', 'e']), 1);
    }
  });

  it('are what they were before once the join is ended; another join of the same ids stands', () => {
    const joined = [...join('1', 'a', 'b'), ...join('2', 'b', 'c')];
    const one = onePerson(joined, new Set(['1']));
    assert.deepEqual([idsOfPerson(one, 'a'), spareIds(one, ['a', 'b', 'c'])], [['a'], 1]);
    assert.equal(spareIds(onePerson(joined, new Set(['1', '2'])), ['a', 'b', 'c']), 0);
    assert.equal(spareIds(onePerson([...joined, ...join('3', 'a', 'b')], new Set(['1'])), ['a', 'b']), 1);
  });

  it('lead nowhere when one of the two was erased or faded: the other stands alone', () => {
    const one = onePerson(join('1', 'a'), new Set());
    assert.deepEqual([...one], []);
    assert.deepEqual(idsOfPerson(one, 'a'), ['a']);
  });
});
