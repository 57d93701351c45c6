import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodOf } from '../period.ts';
import { createReleasing, type Figure, longestWait, type MonthOf, partOf } from './release.ts';
import { rowsOf } from './rows.ts';

const visits: Figure = { id: 'visits.visits', version: 1, item: '' };
const [river, mill] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const people = (count: number, site: string, channel = 'fixed') =>
  Array.from({ length: count }, (_, n) => partOf(visits, { site, channel }, 2, `${site} ${n}`));
const month = (name: string, ...parts: ReturnType<typeof people>[]): MonthOf => ({
  ...periodOf(name),
  parts: parts.length === 0 ? [] : [{ figure: visits, contributions: parts.flat() }],
});
const year = periodOf('2026');
const wanted = (...by: readonly ('month' | 'site' | 'channel')[]) => ({ measures: [visits.id], by });

test('a month leaves in blocks of enough people, a small site together with another', () => {
  const leave = createReleasing([]);
  const left = leave(month('2026-01', people(20, river), people(3, mill)));
  assert.deepEqual(left[0]?.cells, [[0, 0, 46]]);
  assert.deepEqual(left[0]?.sites, [[river, mill]]);
  const more = leave(month('2026-02', people(20, river), people(12, mill)));
  const rows = rowsOf(wanted('month', 'site'), year, [...left, ...more]);
  assert.deepEqual(
    rows.map(({ from, sites, value }) => [from, sites, value]),
    [
      ['2026-01-01', [river, mill], 46],
      ['2026-02-01', [river], 40],
      ['2026-02-01', [mill], 24],
    ],
  );
  // Over both months as coarse as the coarser: the small site is in no difference of two lines.
  assert.deepEqual(
    rowsOf(wanted('site'), year, [...left, ...more]).map(({ sites, value }) => [sites, value]),
    [[[river, mill], 110]],
  );
});

test('a month of too few people waits for the next and leaves with it; what left never leaves again, nor what came in late', () => {
  const leave = createReleasing([{ figure: visits, to: '2026-01-31' }]);
  assert.deepEqual(leave(month('2026-01', people(50, river))), []);
  assert.deepEqual(leave(month('2026-02', people(10, river))), []);
  const [both] = leave(month('2026-03', people(11, river)));
  assert.ok(both);
  assert.deepEqual([both.from, both.to, both.cells], ['2026-02-01', '2026-03-31', [[0, 0, 42]]]);
  // Of March alone nothing can be told: the line says so, and is not 0.
  assert.deepEqual(rowsOf(wanted(), periodOf('2026-03'), [both])[0]?.value, null);
  // A month of nobody is 0, and known.
  const [none] = leave(month('2026-04'));
  assert.ok(none);
  assert.deepEqual(rowsOf(wanted(), periodOf('2026-04'), [none])[0]?.value, 0);
});

test('what waited too long never leaves, and a sum over it stops before and goes on after', () => {
  const leave = createReleasing([]);
  const months = Array.from({ length: longestWait }, (_, n) => `2025-${String(n + 1).padStart(2, '0')}`);
  const left = months.flatMap((name) => leave(month(name, people(4, river))));
  assert.deepEqual(
    left.map(({ from, to, cells }) => [from, to, cells]),
    [['2025-01-01', '2025-12-31', undefined]],
  );
  const all = [...left, ...leave(month('2026-01', people(30, river, 'mobile')))];
  const both = { from: '2025-01-01', to: '2026-12-31' };
  assert.deepEqual(
    rowsOf(wanted('channel'), both, all).map(({ from, to, channels, value }) => [from, to, channels, value]),
    [['2026-01-01', '2026-01-31', ['mobile'], 60]],
  );
});
