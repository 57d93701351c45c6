import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChance } from '../../test/simulator/world/chance.ts';
import { uniquePeople } from './rules.ts';

/** The range of different people, held against made-up programs of which it is known who came (docs/different-people.md). */

interface Program {
  readonly people: number;
  /** Share of visits in which a card is shown. */
  readonly shown: number;
  /** Share of people who come back under a new card in the period. */
  readonly lost: number;
  /** Share of those whose two cards a worker joined. */
  readonly joined: number;
}

const live = (seed: string, { people, shown, lost, joined }: Program) => {
  const chance = createChance(seed);
  const seen = new Set<string>();
  let [came, anonymousVisits] = [0, 0];
  for (let person = 0; person < people; person += 1) {
    const visits = chance.between(1, 6);
    const changesAt = chance.happens(lost) ? chance.between(1, visits) : visits;
    const second = chance.happens(joined) ? 'first' : 'second';
    came += 1;
    for (let visit = 0; visit < visits; visit += 1)
      if (chance.happens(shown)) seen.add(`${person} ${visit < changesAt ? 'first' : second}`);
      else anonymousVisits += 1;
  }
  return { came, linked: seen.size, anonymousVisits };
};

const missed = (program: Program, range = uniquePeople): number =>
  Array.from({ length: 200 }, (_, index) => live(`people-${index}`, program)).filter((seen) => {
    const { low, high } = range(seen);
    return seen.came < low || seen.came > high;
  }).length;

describe('the range of different people', () => {
  const usual: Program = { people: 300, shown: 0.7, lost: 0.06, joined: 0 };

  it('holds those who came, in small and large programs, with many and few cards', () => {
    for (const people of [1, 5, 40, 300])
      for (const shown of [0, 0.2, 0.7, 1])
        assert.equal(missed({ ...usual, people, shown, lost: 0 }), 0, `${people} ${shown}`);
  });

  it('holds them where as many came back under a new card as it allows for; without the allowance it does not', () => {
    const plain = ({ linked, anonymousVisits }: { linked: number; anonymousVisits: number }) => ({
      low: linked,
      high: linked + anonymousVisits,
    });
    for (const shown of [0.7, 1]) {
      assert.ok(missed({ ...usual, shown }) <= 4, 'at most 2 of 100');
      assert.ok(missed({ ...usual, shown }, plain) > (shown === 1 ? 190 : 0));
    }
  });

  it('holds them where many come back under a new card and workers join what they find', () => {
    const many: Program = { ...usual, shown: 1, lost: 0.3 };
    assert.ok(
      missed(many) > 190,
      'more than it allows for, and nobody joined any: the lower end is too high',
    );
    assert.ok(missed({ ...many, joined: 0.85 }) <= 4);
  });
});
