import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transaction } from '#database/transaction.ts';
import type { ReportRow } from '../column.ts';
import { periodBefore } from '../period.ts';
import { readHeadlines } from './headlines.ts';
import type { ReportQuery, ReportTable } from './table.ts';

/** No query of these tables touches a database. */
const tx = {} as Transaction;
const rows: readonly ReportRow[] = [
  { month: '2026-02-01', site: 'van', product: 'nasal', kits: 5 },
  { month: '2026-01-01', site: 'van', product: 'nasal', kits: 2 },
  { month: '2026-02-01', site: 'hub', product: 'other', kits: 7 },
  { month: '2026-02-01', site: 'hub', product: 'nasal', kits: 11 },
  { month: '2025-12-01', site: 'hub', product: 'nasal', kits: 3 },
];
const asked: ReportQuery[] = [];
const table: ReportTable = {
  id: 'test.kits',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'test',
  columns: [],
  headlines: [
    {
      id: 'kits',
      title: 'test.kits',
      column: 'kits',
      isCounted: (row) => row['product'] !== 'other',
    },
  ],
  rows: async (_tx, query) => {
    asked.push(query);
    return rows.filter(({ month }) => String(month) >= query.from && String(month) <= query.to);
  },
};

test('a headline sums what counts, by month and by site, beside as many months before', async () => {
  const [figures] = await readHeadlines(tx, [{ ...table, headlines: [] }, table], {
    org: 'all',
    from: '2026-01-01',
    to: '2026-02-28',
    today: '2026-02-28',
    sites: ['hub', 'van'],
  });
  assert.deepEqual(figures, {
    id: 'kits',
    title: 'test.kits',
    column: 'kits',
    mayBeUnknown: false,
    hasEntries: false,
    value: 18,
    before: 3,
    months: [
      { month: '2026-01-01', value: 2 },
      { month: '2026-02-01', value: 16 },
    ],
    sites: [
      { site: 'hub', value: 11 },
      { site: 'van', value: 7 },
    ],
  });
  assert.deepEqual(asked, [
    { org: 'all', from: '2026-01-01', to: '2026-02-28', today: '2026-02-28', sites: ['hub', 'van'] },
    { org: 'all', from: '2025-11-01', to: '2025-12-31', today: '2026-02-28', sites: ['hub', 'van'] },
  ]);
});

test('the months before are whole months, over the turn of the year and in leap years', () => {
  assert.deepEqual(periodBefore({ from: '2028-03-01', to: '2028-03-31' }), {
    from: '2028-02-01',
    to: '2028-02-29',
  });
  assert.deepEqual(periodBefore({ from: '2026-01-01', to: '2026-12-31' }), {
    from: '2025-01-01',
    to: '2025-12-31',
  });
});

test('what few record opens the report only where somebody recorded it, and is unknown before that, not 0', async () => {
  const rare = {
    ...table,
    id: 'test.rare',
    headlines: [
      {
        id: 'rare',
        title: 'test.rare',
        column: 'kits',
        isUnknownWithoutRows: true,
        isLeftOutWithoutRows: true,
      },
    ],
    rows: async (_tx: Transaction, { from }: ReportQuery) => (from === '2026-02-01' ? rows.slice(0, 1) : []),
  };
  const rareIn = async (from: string, to: string) => {
    const query: ReportQuery = { org: 'all', from, to, today: to };
    const all = await readHeadlines(tx, [table, rare], query);
    return all.filter(({ id }) => id === 'rare').map(({ value, before }) => [value, before]);
  };
  assert.deepEqual(await rareIn('2026-02-01', '2026-02-28'), [[5, null]]);
  assert.deepEqual(await rareIn('2025-12-01', '2025-12-31'), []);
});
