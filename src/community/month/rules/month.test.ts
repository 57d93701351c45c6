import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReleaseBody } from '#report/funder/entries.ts';
import { createReleasing, type MonthOf, partOf } from '#report/funder/release.ts';
import { periodOf } from '#report/period.ts';
import { monthsDue } from './due.ts';
import { givenOf, type LineOf } from './given.ts';

const lines: readonly LineOf[] = [
  { code: 'syringes', counts: ({ measure, item }) => measure === 'items' && item.startsWith('syringe') },
  { code: 'strips', counts: ({ measure, item }) => measure === 'items' && item.startsWith('strip') },
];
/** A month in which each item went to so many people, two pieces to each. */
const monthOf = (month: string, people: Readonly<Record<string, number>>): MonthOf => ({
  ...periodOf(month),
  parts: Object.entries(people).map(([item, count]) => {
    const figure = { id: 'items', version: 1, item };
    const contributions = Array.from({ length: count }, (_, n) =>
      partOf(figure, { site: `site ${n % 2}`, channel: 'fixed' }, 2, `${month} ${n}`),
    );
    return { figure, contributions };
  }),
});
/** What is told of each month, each on its day. */
const told = (...months: readonly MonthOf[]) => {
  const leaving = createReleasing([]);
  const releases: ReleaseBody[] = [];
  return months.map((month) => {
    releases.push(...leaving(month));
    return givenOf(month, lines, releases);
  });
};

test('a number is told once it is of enough people; what was not written down is no number', () => {
  const [given] = told(monthOf('2026-10', { 'syringe-a': 11, 'syringe-b': 20, 'cooker-x': 40 }));
  assert.deepEqual(given, [
    { code: 'syringes', is: 'told', value: 62 },
    { code: 'strips', is: 'none' },
  ]);
  assert.deepEqual(told(monthOf('2026-10', {}))[0], [
    { code: 'syringes', is: 'none' },
    { code: 'strips', is: 'none' },
  ]);
});

test('ten people are too few: their month says so, and the next one tells both and since when', () => {
  const [october, november, december] = told(
    monthOf('2026-10', { 'strip-a': 10 }),
    monthOf('2026-11', { 'strip-a': 1 }),
    monthOf('2026-12', { 'strip-a': 12 }),
  );
  assert.deepEqual(october?.[1], { code: 'strips', is: 'few' });
  assert.deepEqual(november?.[1], { code: 'strips', is: 'told', value: 22, since: '2026-10' });
  assert.deepEqual(december?.[1], { code: 'strips', is: 'told', value: 24 });
});

test('a sort that too few took is not in the number of its line, and the line says that there is more', () => {
  const [october, november] = told(
    monthOf('2026-10', { 'syringe-a': 30, 'syringe-rare': 3 }),
    monthOf('2026-11', { 'syringe-a': 30, 'syringe-rare': 9 }),
  );
  assert.deepEqual(october?.[0], { code: 'syringes', is: 'told', value: 60, isPart: true });
  // Twelve people over two months.
  assert.deepEqual(november?.[0], { code: 'syringes', is: 'told', value: 84, since: '2026-10' });
});

test('what left with a later month is not in the one before, and what left by hand before is told all the same', () => {
  const month = monthOf('2026-10', { 'strip-a': 4 });
  const release = (from: string, to: string): ReleaseBody => ({
    ...{ measure: 'items', counted: 1, item: 'strip-a', from, to, least: 11 },
    ...{ sites: [['site 0']], channels: [['fixed']], cells: [[0, 0, 50]] },
  });
  assert.deepEqual(givenOf(month, lines, [release('2026-10-01', '2026-11-30')])[1], {
    code: 'strips',
    is: 'few',
  });
  assert.deepEqual(givenOf(month, lines, [release('2026-10-01', '2026-10-31')])[1], {
    code: 'strips',
    is: 'told',
    value: 50,
  });
  // Too few for a year: it never leaves, whatever its cells would have been.
  const { cells: _cells, ...never } = release('2025-11-01', '2026-10-31');
  assert.deepEqual(givenOf(month, lines, [never])[1], { code: 'strips', is: 'few' });
});

test('a month is told from the tenth day after it, in order, once, and never from before the log began', () => {
  const due = (today: string, first: string | null, last?: string) =>
    monthsDue(today, { first, last }).map(({ from }) => from.slice(0, 7));
  assert.deepEqual(due('2026-11-09', '2026-10-20'), []);
  assert.deepEqual(due('2026-11-10', '2026-10-20'), ['2026-10']);
  assert.deepEqual(due('2026-11-10', '2026-10-20', '2026-10'), []);
  assert.deepEqual(due('2026-11-10', null), []);
  // Turned on after years, or back after months away: no more than the page shows.
  assert.deepEqual(due('2026-11-09', '2020-01-01'), ['2026-07', '2026-08', '2026-09']);
  assert.deepEqual(due('2026-11-28', '2020-01-01'), ['2026-08', '2026-09', '2026-10']);
  assert.deepEqual(due('2027-03-12', '2020-01-01', '2026-10'), ['2026-12', '2027-01', '2027-02']);
  assert.deepEqual(due('2027-01-10', '2020-01-01', '2026-11'), ['2026-12']);
});
