import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPrng } from '#sample/prng.ts';
import { attack } from '../../../test/support/attacker.ts';
import type { Contribution, Release, SafeFamily } from './family.ts';
import { combine, release } from './safe.ts';

const countyOf: Readonly<Record<string, string>> = {
  river: 'north',
  mill: 'north',
  harbor: 'south',
  dock: 'south',
};
const family: SafeFamily = {
  id: 'visits',
  version: 1,
  dimensions: [{ id: 'site', parentOf: (site) => countyOf[site] }, { id: 'age' }],
  tables: [
    { id: 'by-site', measure: 'visits', by: ['site'] },
    { id: 'by-age', measure: 'visits', by: ['age'] },
    { id: 'all', measure: 'visits', by: [] },
  ],
};

/** So many different people, one visit each. */
const people = (count: number, site: string, age: string): readonly Contribution[] =>
  Array.from({ length: count }, (_, n) => ({
    measure: 'visits',
    at: { site, age },
    person: `${site} ${age} ${n}`,
    value: 1,
  }));

const released = (contributions: readonly Contribution[], own = family): Release => {
  const made = release(own, '2026-10', contributions);
  assert.ok(made.ok);
  return made.value;
};

describe('safe figures', () => {
  it('shows what is large enough as it is', () => {
    const { tables } = released([...people(20, 'river', 'a'), ...people(11, 'mill', 'a')]);
    assert.deepEqual(tables['by-site'], [
      { at: { site: ['mill'] }, value: 11 },
      { at: { site: ['river'] }, value: 20 },
    ]);
    assert.deepEqual(tables['all'], [{ at: {}, value: 31 }]);
  });

  it('merges a small site into its own county first', () => {
    const { tables, groups } = released([
      ...people(20, 'river', 'a'),
      ...people(3, 'mill', 'a'),
      ...people(12, 'harbor', 'a'),
    ]);
    assert.deepEqual(groups['site'], [['harbor'], ['mill', 'river']]);
    assert.deepEqual(tables['by-site'], [
      { at: { site: ['harbor'] }, value: 12 },
      { at: { site: ['mill', 'river'] }, value: 23 },
    ]);
  });

  it('counts different people, not visits, and those without a code as one', () => {
    const often = Array.from({ length: 50 }, () => people(1, 'river', 'a')).flat();
    const unknown = people(50, 'river', 'a').map(({ person: _person, ...rest }) => rest);
    assert.equal(released(often).tables['by-site'], 'withheld');
    assert.equal(released(unknown).tables['by-site'], 'withheld');
    assert.notEqual(released([...people(10, 'river', 'a'), ...unknown]).tables['by-site'], 'withheld');
  });

  it('withholds everything where all together are too few, and shows nothing where there was nobody', () => {
    assert.deepEqual(released(people(10, 'river', 'a')).tables, {
      'by-site': 'withheld',
      'by-age': 'withheld',
      all: 'withheld',
    });
    assert.deepEqual(released([]).tables, { 'by-site': [], 'by-age': [], all: [] });
  });

  it('makes two tables of one measure safe together: who reads both may cross them', () => {
    const { groups } = released([
      ...people(25, 'river', 'a'),
      ...people(4, 'river', 'b'),
      ...people(11, 'harbor', 'b'),
    ]);
    assert.ok((groups['site'] ?? []).length === 1 || (groups['age'] ?? []).length === 1);
  });

  it('is released once: what comes in late changes nothing, and what was not declared is refused', () => {
    const before = released(people(20, 'river', 'a'));
    const again = release(family, '2026-10', people(21, 'river', 'a'), { before });
    assert.deepEqual(again, { ok: false, error: { code: 'released-already', release: before } });
    const other = people(1, 'river', 'a').map((one) => ({ ...one, measure: 'tests' }));
    assert.deepEqual(release(family, 'x', other), {
      ok: false,
      error: { code: 'not-declared', what: 'tests' },
    });
    const half = people(1, 'river', 'a').map((one) => ({ ...one, value: 0.5 }));
    assert.deepEqual(release(family, 'x', half), { ok: false, error: { code: 'not-a-count', what: '0.5' } });
  });

  it('cannot be set below two people', () => {
    const made = release(family, '2026-10', people(1, 'river', 'a'), { k: 0 });
    assert.ok(made.ok);
    assert.equal(made.value.tables['all'], 'withheld');
  });

  it('puts a quarter together from its months, as coarse as the coarsest of them', () => {
    const october = released([...people(20, 'river', 'a'), ...people(20, 'mill', 'a')]);
    const november = release(family, '2026-11', [...people(20, 'river', 'a'), ...people(2, 'mill', 'a')]);
    assert.ok(november.ok);
    const quarter = combine([october, november.value], '2026-Q4');
    assert.ok(quarter.ok);
    assert.deepEqual(quarter.value.tables['by-site'], [{ at: { site: ['mill', 'river'] }, value: 62 }]);
    assert.deepEqual(combine([october, october], 'x'), { ok: false, error: { code: 'not-alike' } });
    const december = release(family, '2026-12', people(2, 'mill', 'a'));
    assert.ok(december.ok);
    const withheld = combine([october, december.value], 'x');
    assert.ok(withheld.ok);
    assert.equal(withheld.value.tables['by-site'], 'withheld');
  });
});

describe('an attacker with a linear program', () => {
  const seed = 20261126;

  it('cannot bound any small cell of random tables, their totals, and the releases before, more closely than 0 to k', async () => {
    const { int } = createPrng(seed);
    let small = 0;
    for (let world = 0; world < 12; world += 1) {
      const months = ['2026-10', '2026-11', '2026-12'].map((period) => {
        const contributions = Object.keys(countyOf).flatMap((site) =>
          ['a', 'b', 'c'].flatMap((age) => people(int(0, 2) === 0 ? int(0, 10) : int(0, 39), site, age)),
        );
        const made = release(family, period, contributions);
        assert.ok(made.ok);
        return { contributions, release: made.value };
      });
      const quarter = combine(
        months.map((month) => month.release),
        '2026-Q4',
      );
      assert.ok(quarter.ok);
      const found = await attack(months, quarter.value);
      small += found.length;
      for (const cell of found)
        assert.ok(
          cell.least === 0 && cell.most >= 11,
          `seed ${seed}, world ${world}: ${cell.name} is ${cell.value}, known to lie in ${cell.least} to ${cell.most}`,
        );
    }
    assert.ok(small > 50, `only ${small} small cells were met`);
  });

  it('does find what hiding the small cell alone gives away', async () => {
    const contributions = [...people(20, 'river', 'a'), ...people(3, 'mill', 'a')];
    const naive: Release = {
      family: 'visits',
      version: 1,
      period: '2026-10',
      k: 11,
      groups: {},
      tables: {
        'by-site': [{ at: { site: ['river'] }, value: 20 }],
        all: [{ at: {}, value: 23 }],
      },
    };
    const found = await attack([{ contributions, release: naive }]);
    assert.deepEqual(
      found.map(({ least, most }) => [least, most]),
      [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    );
  });
});
